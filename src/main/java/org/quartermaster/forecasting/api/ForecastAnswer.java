package org.quartermaster.forecasting.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.ForecastMethodFacts;
import org.quartermaster.forecasting.ForecastRow;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * A forecast as JSON.
 *
 * @param summary  totals, scores and method
 * @param asOf     last day of sales it knew; absent in lists
 * @param weights  {@code method:weight}; absent in lists
 * @param reasons  codes of what was special; absent in lists
 * @param reconciled by what its sum was multiplied, level by level, to follow forecasts of sums; absent in lists
 * @param days     day by day, overrides included; absent in lists
 */
public record ForecastAnswer(ForecastRow summary, LocalDate asOf, String weights, List<String> reasons, List<ForecastMethodFacts.Follows> reconciled, List<Day> days) {

    /**
     * One day, in units.
     *
     * @param baseline  expected without overrides
     * @param mean      expected
     * @param quantiles by level
     */
    public record Day(LocalDate day, double baseline, double mean, Map<String, Double> quantiles) {
    }

    static ForecastAnswer of(ForecastRow row) {
        return new ForecastAnswer(row, null, null, null, null, null);
    }

    static ForecastAnswer of(ForecastRow row, StoredForecast forecast) {
        var days = new ArrayList<Day>();
        QuantileForecast total = forecast.total();
        for (int day = 0; day < total.horizon(); day++) {
            var quantiles = new LinkedHashMap<String, Double>();
            for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                quantiles.put(Double.toString(QuantileForecast.level(level)), rounded(total.quantile(day, level)));
            }
            days.add(new Day(forecast.asOf().plusDays(day + 1L), rounded(forecast.baseline().mean()[day]), rounded(total.mean()[day]), quantiles));
        }
        return new ForecastAnswer(row, forecast.asOf(), forecast.method().weights(), forecast.method().reasons(), forecast.method().reconciled(), days);
    }

    private static double rounded(float units) {
        return Math.round(units * 1000.0) / 1000.0;
    }
}
