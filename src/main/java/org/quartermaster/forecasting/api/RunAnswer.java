package org.quartermaster.forecasting.api;

import java.time.Instant;
import java.time.LocalDate;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.selection.NetworkUse;

/** A run as JSON: scores that are not known are absent. */
public record RunAnswer(long id, String state, LocalDate asOf, int horizon, Instant startedAt, Instant completedAt, int origins, int scoreDays, int series, int trainingRows,
                        String learned, String simpleMethod, Double wql, Double wqlNaive, Double wqlSimple, Double wape, Double bias, Double coverage, Double seconds,
                        Network network) {

    /** Which network answered, where it ran and why there, and which was to answer and did not. */
    public record Network(String name, String provider, String detail, String fault) {
        static Network of(NetworkUse use) {
            return new Network(use.name(), use.provider(), use.detail(), use.fault());
        }
    }


    static RunAnswer of(ForecastRunFacts run) {
        return new RunAnswer(run.id(), run.state(), run.asOf(), run.horizon(), run.startedAt(), run.completedAt(), run.origins(), run.scoreDays(), run.series(),
                run.trainingRows(), run.learned(), run.simpleMethod(), known(run.wql()), known(run.wqlNaive()), known(run.wqlSimple()), known(run.wape()),
                known(run.bias()), known(run.coverage()), known(run.seconds()), Network.of(run.network()));
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
