package org.quartermaster.forecasting.selection;

import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.TrainingRows;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.BoostingOptions;
import org.quartermaster.learning.boosting.GradientBoosting;
import org.quartermaster.learning.boosting.Objective;
import org.quartermaster.learning.boosting.TrainingProgress;
import org.quartermaster.learning.features.FeatureMatrix;

/** Trains the global trees: Tweedie deviance on demand over scale, a fixed number of rounds. */
final class Learning {

    private static final double TWEEDIE_POWER = 1.2;
    private static final int LEAST_ROWS = 5_000;

    private Learning() {
    }

    /** The rows that predict a day before {@code cutoff}. */
    static FeatureMatrix before(FeatureMatrix matrix, int cutoff) {
        return matrix.select(IntStream.range(0, matrix.rows()).filter(r -> TrainingRows.targetDay(matrix.ids()[r]) < cutoff).toArray());
    }

    static boolean isEnough(FeatureMatrix matrix) {
        return matrix.rows() >= LEAST_ROWS;
    }

    static BoostedModel train(FeatureMatrix matrix, PipelineOptions options, String step, RunListener listener) {
        var boosting = BoostingOptions.of(new Objective.Tweedie(TWEEDIE_POWER))
                .withTrees(options.rounds(), matrix.rows() < 60_000 ? 31 : 63, 0.05)
                .withMaxBins(127)
                .withLeafLimits(Math.clamp(matrix.rows() / 2_000, 20, 150), 1)
                .withRowShare(0.7).withColumnShare(0.6).withPatience(0).withSeed(options.seed());
        TrainingProgress progress = (round, rounds, _) -> {
            listener.progress(step, round, rounds);
            return !listener.isCancelled();
        };
        BoostedModel model = GradientBoosting.train(matrix, null, boosting, progress);
        listener.check();
        return model;
    }
}
