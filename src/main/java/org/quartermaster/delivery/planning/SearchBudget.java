package org.quartermaster.delivery.planning;

/**
 * How long to search. Whichever limit comes first ends it.
 *
 * <p>With an iteration limit and enough time the result depends on the seed alone.
 *
 * @param millis     wall time, ≥ 1
 * @param iterations ruin-and-recreate steps, ≥ 0
 * @param seed       of the random numbers
 * @param fleetFirst whether fewer vehicles are better whatever the money
 */
public record SearchBudget(long millis, long iterations, long seed, boolean fleetFirst) {
    public SearchBudget(long millis, long iterations, long seed) {
        this(millis, iterations, seed, false);
    }

    public static SearchBudget ofSeconds(double seconds, long seed) {
        return new SearchBudget(Math.max(1, Math.round(seconds * 1000)), Long.MAX_VALUE, seed);
    }

    public static SearchBudget ofIterations(long iterations, long seed) {
        return new SearchBudget(Long.MAX_VALUE / 2_000_000, iterations, seed);
    }

    /** The same budget, with fewer vehicles better whatever the money. */
    public SearchBudget withFleetFirst() {
        return new SearchBudget(millis, iterations, seed, true);
    }
}
