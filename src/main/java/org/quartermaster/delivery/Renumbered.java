package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.RoutingPlan;

/**
 * Stops and routes without one stop; those behind it move up by a number.
 *
 * @param stops numbered 0…
 * @param plan  of these numbers
 */
record Renumbered(List<PlanStop> stops, RoutingPlan plan) {

    /** @param dropped number of the stop that goes, −1 for none */
    Renumbered(List<PlanStop> all, RoutingPlan routes, int dropped) {
        this(without(all, dropped), new RoutingPlan(routes.routes().stream()
                .map(route -> route.stream().filter(stop -> stop != dropped).map(stop -> dropped >= 0 && stop > dropped ? stop - 1 : stop).toList()).toList()));
    }

    private static List<PlanStop> without(List<PlanStop> all, int dropped) {
        var kept = new ArrayList<PlanStop>();
        all.stream().filter(stop -> stop.stopNo() != dropped).forEach(stop -> kept.add(stop.numbered(kept.size())));
        return kept;
    }
}
