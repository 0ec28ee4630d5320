package org.quartermaster.delivery.planning.search;

/**
 * How hot the search is over its budget, in mean legs of the first plan: geometric cooling. A budget that allows enough steps per stop begins the
 * hotter the longer the routes are, whose legs are short beside the detours between one good plan and another; small problems need fewer for that. With many
 * steps per stop they also get a second, milder round, from the best plan of the first; large ones still improve when one round ends.
 *
 * <p>The more stops, the colder the end: what heat adds to a plan grows with the stops and its chance ups and downs only with their root, so the best plan seen
 * lies the nearer to the mean one.
 */
final class Cooling {
    private static final double HOT = 1;
    private static final double WARM = 0.3;
    private static final double COLD = 0.03;
    /** Stops up to which the end is not colder. */
    private static final double USUAL_SIZE = 100;
    /** Stops of a route that is not long. */
    private static final double USUAL_STOPS = 10;
    /** Of the budget, for the first round of two. */
    private static final double FIRST_ROUND = 0.6;
    /** By then it is known how fast steps are. */
    private static final double MEASURED = 0.02;
    private static final int MANY_STEPS_PER_STOP = 5_000;
    /** Enough for a small problem to begin hot. */
    private static final int SOME_STEPS_PER_STOP = 1_000;
    private static final int FEW_STOPS = 150;

    private final int stops;
    private final double stopsPerRoute;
    private final double cold;
    private double hot = HOT;
    private double firstRound = 1;
    private boolean isMeasured;

    /** @param routes of the first plan */
    Cooling(int stops, int routes) {
        this.stops = stops;
        stopsPerRoute = (double) stops / Math.max(1, routes);
        cold = COLD / Math.max(1, Math.sqrt(stops / USUAL_SIZE));
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
            double stepsPerStop = steps / share / stops;
            boolean isSmall = stops <= FEW_STOPS;
            if (stepsPerStop >= (isSmall ? SOME_STEPS_PER_STOP : MANY_STEPS_PER_STOP)) {
                hot = Math.max(HOT, stopsPerRoute / USUAL_STOPS);
            }
            if (stepsPerStop >= MANY_STEPS_PER_STOP && isSmall) {
                firstRound = FIRST_ROUND;
            }
        }
    }

    /** Whether the first round is over. */
    boolean isSecondRound(double share) {
        return firstRound < 1 && share >= firstRound;
    }

    /** Mean legs. */
    double temperature(double share) {
        return isSecondRound(share) ? between(WARM, (share - firstRound) / (1 - firstRound)) : between(hot, share / firstRound);
    }

    private double between(double from, double share) {
        return from * Math.pow(cold / from, Math.min(1, share));
    }
}
