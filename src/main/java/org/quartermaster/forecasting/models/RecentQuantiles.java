package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * The empirical quantiles of the last known days, the same for each day ahead: trivial, and hard to beat on sparse series.
 *
 * @param days known days used, ≥ 1
 */
public record RecentQuantiles(int days) implements ForecastMethod {

    @Override
    public String code() {
        return "recent-quantiles-" + days;
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        float[] recent = new float[days];
        int count = 0;
        double sum = 0;
        int first = history.firstSale();
        for (int t = history.end() - 1; t >= first && count < days; t--) {
            float units = history.units()[t];
            if (!Float.isNaN(units)) {
                recent[count++] = units;
                sum += units;
            }
        }
        if (count > 0) {
            Arrays.sort(recent, 0, count);
            for (int i = 0; i < QuantileForecast.LEVELS; i++) {
                forecast.quantiles()[i] = (float) Sample.quantile(recent, count, QuantileForecast.level(i));
            }
            Arrays.fill(forecast.mean(), (float) (sum / count));
            Flat.repeat(forecast);
        }
        return forecast;
    }
}
