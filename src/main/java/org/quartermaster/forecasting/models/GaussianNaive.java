package org.quartermaster.forecasting.models;

/**
 * The yardstick as the literature scores it: seasonal naive with Gaussian intervals (Hyndman and Athanasopoulos 2021, §5.5): the quantile at level p is {@code ŷ + z_p · σ · √k}, σ the standard deviation
 * of the seasonal differences inside the history, k the seasons ahead. Quantiles are not cut at zero, so it is no member of any blend and {@link QuantileForecast#ordered()} must not touch it.
 *
 * @param season periods in a season, ≥ 1
 */
public record GaussianNaive(int season) {

    public GaussianNaive {
        if (season < 1) {
            throw new IllegalArgumentException("The season (%d) must be ≥ 1.".formatted(season));
        }
    }

    /** The forecast; a missing value is replaced by the one a season earlier. */
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        double deviation = deviation(history);
        for (int t = 0; t < horizon; t++) {
            float point = SeasonalNaive.lastKnown(history, season, t);
            double wide = deviation * Math.sqrt(1 + t / season);
            forecast.mean()[t] = point;
            for (int i = 0; i < QuantileForecast.LEVELS; i++) {
                forecast.quantiles()[t * QuantileForecast.LEVELS + i] = (float) (point + NormalQuantiles.of(QuantileForecast.level(i)) * wide);
            }
        }
        return forecast;
    }

    /** Root of the mean squared seasonal difference, units; 0 when there is none. */
    private double deviation(History history) {
        float[] units = history.units();
        double squares = 0;
        int count = 0;
        for (int t = history.firstSale() + season; t < history.end(); t++) {
            double error = units[t] - units[t - season];
            if (!Double.isNaN(error)) {
                squares += error * error;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
