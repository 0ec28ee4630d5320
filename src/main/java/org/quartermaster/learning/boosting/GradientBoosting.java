package org.quartermaster.learning.boosting;

import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Trains boosted trees.
 *
 * <p>{@link Engine#AUTOMATIC} takes Smile's exact trees when the loss is squared or pinball, no feature is missing, all weights are 1 and rows × features ≤ 60,000
 * (a second or so); else our histogram trees. The record of the model says which.
 */
public final class GradientBoosting {

    private GradientBoosting() {
    }

    /**
     * Trains one model.
     *
     * @param train      rows with finite targets (≥ 0 for Poisson and Tweedie) and weights ≥ 0
     * @param validation rows for early stopping with the same columns, or null: then all rounds are kept
     * @param options    how to boost
     * @param progress   told after each tree; may stop the training
     * @throws IllegalArgumentException if there are no rows or too many, the columns differ, a target is out of range, or Smile's engine is asked for what it cannot do
     */
    public static BoostedModel train(FeatureMatrix train, FeatureMatrix validation, BoostingOptions options, TrainingProgress progress) {
        FeatureMatrix judges = validation == null || validation.rows() == 0 ? null : validation;
        require(train, options.objective());
        if (judges != null) {
            require(judges, options.objective());
            if (!judges.columns().equals(train.columns())) {
                throw new IllegalArgumentException("Training has the features %s, validation %s. They must be the same.".formatted(train.columns(), judges.columns()));
            }
        }
        if (takesSmile(train, options)) {
            return new SmileBoosting(train, judges, options, progress).fit();
        }
        try (Crew crew = new Crew(options.threads())) {
            return new HistogramBoosting(train, judges, options, progress, crew).fit();
        }
    }

    private static boolean takesSmile(FeatureMatrix train, BoostingOptions options) {
        return switch (options.engine()) {
            case HISTOGRAM -> false;
            case AUTOMATIC -> SmileBoosting.isSmall(train) && SmileBoosting.obstacle(train, options.objective()).isEmpty();
            case SMILE -> {
                String obstacle = SmileBoosting.obstacle(train, options.objective());
                if (!obstacle.isEmpty()) {
                    throw new IllegalArgumentException("Smile's exact trees cannot be used: %s. Maybe let the engine be chosen automatically.".formatted(obstacle));
                }
                yield true;
            }
        };
    }

    private static void require(FeatureMatrix matrix, Objective objective) {
        if (matrix.rows() < 1 || matrix.rows() > Histograms.MOST_ROWS || matrix.width() < 1) {
            throw new IllegalArgumentException("Boosting takes 1…%d rows of at least one feature, not %d rows of %d. Raise or lower the row budget."
                    .formatted(Histograms.MOST_ROWS, matrix.rows(), matrix.width()));
        }
        double weights = 0;
        for (int r = 0; r < matrix.rows(); r++) {
            float target = matrix.target()[r];
            if (!Float.isFinite(target) || objective.logLink() && target < 0) {
                throw new IllegalArgumentException("The target of row %d (id %d) is %s; it must be a finite number%s.".formatted(r, matrix.ids()[r], target,
                        objective.logLink() ? " ≥ 0" : ""));
            }
            weights += matrix.weight()[r] >= 0 ? matrix.weight()[r] : Double.NaN;
        }
        if (!(weights > 0) || Double.isInfinite(weights)) {
            throw new IllegalArgumentException("The weights must be finite, ≥ 0, and not all 0; they add up to %s.".formatted(weights));
        }
    }
}
