/**
 * Global gradient boosting: {@link org.quartermaster.learning.boosting.GradientBoosting} turns a
 * {@link org.quartermaster.learning.features.FeatureMatrix} into a {@link org.quartermaster.learning.boosting.BoostedModel} for the mean (squared, Poisson,
 * Tweedie loss) or a quantile (pinball loss), {@link org.quartermaster.learning.boosting.QuantileBoosting} into a whole distribution.
 *
 * <p>Trees are grown by our own histogram engine; small complete data could be fitted by Smile's {@code GradientTreeBoost}, but no data of the product are both, so Smile is what benches and tests
 * compare with. Prediction, explanation (our own TreeSHAP, whose parts add up exactly) and storage run over flat arrays of nodes, whoever grew them. Besides benches the only package that imports
 * Smile. Plain Java: data and seed in, model out; the same data, options and seed give the same model whatever the number of threads.
 */
package org.quartermaster.learning.boosting;
