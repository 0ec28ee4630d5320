package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who visits what in which order.
 *
 * @param routes per vehicle index the stop indexes in order; empty for a vehicle that stays
 */
public record RoutingPlan(List<List<Integer>> routes) {

    public RoutingPlan {
        routes = routes.stream().map(List::copyOf).toList();
    }

    /** Nobody leaves. */
    public static RoutingPlan empty(RoutingProblem problem) {
        return new RoutingPlan(problem.vehicles().stream().map(_ -> List.<Integer>of()).toList());
    }

    /** The stops that no route visits, ascending. */
    public List<Integer> unserved(RoutingProblem problem) {
        var visited = new boolean[problem.stops().size()];
        routes.forEach(route -> route.forEach(stop -> visited[stop] = true));
        return IntStream.range(0, visited.length).filter(stop -> !visited[stop]).boxed().toList();
    }

    /** The vehicle that visits the stop, or −1. */
    public int vehicleOf(int stop) {
        return IntStream.range(0, routes.size()).filter(vehicle -> routes.get(vehicle).contains(stop)).findFirst().orElse(-1);
    }

    /** The plan without the stop. */
    public RoutingPlan without(int stop) {
        return new RoutingPlan(routes.stream().map(route -> route.stream().filter(other -> other != stop).toList()).toList());
    }

    /**
     * The plan with the stop taken from where it is and put into a route.
     *
     * @param position 0 … length of the route without the stop
     */
    public RoutingPlan moved(int stop, int vehicle, int position) {
        var changed = new ArrayList<>(without(stop).routes);
        while (changed.size() <= vehicle) {
            changed.add(List.of());
        }
        var route = new ArrayList<>(changed.get(vehicle));
        route.add(Math.clamp(position, 0, route.size()), stop);
        changed.set(vehicle, route);
        return new RoutingPlan(changed);
    }

    /** The same plan for so many vehicles, those added stay. */
    public RoutingPlan over(int vehicles) {
        var all = new ArrayList<>(routes);
        while (all.size() < vehicles) {
            all.add(List.of());
        }
        return new RoutingPlan(all);
    }
}
