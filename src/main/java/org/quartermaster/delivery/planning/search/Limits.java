package org.quartermaster.delivery.planning.search;

/**
 * How long to search and where to begin with chance. Whichever limit comes first ends it.
 *
 * @param millis     by the clock of the search, ≥ 1
 * @param iterations ruin-and-recreate steps, ≥ 0
 * @param seed       of the random numbers
 * @param fleetFirst whether fewer vehicles are better whatever the money
 */
public record Limits(long millis, long iterations, long seed, boolean fleetFirst) {
}
