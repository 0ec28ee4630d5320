package org.quartermaster.forecasting.models;

import java.time.LocalDate;

/**
 * A forecast of daily demand: eleven quantiles and the mean for each day after the origin. Quantiles are ≥ 0, finite, and never cross.
 *
 * @param origin    last known day
 * @param quantiles {@code [day · LEVELS + level]} in units, day 0 is the day after the origin
 * @param mean      {@code [day]} in units
 */
public record QuantileForecast(LocalDate origin, float[] quantiles, float[] mean) {

    private static final double[] LEVEL = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    /** How many levels there are. */
    public static final int LEVELS = LEVEL.length;
    /** Index of the median. */
    public static final int MEDIAN = 5;

    public QuantileForecast {
        if (quantiles.length != mean.length * LEVELS) {
            throw new IllegalArgumentException("%d quantiles do not fit %d days of %d levels".formatted(quantiles.length, mean.length, LEVELS));
        }
    }

    /** Nothing is expected to be sold. */
    public static QuantileForecast zero(LocalDate origin, int horizon) {
        return new QuantileForecast(origin, new float[horizon * LEVELS], new float[horizon]);
    }

    /** The levels, ascending: 0.05, 0.1, 0.2 … 0.9, 0.95. */
    public static double[] levels() {
        return LEVEL.clone();
    }

    /** One level. */
    public static double level(int index) {
        return LEVEL[index];
    }

    /** Days ahead. */
    public int horizon() {
        return mean.length;
    }

    /** Quantile of one day in units. */
    public float quantile(int day, int level) {
        return quantiles[day * LEVELS + level];
    }

    /** Makes the day's quantiles finite, ≥ 0 and ascending in place: whoever computed them independently calls this once. */
    public QuantileForecast ordered() {
        for (int day = 0; day < mean.length; day++) {
            float least = 0;
            for (int i = day * LEVELS; i < (day + 1) * LEVELS; i++) {
                least = Float.isFinite(quantiles[i]) ? Math.max(least, quantiles[i]) : least;
                quantiles[i] = least;
            }
            mean[day] = Float.isFinite(mean[day]) ? Math.max(0, mean[day]) : 0;
        }
        return this;
    }

    /** Rounds the quantiles to whole units in place, for demand that is counted: a quantile of 0.01 units would stand above all days that sell nothing. Means stay. */
    public QuantileForecast whole() {
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = (float) Math.floor(quantiles[i] + 0.5);
        }
        return this;
    }
}
