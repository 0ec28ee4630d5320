package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * Intermittent demand by Teunter, Syntetos and Babai (2011, eqs. 1–3): the chance of a sale and its size are smoothed apart, the chance also on days without sale, so
 * that a dying SKU fades out. A day sells nothing with 1 − p; else the size is one plus a count whose mean and variance match the smoothed sizes.
 *
 * @param chanceSmoothing 0…1, per known day
 * @param sizeSmoothing   0…1, per sale
 */
public record Tsb(double chanceSmoothing, double sizeSmoothing) implements ForecastMethod {

    /** Slow chance, moderate size: the usual choice for daily data. */
    public static final Tsb DAILY = new Tsb(0.03, 0.1);
    /** For weeks and months, of which there are fewer. */
    public static final Tsb SLOW = new Tsb(0.1, 0.15);

    @Override
    public String code() {
        return "tsb";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        var state = new State();
        history.forEachKnown(state::add);
        double chance = state.chance();
        if (chance > 0) {
            double size = state.size();
            write(forecast, chance, size, state.sizeVariance());
            Arrays.fill(forecast.mean(), (float) (chance * size));
            Flat.repeat(forecast);
        }
        return forecast;
    }

    private static void write(QuantileForecast forecast, double chance, double size, double variance) {
        double[] inside = new double[QuantileForecast.LEVELS];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.min(1 - 1e-9, (QuantileForecast.level(i) - (1 - chance)) / chance);
        }
        CountDistribution.quantiles(Math.max(0, size - 1), variance, inside, forecast.quantiles(), 0);
        for (int i = 0; i < inside.length; i++) {
            forecast.quantiles()[i] = inside[i] <= 0 ? 0 : forecast.quantiles()[i] + (float) Math.min(1, size);
        }
    }

    /** Discounted means that start as plain means, so that the first days do not depend on an invented start. */
    private final class State {
        private double sales;
        private double days;
        private double sizes;
        private double squares;
        private double weight;

        void add(float units) {
            sales = (1 - chanceSmoothing) * sales + (units > 0 ? 1 : 0);
            days = (1 - chanceSmoothing) * days + 1;
            if (units > 0) {
                sizes = (1 - sizeSmoothing) * sizes + units;
                squares = (1 - sizeSmoothing) * squares + (double) units * units;
                weight = (1 - sizeSmoothing) * weight + 1;
            }
        }

        double chance() {
            return days == 0 ? 0 : sales / days;
        }

        double size() {
            return sizes / weight;
        }

        double sizeVariance() {
            return Math.max(0, squares / weight - size() * size());
        }
    }
}
