package org.quartermaster.learning.boosting;

/** Listens to training and may stop it. */
@FunctionalInterface
public interface TrainingProgress {

    /** Listens to nothing, stops never. */
    TrainingProgress NONE = (_, _, _) -> true;

    /**
     * Called after every tree, from the training thread.
     *
     * @param round          trees grown so far, ≥ 1
     * @param rounds         most trees there will be
     * @param validationLoss mean loss on the validation rows, {@code NaN} without any
     * @return false to stop here; the model then has the trees up to the best round so far
     */
    boolean onRound(int round, int rounds, double validationLoss);
}
