package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;

/**
 * Forecasts came true much worse than their back-test had promised. Fired once per run and demand class.
 *
 * @param run    whose forecasts
 * @param to     last day of sales compared
 * @param drifts the classes, {@code all} among them where it holds for all series together
 */
public record ForecastDrifted(long run, LocalDate to, List<Drift> drifts) {

    public ForecastDrifted {
        drifts = List.copyOf(drifts);
    }
}
