package org.quartermaster.alerts;

import java.util.List;
import java.util.Map;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.forecasting.Drift;

/** Forecasts that no longer hold, as findings: at stake is what their error beyond the promised one is worth over the days compared. */
final class ForecastFindings {

    private static final String ALL = "all";

    private ForecastFindings() {
    }

    /** One for all demand when all of it drifted together, else one per class that did. @param drifts all series first */
    static List<Finding> of(List<Drift> drifts) {
        List<Drift> drifted = drifts.stream().filter(Drift::isDrifted).toList();
        boolean isAll = drifted.stream().anyMatch(drift -> drift.demandClass().equals(ALL));
        return drifted.stream().filter(drift -> !isAll || drift.demandClass().equals(ALL)).map(ForecastFindings::finding).toList();
    }

    private static Finding finding(Drift drift) {
        String pattern = !drift.isLeaning() ? "loose" : drift.leaning() > 0 ? "too_high" : "too_low";
        return new Finding(AlertKind.FORECAST, pattern, Finding.Subject.ofClass(drift.demandClass()), "forecast/" + drift.demandClass(), false,
                new Evidence(List.of(term(drift, pattern)), Map.of("days", (double) drift.days(), "units", drift.units(), "bias", drift.bias(), "bias_before", drift.biasBefore(), "wql", drift.wql(),
                        "wql_before", drift.wqlBefore()), List.of(), Evidence.Series.NONE));
    }

    /** Too much is bought at cost, too little loses the margin; ranges that miss do either, and count at cost. */
    private static Evidence.Term term(Drift drift, String pattern) {
        return switch (pattern) {
            case "too_high" -> Evidence.Term.of("forecast_high", drift.leaning() * drift.units(), drift.cost() / drift.units());
            case "too_low" -> Evidence.Term.of("forecast_low", -drift.leaning() * drift.units(), drift.margin() / drift.units());
            default -> Evidence.Term.of("forecast_loose", (drift.wql() - drift.wqlBefore()) * drift.units(), drift.cost() / drift.units());
        };
    }
}
