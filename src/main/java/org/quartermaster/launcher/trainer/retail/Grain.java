package org.quartermaster.launcher.trainer.retail;

/** Length of a step. */
public enum Grain {
    DAY(365.25, 1), WEEK(52.18, 7), MONTH(12, 30);

    private final double yearSteps;
    private final int days;

    Grain(double yearSteps, int days) {
        this.yearSteps = yearSteps;
        this.days = days;
    }

    /** Steps in a year. */
    double yearSteps() {
        return yearSteps;
    }

    /** Days in a step, about. */
    int days() {
        return days;
    }
}
