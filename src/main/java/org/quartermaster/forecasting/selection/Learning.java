package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.TrainingRows;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.BoostingOptions;
import org.quartermaster.learning.boosting.GradientBoosting;
import org.quartermaster.learning.boosting.Objective;
import org.quartermaster.learning.boosting.QuantileBoosting;
import org.quartermaster.learning.boosting.TrainingProgress;
import org.quartermaster.learning.features.FeatureMatrix;

/** Trains the global trees: Tweedie deviance on demand over scale, a fixed number of rounds; and on fewer rows the pinball losses of a few levels. */
final class Learning {

    private static final int LEAST_ROWS = 5_000;
    private static final List<Double> LEVELS = List.of(0.1, 0.3, 0.5, 0.7, 0.9);

    private Learning() {
    }

    /** The rows that predict a period before {@code cutoff}. */
    static FeatureMatrix before(FeatureMatrix matrix, int cutoff) {
        return matrix.select(IntStream.range(0, matrix.rows()).filter(r -> TrainingRows.targetDay(matrix.ids()[r]) < cutoff).toArray());
    }

    static boolean isEnough(FeatureMatrix matrix) {
        return matrix.rows() >= LEAST_ROWS;
    }

    static LearnedMethod train(FeatureMatrix matrix, PipelineOptions options, String step, RunListener listener) {
        BoostingOptions boosting = BoostingOptions.of(new Objective.Tweedie(TrainingRows.TWEEDIE_POWER))
                .withTrees(options.rounds(), matrix.rows() < 60_000 ? 31 : 63, 0.05)
                .withMaxBins(127)
                .withLeafLimits(Math.clamp(matrix.rows() / 2_000, 20, 150), 1)
                .withRowShare(0.7).withColumnShare(0.5).withPatience(0).withSeed(options.seed());
        TrainingProgress progress = (round, rounds, _) -> {
            listener.progress(step, round, rounds);
            return !listener.isCancelled();
        };
        BoostedModel mean = GradientBoosting.train(matrix, null, boosting, progress);
        listener.check();
        if (options.quantileRows() == 0) {
            return new LearnedMethod(options.rhythm(), mean, null);
        }
        FeatureMatrix part = matrix.rows() <= options.quantileRows() ? matrix : everyNth(matrix, options.quantileRows());
        var pinball = boosting.withTrees(Math.max(20, options.rounds() / 2), 31, 0.1).withLeafLimits(Math.clamp(part.rows() / 2_000, 20, 150), 0);
        var quantiles = QuantileBoosting.train(mean, part, null, LEVELS, pinball, progress);
        listener.check();
        return new LearnedMethod(options.rhythm(), mean, quantiles);
    }

    private static FeatureMatrix everyNth(FeatureMatrix matrix, int rows) {
        double step = (double) matrix.rows() / rows;
        return matrix.select(IntStream.range(0, rows).map(r -> (int) (r * step)).toArray());
    }
}
