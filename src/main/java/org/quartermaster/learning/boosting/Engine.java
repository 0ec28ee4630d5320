package org.quartermaster.learning.boosting;

/** Who grows the trees. Prediction, explanation and storage are the same for both. */
public enum Engine {
    /** Smile's exact trees for small complete data (see {@link GradientBoosting}), else our histogram trees. */
    AUTOMATIC,
    /** Our histogram trees. */
    HISTOGRAM,
    /** Smile's own {@code GradientTreeBoost.fit}: squared and pinball loss only, no missing values, no weights, one row order. */
    SMILE
}
