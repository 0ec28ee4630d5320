package org.quartermaster.learning.boosting;

/**
 * What is known about the making of a model.
 *
 * @param options        how it was boosted; the engine is the one that really ran
 * @param rows           training rows
 * @param validationRows validation rows, 0 without any
 * @param trees          trees kept, after early stopping
 * @param validationLoss mean loss on the validation rows with those trees, {@code NaN} without any
 * @param baselineLoss   the same loss of the best constant, {@code NaN} without validation rows
 * @param seconds        training time
 */
public record TrainingRecord(BoostingOptions options, int rows, int validationRows, int trees, double validationLoss, double baselineLoss, double seconds) {
}
