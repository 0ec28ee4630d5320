package org.quartermaster.learning.boosting;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Trains a mean model and one pinball model per level. Nine levels cost nine times the mean: five (0.1, 0.25, 0.5, 0.75, 0.9) with
 * {@link QuantileModel#quantiles interpolation} between them are the usual choice, with 0.05 and 0.95 added where the tails decide.
 */
public final class QuantileBoosting {

    private QuantileBoosting() {
    }

    /**
     * Trains all models one after the other, each on all threads.
     *
     * @param levels  levels to train, ascending, each in (0, 1)
     * @param options how to boost; its objective is the mean's
     * @return the models trained before the progress listener said stop are complete; a stopped one is kept with the trees it has
     */
    public static QuantileModel train(FeatureMatrix train, FeatureMatrix validation, List<Double> levels, BoostingOptions options, TrainingProgress progress) {
        int models = levels.size() + 1;
        BoostedModel mean = GradientBoosting.train(train, validation, options, part(progress, 0, models));
        return train(mean, train, validation, levels, options, part(progress, 1, models));
    }

    /** As above beside a mean model that was trained before. */
    public static QuantileModel train(BoostedModel mean, FeatureMatrix train, FeatureMatrix validation, List<Double> levels, BoostingOptions options, TrainingProgress progress) {
        List<BoostedModel> quantiles = new ArrayList<>();
        for (double level : levels) {
            BoostingOptions pinball = options.withObjective(new Objective.Pinball(level));
            quantiles.add(GradientBoosting.train(train, validation, pinball, part(progress, quantiles.size(), levels.size())));
        }
        return new QuantileModel(mean, levels, quantiles);
    }

    private static TrainingProgress part(TrainingProgress progress, int model, int models) {
        return (round, rounds, loss) -> progress.onRound(model * rounds + round, models * rounds, loss);
    }
}
