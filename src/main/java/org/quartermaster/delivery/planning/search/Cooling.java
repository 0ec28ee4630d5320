package org.quartermaster.delivery.planning.search;

/**
 * How hot the search is over its budget, in mean legs of the first plan: geometric cooling, and for a budget that allows many steps per stop a second, milder
 * round from the best plan of the first.
 */
final class Cooling {
    private static final double HOT = 1;
    private static final double WARM = 0.3;
    private static final double COLD = 0.03;
    /** Of the budget, for the first round of two. */
    private static final double FIRST_ROUND = 0.6;
    /** By then it is known how fast steps are. */
    private static final double MEASURED = 0.02;
    private static final int MANY_STEPS_PER_STOP = 5_000;

    private final int stops;
    private double firstRound = 1;
    private boolean isMeasured;

    Cooling(int stops) {
        this.stops = stops;
    }

    /**
     * Measures once how many steps the budget allows.
     *
     * @param share of the budget that is spent, 0 … 1
     * @param steps done with it
     */
    void measure(double share, long steps) {
        if (!isMeasured && share >= MEASURED) {
            isMeasured = true;
            firstRound = steps / share >= (double) MANY_STEPS_PER_STOP * stops ? FIRST_ROUND : 1;
        }
    }

    /** Whether the first round is over. */
    boolean isSecondRound(double share) {
        return firstRound < 1 && share >= firstRound;
    }

    /** Mean legs. */
    double temperature(double share) {
        return isSecondRound(share) ? between(WARM, (share - firstRound) / (1 - firstRound)) : between(HOT, share / firstRound);
    }

    private static double between(double hot, double share) {
        return hot * Math.pow(COLD / hot, Math.min(1, share));
    }
}
