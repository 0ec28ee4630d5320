package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.delivery.planning.RoutingPlan;

/**
 * Stops and routes without some stops; those behind them move up.
 *
 * @param stops numbered 0…
 * @param plan  of these numbers
 */
record Renumbered(List<PlanStop> stops, RoutingPlan plan) {
    /** @param dropped numbers of the stops that go */
    static Renumbered without(Set<Integer> dropped, List<PlanStop> all, RoutingPlan routes) {
        Map<Integer, Integer> numbers = new HashMap<>();
        all.stream().filter(stop -> !dropped.contains(stop.stopNo())).forEach(stop -> numbers.put(stop.stopNo(), numbers.size()));
        var kept = new ArrayList<PlanStop>();
        all.stream().filter(stop -> numbers.containsKey(stop.stopNo()))
                .forEach(stop -> kept.add(stop.numbered(numbers.get(stop.stopNo())).tiedTo(numbers.getOrDefault(stop.partnerNo(), -1))));
        return new Renumbered(kept, new RoutingPlan(routes.routes().stream().map(route -> route.stream().map(numbers::get).filter(java.util.Objects::nonNull).toList()).toList()));
    }
}
