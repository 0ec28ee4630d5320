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

    /** The stops that no route visits, ascending. A reload that nobody makes is not missed. */
    public List<Integer> unserved(RoutingProblem problem) {
        var visited = new boolean[problem.stops().size()];
        routes.forEach(route -> route.forEach(stop -> visited[stop] = true));
        return IntStream.range(0, visited.length).filter(stop -> !visited[stop] && !problem.sideRules().reloads().contains(stop)).boxed().toList();
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

    /** The plan with another route of one vehicle, one more at the end perhaps. */
    public RoutingPlan with(int vehicle, List<Integer> route) {
        var changed = new ArrayList<>(over(vehicle + 1).routes);
        changed.set(vehicle, route);
        return new RoutingPlan(changed);
    }

    /** The plan without reloads that begin no trip: first or last of a route, or right behind another. What a vehicle must begin with stays. */
    public RoutingPlan withoutIdleReloads(RoutingProblem problem) {
        SideRules rules = problem.sideRules();
        return rules.reloads().isEmpty() ? this : new RoutingPlan(IntStream.range(0, routes.size())
                .mapToObj(vehicle -> withoutIdleReloads(routes.get(vehicle), rules, rules.beginnings().getOrDefault(vehicle, List.of()).size())).toList());
    }

    private static List<Integer> withoutIdleReloads(List<Integer> route, SideRules rules, int fixed) {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < route.size(); i++) {
            boolean isReload = rules.reloads().contains(route.get(i));
            boolean isFirstOfTrip = kept.isEmpty() || rules.reloads().contains(kept.getLast());
            boolean isLast = route.subList(i, route.size()).stream().allMatch(rules.reloads()::contains);
            if (i < fixed || !isReload || !isFirstOfTrip && !isLast) {
                kept.add(route.get(i));
            }
        }
        return kept;
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
