package org.quartermaster.forecasting.demand;

/** What a day without stock or data would have sold: the mean of the same weekday in the {@value #WEEKS} weeks on each side, as far as it is known. A closed day loses nothing. */
public final class LostDemand {

    private static final int WEEKS = 4;
    private static final int WEEK = 7;

    private LostDemand() {
    }

    /**
     * The demand with its gaps filled; days before the first sale stay as they are.
     *
     * @param clean     units per day, NaN where missing
     * @param firstSale index of the first day with a sale
     * @param least     units per day that were sold all the same; an estimate is never below
     * @param closed    whether nothing could be sold, per day; at least as long, or empty when that never was so
     */
    public static float[] filled(float[] clean, int firstSale, float[] least, boolean[] closed) {
        float[] filled = clean.clone();
        for (int t = firstSale; t < clean.length; t++) {
            if (Float.isNaN(clean[t])) {
                filled[t] = t < closed.length && closed[t] ? least[t] : Math.max(least[t], around(clean, firstSale, t));
            }
        }
        return filled;
    }

    private static float around(float[] clean, int firstSale, int day) {
        float sum = 0;
        int known = 0;
        for (int week = -WEEKS; week <= WEEKS; week++) {
            int t = day + week * WEEK;
            if (t >= firstSale && t < clean.length && !Float.isNaN(clean[t])) {
                sum += clean[t];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }
}
