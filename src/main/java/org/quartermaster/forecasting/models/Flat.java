package org.quartermaster.forecasting.models;

import java.util.Arrays;

/** Forecasts that are the same on each day ahead. */
final class Flat {

    private Flat() {
    }

    /** Writes the count distribution of this mean and variance on every day. */
    static void fill(QuantileForecast forecast, double mean, double variance) {
        CountDistribution.quantiles(mean, variance, forecast.quantiles(), 0);
        Arrays.fill(forecast.mean(), (float) mean);
        repeat(forecast);
    }

    /** Copies the first day's quantiles to the others. */
    static void repeat(QuantileForecast forecast) {
        float[] quantiles = forecast.quantiles();
        for (int day = 1; day < forecast.horizon(); day++) {
            System.arraycopy(quantiles, 0, quantiles, day * QuantileForecast.LEVELS, QuantileForecast.LEVELS);
        }
    }
}
