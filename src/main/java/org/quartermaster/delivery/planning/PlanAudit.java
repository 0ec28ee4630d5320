package org.quartermaster.delivery.planning;

import java.util.List;
import java.util.stream.Stream;

/**
 * A plan with its times, its money and what is wrong with it.
 *
 * @param routes     one per vehicle that leaves, by vehicle index
 * @param unserved   stops that no route visits, ascending
 * @param violations broken hard rules; empty for a feasible plan
 * @param hard       − sum of the violations' amounts
 * @param medium     − sum of the priorities of the stops left out
 * @param soft       − cents of all routes and of the stops left out
 */
public record PlanAudit(List<RouteAudit> routes, List<Integer> unserved, List<Violation> violations, long hard, long medium, long soft)
        implements Comparable<PlanAudit> {
    public PlanAudit {
        routes = List.copyOf(routes);
        unserved = List.copyOf(unserved);
        violations = List.copyOf(violations);
    }

    public boolean isFeasible() {
        return violations.isEmpty();
    }

    /** The money of all routes by part, without the stops left out. */
    public RouteCost cost() {
        return routes.stream().map(RouteAudit::cost).reduce(RouteCost.NONE, RouteCost::plus);
    }

    /** All visits of all routes. */
    public Stream<VisitTimes> visits() {
        return routes.stream().flatMap(route -> route.visits().stream());
    }

    /** Greater is better: feasible, then more served, then cheaper. */
    @Override
    public int compareTo(PlanAudit other) {
        int byHard = Long.compare(hard, other.hard);
        int byMedium = byHard != 0 ? byHard : Long.compare(medium, other.medium);
        return byMedium != 0 ? byMedium : Long.compare(soft, other.soft);
    }
}
