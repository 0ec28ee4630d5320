package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) in the form of Hyndman and Billah (2003): the series without its profile is smoothed, and half the slope of its trend line is added:
 * {@code ŷ(h) = level + ½ b · (h − 1 + 1/α)}; then the profile is put back. The slope is that of the last {@value #TREND} periods. Quantiles are those of the count with this mean and the one-step errors' variance, which
 * grows as that of smoothing: {@code 1 + (h − 1) α²}.
 */
public final class Theta implements ForecastMethod {

    private static final int TREND = 182;
    private static final double LEAST_FACTOR = 0.05;

    private final ProfileSmoothing smoothing;

    /** @param smoothing finds the profile, the level and its rate */
    public Theta(ProfileSmoothing smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public String code() {
        return "theta";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        ProfileSmoothing.Fit fit = smoothing.fit(history);
        double[] means = means(history, fit, horizon);
        double[] levels = new double[QuantileForecast.LEVELS];
        Arrays.setAll(levels, QuantileForecast::level);
        for (int t = 0; t < horizon && fit.level() > 0; t++) {
            forecast.mean()[t] = (float) means[t];
            CountDistribution.quantiles(means[t], fit.variance(means[t]) * (1 + t * fit.rate() * fit.rate()), levels, forecast.quantiles(), t * QuantileForecast.LEVELS);
        }
        return forecast;
    }

    /** What is expected in each period after the history's end. @param fit of the history, by any smoothing */
    public static double[] means(History history, ProfileSmoothing.Fit fit, int horizon) {
        double[] means = new double[horizon];
        if (fit.level() > 0) {
            double slope = slope(history, fit.profile());
            Arrays.setAll(means, t -> {
                double level = Math.max(0, fit.level() + slope / 2 * (t + (1 - Math.pow(1 - fit.rate(), history.end())) / fit.rate()));
                return Math.min(level, 4 * fit.level()) * fit.profile()[history.phase(history.end() + t)];
            });
        }
        return means;
    }

    /** Least squares over the known periods without their profile, units per period. */
    private static double slope(History history, double[] profile) {
        double n = 0;
        double sumT = 0;
        double sumY = 0;
        double squares = 0;
        double products = 0;
        for (int t = Math.max(history.firstSale(), history.end() - TREND); t < history.end(); t++) {
            double factor = profile[history.phase(t)];
            if (!Float.isNaN(history.units()[t]) && factor > LEAST_FACTOR) {
                double y = history.units()[t] / factor;
                double x = t - history.end();
                n++;
                sumT += x;
                sumY += y;
                squares += x * x;
                products += x * y;
            }
        }
        double spread = n * squares - sumT * sumT;
        return spread > 0 ? (n * products - sumT * sumY) / spread : 0;
    }
}
