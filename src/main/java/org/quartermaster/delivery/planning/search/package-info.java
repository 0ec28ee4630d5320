/**
 * The search for routes on flat arrays: string removals, greedy insertion with blinks, simulated annealing, fleet minimisation.
 *
 * <p>Knows places by number only: a {@link org.quartermaster.delivery.planning.search.Instance} goes in, lists of stop numbers come out. It is written for
 * steps per second, because the quality of a plan at a given budget follows them: a route is one array, a place in it is five neighbouring ints, an
 * insertion is judged in constant time, a rejected step is undone by swapping arrays.
 *
 * <p>Deterministic for a seed when an iteration limit ends it. No clock but the one that ends the search.
 */
package org.quartermaster.delivery.planning.search;
