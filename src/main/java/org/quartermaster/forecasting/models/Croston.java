package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * Intermittent demand by Croston (1972): sizes of sales and intervals between them are smoothed apart, and only when something is sold; the rate is size over interval. With the correction of
 * Syntetos and Boylan (2005, eq. 5) it is multiplied by {@code 1 − α/2}. Worked number: α = 0.5, sales 4 at period 1 and 8 at period 3: size 6, interval 1.5 (from 1 and 2), rate 4, corrected 3.
 *
 * @param smoothing α, in (0, 1]
 * @param corrected whether the correction is applied
 */
public record Croston(double smoothing, boolean corrected) implements ForecastMethod {

    /** As published, α = 0.1. */
    public static final Croston PLAIN = new Croston(0.1, false);
    /** Syntetos–Boylan approximation, α = 0.1. */
    public static final Croston SBA = new Croston(0.1, true);

    @Override
    public String code() {
        return corrected ? "sba" : "croston";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        var state = new State();
        history.forEachKnown(state::add);
        double rate = state.size / state.interval * (corrected ? 1 - smoothing / 2 : 1);
        if (rate > 0) {
            CountDistribution.quantiles(rate, state.variance(rate), forecast.quantiles(), 0);
            Arrays.fill(forecast.mean(), (float) rate);
            Flat.repeat(forecast);
        }
        return forecast;
    }

    private final class State {
        private double size;
        private double interval = 1;
        private int since;
        private double sum;
        private double squares;
        private int known;

        void add(float units) {
            since++;
            known++;
            sum += units;
            squares += (double) units * units;
            if (units > 0) {
                interval = size == 0 ? since : interval + smoothing * (since - interval);
                size = size == 0 ? units : size + smoothing * (units - size);
                since = 0;
            }
        }

        /** The series' own variance over mean, at this mean. */
        double variance(double rate) {
            double mean = sum / known;
            return known < 2 ? rate : rate * Math.max(0, squares - sum * mean) / (known - 1) / mean;
        }
    }
}
