package org.quartermaster.forecasting;

import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.selection.PipelineOptions;

/** The parameters of a run's job as options; see {@link ForecastRun}. */
final class RunOptions {

    private RunOptions() {
    }

    static PipelineOptions of(Map<String, String> parameters) {
        PipelineOptions options = PipelineOptions.DEFAULT;
        options = options.withHorizon(number(parameters, "horizon").orElse(options.horizon()));
        options = options.withSeed(number(parameters, "seed").orElse((int) options.seed()));
        options = options.withRows(number(parameters, "rows").orElse(options.rowBudget()), options.rounds());
        return options.withLearned(!"false".equals(parameters.get("learned")));
    }

    /** Most series of a segment. */
    static int seriesPerSegment(Map<String, String> parameters) {
        return Math.max(1, number(parameters, "series").orElse(Segments.MOST_SERIES));
    }

    private static Optional<Integer> number(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(Integer::valueOf);
    }
}
