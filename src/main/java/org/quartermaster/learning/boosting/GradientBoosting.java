package org.quartermaster.learning.boosting;

import org.quartermaster.learning.features.FeatureMatrix;

/**
 * Trains boosted trees.
 *
 * <p>{@link Engine#AUTOMATIC} takes Smile's exact trees when the loss is squared or pinball, no feature is missing, all weights are equal and rows × features ≤ 60,000
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
     * @throws IllegalArgumentException if there are no rows, the columns differ, or a target is out of range
     */
    public static BoostedModel train(FeatureMatrix train, FeatureMatrix validation, BoostingOptions options, TrainingProgress progress) {
        throw new UnsupportedOperationException("not yet");
    }
}
