package org.quartermaster.forecasting.models;

/**
 * The last known value again, which is also the median. As a random walk its variance grows with the periods ahead: quantiles are Gaussian with {@code h · mean of squared steps} over the last {@value #STEPS} steps, cut at zero.
 */
public record Naive() implements ForecastMethod {

    private static final int STEPS = 182;

    @Override
    public String code() {
        return "naive";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        float last = Float.NaN;
        double squares = 0;
        int steps = 0;
        for (int t = Math.max(history.firstSale(), history.end() - STEPS); t < history.end(); t++) {
            float units = history.units()[t];
            if (!Float.isNaN(units)) {
                if (!Float.isNaN(last)) {
                    squares += (units - last) * (double) (units - last);
                    steps++;
                }
                last = units;
            }
        }
        if (last > 0) {
            fill(forecast, last, steps == 0 ? last : squares / steps);
        }
        return forecast;
    }

    private static void fill(QuantileForecast forecast, double mean, double variance) {
        for (int t = 0; t < forecast.horizon(); t++) {
            forecast.mean()[t] = (float) mean;
            double deviation = Math.sqrt(variance * (t + 1));
            for (int i = 0; i < QuantileForecast.LEVELS; i++) {
                forecast.quantiles()[t * QuantileForecast.LEVELS + i] = (float) Math.max(0, mean + NormalQuantiles.of(QuantileForecast.level(i)) * deviation);
            }
        }
    }
}
