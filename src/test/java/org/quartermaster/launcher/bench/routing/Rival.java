package org.quartermaster.launcher.bench.routing;

import java.util.List;
import org.quartermaster.delivery.planning.RoutingProblem;

/** Another solver, given the same matrix, windows and loads as ours. */
interface Rival {

    String name();

    /**
     * Solves with one thread.
     *
     * @param problem as {@link BenchProblem} lays it out: depots first, then stops
     * @param depots  how many
     * @param seconds wall time
     * @return stop numbers per vehicle, in order; without a plan every route is empty
     */
    List<List<Integer>> solve(RoutingProblem problem, int depots, double seconds, long seed);
}
