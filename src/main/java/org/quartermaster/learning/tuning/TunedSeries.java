package org.quartermaster.learning.tuning;

/**
 * One series of the user's own history.
 *
 * @param grain 0 days, 1 weeks, 2 months
 * @param units demand per step, ascending, {@code NaN} where not observed
 * @param plan  {@code [channel][step]}; a channel of which nothing is known is empty
 */
public record TunedSeries(int grain, float[] units, float[][] plan) {

    /** Steps that were observed. */
    public int known() {
        int known = 0;
        for (float value : units) {
            known += Float.isNaN(value) ? 0 : 1;
        }
        return known;
    }

    /** Units sold over all observed steps. */
    public double total() {
        double total = 0;
        for (float value : units) {
            total += Float.isNaN(value) ? 0 : value;
        }
        return total;
    }
}
