package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A plan that is being driven. What was visited stays: it is the beginning of its route in the problem, perhaps with stops behind it that are kept in their places.
 *
 * @param problem with what was visited in the beginnings
 * @param plan    as it is driven now
 * @param visited by vehicle, in order
 */
public record LiveDay(RoutingProblem problem, RoutingPlan plan, Map<Integer, List<Integer>> visited) {
    public LiveDay {
        visited = Map.copyOf(visited);
    }

    /** Nobody has left. */
    LiveDay(RoutingProblem problem, RoutingPlan plan) {
        this(problem, plan, Map.of());
    }

    /**
     * The day at a moment: visited is who is being served or was by then.
     *
     * @param second of the day
     */
    public static LiveDay at(RoutingProblem problem, RoutingPlan plan, int second) {
        var visited = new HashMap<Integer, Integer>();
        for (RouteAudit route : new PlanAuditor(problem).audit(plan).routes()) {
            visited.put(route.vehicle(), (int) route.visits().stream().filter(visit -> visit.start() <= second).count());
        }
        return visited(problem, plan, visited);
    }

    /**
     * The day with so many stops visited.
     *
     * @param visited by vehicle, from the first of its route on
     */
    public static LiveDay visited(RoutingProblem problem, RoutingPlan plan, Map<Integer, Integer> visited) {
        var done = new HashMap<Integer, List<Integer>>();
        visited.forEach((vehicle, count) -> done.put(vehicle, plan.routes().get(vehicle).subList(0, count)));
        var beginnings = new HashMap<>(problem.sideRules().beginnings());
        visited.forEach((vehicle, count) -> {
            int before = beginnings.getOrDefault(vehicle, List.of()).size();
            if (count > before) {
                beginnings.put(vehicle, plan.routes().get(vehicle).subList(0, count));
            }
        });
        return new LiveDay(problem.with(new SideRules(problem.sideRules().pairs(), problem.sideRules().reloads(), beginnings)), plan, done);
    }

    /** What the vehicle visited, in order. */
    List<Integer> visitedBy(int vehicle) {
        return visited.getOrDefault(vehicle, List.of());
    }

    /** The day after something happened: what must be served by whom, and the plan without what cannot stay in it. */
    public LiveDay after(DayEvent event) {
        return switch (event) {
            case DayEvent.Cancelled cancelled -> cancelled(cancelled.stop());
            case DayEvent.Urgent urgent -> urgent(urgent.stop());
            case DayEvent.UrgentPair urgent -> urgent(urgent.pickup()).urgent(urgent.delivery()).pairedLast();
            case DayEvent.Late late -> late(late.vehicle(), late.seconds());
            case DayEvent.Breakdown broken -> broken(broken.vehicle());
        };
    }

    /** Goods that are fetched somewhere are neither fetched nor brought. */
    private LiveDay cancelled(int stop) {
        int other = problem.sideRules().partnerOf(stop);
        return other < 0 ? withoutStop(stop) : withoutStop(stop).withoutStop(other);
    }

    private LiveDay withoutStop(int stop) {
        if (isVisited(stop)) {
            throw new IllegalArgumentException("Stop %d was visited already; it cannot be cancelled.".formatted(stop));
        }
        RoutingPlan without = plan.without(stop);
        return new LiveDay(Beginnings.after(problem.with(stop, problem.stops().get(stop).optional(0)), without, stop), without, visited);
    }

    private boolean isVisited(int stop) {
        return visited.values().stream().anyMatch(begun -> begun.contains(stop));
    }

    private LiveDay pairedLast() {
        SideRules rules = problem.sideRules();
        var pairs = new ArrayList<>(rules.pairs());
        pairs.add(new SideRules.Pair(problem.stops().size() - 2, problem.stops().size() - 1));
        return new LiveDay(problem.with(new SideRules(pairs, rules.reloads(), rules.beginnings())), plan, visited);
    }

    private LiveDay urgent(Stop stop) {
        var stops = new ArrayList<>(problem.stops());
        stops.add(stop);
        return new LiveDay(new RoutingProblem(problem.vehicles(), stops, problem.travel(), problem.sideRules()), plan, visited);
    }

    /** Lost time is service at the last stop visited, or a later shift before the first. */
    private LiveDay late(int vehicle, int seconds) {
        List<Integer> begun = visitedBy(vehicle);
        if (begun.isEmpty()) {
            Window shift = problem.vehicles().get(vehicle).shift();
            Window later = new Window(Math.min(shift.to(), departure(vehicle) + seconds), shift.to());
            return new LiveDay(problem.withVehicle(vehicle, problem.vehicles().get(vehicle).within(later)), plan, visited);
        }
        Stop last = problem.stops().get(begun.getLast());
        RoutingProblem later = problem.with(begun.getLast(), last.lasting(last.serviceSeconds() + seconds));
        return new LiveDay(LetHome.after(later, vehicle, begun), plan, visited);
    }

    private int departure(int vehicle) {
        List<Integer> route = plan.routes().get(vehicle);
        return route.isEmpty() ? problem.vehicles().get(vehicle).shift().from() : new PlanAuditor(problem).drive(vehicle, route).departure();
    }

    /** A vehicle that has room and time for nothing but what it visited. */
    private LiveDay broken(int vehicle) {
        List<Integer> begun = visitedBy(vehicle);
        RoutingProblem kept = keepingWhatIsOnBoard(begun, vehicle);
        RouteAudit driven = new PlanAuditor(kept).drive(vehicle, begun);
        Vehicle facts = problem.vehicles().get(vehicle);
        int end = begun.isEmpty() ? facts.shift().from() : driven.back();
        Vehicle spent = facts.carrying(driven.load()).within(new Window(facts.shift().from(), end));
        return new LiveDay(Beginnings.upTo(kept, vehicle, begun).withVehicle(vehicle, spent), plan.with(vehicle, begun), visited);
    }

    /** Goods that were fetched and not brought yet stand with the broken vehicle: nobody else can bring them, and the depot does not have them. */
    private RoutingProblem keepingWhatIsOnBoard(List<Integer> begun, int vehicle) {
        RoutingProblem kept = problem;
        for (int stop : begun) {
            int other = kept.sideRules().partnerOf(stop);
            if (other >= 0 && !begun.contains(other)) {
                kept = kept.with(kept.sideRules().withoutPairOf(stop)).with(other, kept.stops().get(other).lockedTo(vehicle));
            }
        }
        return kept;
    }

    /** Stops on a route that nobody has visited yet. */
    List<Integer> open() {
        return IntStream.range(0, plan.routes().size())
                .mapToObj(vehicle -> plan.routes().get(vehicle).subList(Math.min(visitedBy(vehicle).size(), plan.routes().get(vehicle).size()),
                        plan.routes().get(vehicle).size()))
                .flatMap(List::stream).toList();
    }
}
