package org.quartermaster.delivery;

import java.time.Duration;
import org.quartermaster.delivery.planning.SearchBudget;

/** How the two seconds are spent in which a changed day is planned again: first the ways to a new stop, then the search with what is left, then the new version is stored. */
final class ReplanBudget {
    static final long PROMISED_MILLIS = 2_000;
    /** Loading, auditing, explaining and storing a thousand stops. */
    static final long STORING_MILLIS = 400;
    /** How long an address of the ways to a new stop may take; straight lines after that. */
    static final Duration PATIENCE = Duration.ofMillis(800);
    private static final long MOST_MILLIS = 1_500;
    private static final long LEAST_MILLIS = 200;

    private ReplanBudget() {
    }

    /**
     * What is left for the search.
     *
     * @param spent milliseconds since it was asked for, ≥ 0
     */
    static SearchBudget after(long spent) {
        return new SearchBudget(Math.clamp(PROMISED_MILLIS - STORING_MILLIS - spent, LEAST_MILLIS, MOST_MILLIS), Long.MAX_VALUE, 1);
    }
}
