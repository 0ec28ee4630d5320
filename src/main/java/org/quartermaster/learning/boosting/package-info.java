/**
 * Global gradient boosting: {@link org.quartermaster.learning.boosting.GradientBoosting} turns a
 * {@link org.quartermaster.learning.features.FeatureMatrix} into a {@link org.quartermaster.learning.boosting.BoostedModel} for the mean (squared, Poisson,
 * Tweedie loss) or a quantile (pinball loss), {@link org.quartermaster.learning.boosting.QuantileBoosting} into a whole distribution.
 *
 * <p>Small complete data are fitted by Smile's {@code GradientTreeBoost}; large data by our own histogram trees, which are handed over as Smile's tree nodes, so
 * that explanation (TreeSHAP) is Smile's for both. Bulk prediction runs over flat arrays of the same nodes. The only package that imports Smile. Plain Java: data and
 * seed in, model out; the same data, options and seed give the same model whatever the number of threads.
 */
package org.quartermaster.learning.boosting;
