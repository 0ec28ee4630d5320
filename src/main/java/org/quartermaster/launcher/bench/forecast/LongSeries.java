package org.quartermaster.launcher.bench.forecast;

/**
 * One series on the common grid of periods.
 *
 * @param quantity  units per period; NaN where missing
 * @param price     carried forward where not given; NaN where unknown
 * @param promotion 0: none
 * @param closed    whether nothing can be sold; empty when it is always open
 */
record LongSeries(String name, int category, int location, float[] quantity, float[] price, float[] promotion, boolean[] closed) {
}
