package org.quartermaster.launcher.bench.forecast;

import java.util.Arrays;

/**
 * One series on the common grid of periods.
 *
 * @param quantity  units per period; NaN where missing
 * @param price     carried forward where not given; NaN where unknown
 * @param promotion 0: none
 * @param closed    whether nothing can be sold, as the file says; empty when it is always open
 */
record LongSeries(String name, int category, int location, float[] quantity, float[] price, float[] promotion, boolean[] closed) {

    /** What is known of closed periods at {@code end}: something that was sold before then was sold although the file says closed; nobody knows that of periods to come. */
    boolean[] closed(int from, int end, int horizon) {
        boolean[] known = Arrays.copyOfRange(closed, from, end + horizon);
        for (int t = from; t < end; t++) {
            known[t - from] &= !(quantity[t] > 0);
        }
        return known;
    }
}
