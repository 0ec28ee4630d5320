package org.quartermaster.delivery.planning;

/**
 * The best plan so far.
 *
 * @param millis     since the start
 * @param iterations steps done
 * @param missing    priorities of the stops left out
 * @param cents      money, not rounded to the cent per route
 * @param plan       the plan itself
 */
public record SearchProgress(long millis, long iterations, long missing, double cents, RoutingPlan plan) {
}
