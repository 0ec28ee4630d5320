package org.quartermaster.forecasting.models;

import java.util.Arrays;

/**
 * The same weekday of the last week again (or the same season of whatever length): the yardstick. Its quantiles add the empirical quantiles of what that forecast got wrong over the last
 * {@code residualDays}, separately for each week ahead. A missing day is replaced by the same weekday one week earlier.
 *
 * @param season       periods in a season, ≥ 1
 * @param residualDays periods of errors used, ≥ season
 */
public record SeasonalNaive(int season, int residualDays) implements ForecastMethod {

    /** Weekly season, errors of half a year. */
    public static final SeasonalNaive WEEKLY = new SeasonalNaive(7, 182);

    @Override
    public String code() {
        return "seasonal-naive";
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        int first = history.firstSale();
        if (first == history.end()) {
            return forecast;
        }
        float[] errors = new float[residualDays];
        int seasonsAhead = 0;
        int count = 0;
        for (int day = 0; day < horizon; day++) {
            if (day / season + 1 != seasonsAhead) {
                seasonsAhead = day / season + 1;
                count = errors(history, first, seasonsAhead * season, errors);
            }
            float point = lastKnown(history, season, day);
            forecast.mean()[day] = point;
            for (int i = 0; i < QuantileForecast.LEVELS; i++) {
                double error = count == 0 ? 0 : Sample.quantile(errors, count, QuantileForecast.level(i));
                forecast.quantiles()[day * QuantileForecast.LEVELS + i] = (float) Math.max(0, point + error);
            }
        }
        return forecast;
    }

    static float lastKnown(History history, int season, int day) {
        int t = history.end() - season + day % season;
        while (t >= 0 && Float.isNaN(history.units()[t])) {
            t -= season;
        }
        return t < 0 ? 0 : history.units()[t];
    }

    private int errors(History history, int first, int lag, float[] out) {
        float[] units = history.units();
        int count = 0;
        for (int t = Math.max(first + lag, history.end() - residualDays); t < history.end(); t++) {
            float error = units[t] - units[t - lag];
            if (!Float.isNaN(error)) {
                out[count++] = error;
            }
        }
        Arrays.sort(out, 0, count);
        return count;
    }
}
