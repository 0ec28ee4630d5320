package org.quartermaster.forecasting.totals;

/**
 * Means of a few series added up.
 *
 * @param mean   units per day
 * @param series how many series
 */
public record Expected(float[] mean, int series) {

    /** One series. @param mean kept, not copied */
    public static Expected of(float[] mean) {
        return new Expected(mean, 1);
    }

    public Expected plus(Expected other) {
        float[] sum = mean.clone();
        for (int t = 0; t < sum.length; t++) {
            sum[t] += other.mean[t];
        }
        return new Expected(sum, series + other.series);
    }
}
