package org.quartermaster.delivery.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Beginnings of routes that stay as they are: how they change when a person keeps a stop in its place, lets it go, or moves stops by hand. */
public final class Beginnings {

    private Beginnings() {
    }

    /**
     * The problem with the route of a stop kept up to it, or free from it on.
     *
     * @throws IllegalArgumentException when no vehicle visits the stop
     */
    public static RoutingProblem keeping(RoutingProblem problem, RoutingPlan plan, int stop, boolean isKept) {
        int vehicle = plan.vehicleOf(stop);
        if (vehicle < 0) {
            throw new IllegalArgumentException("Stop %d is on no route; its place cannot be kept.".formatted(stop));
        }
        int position = plan.routes().get(vehicle).indexOf(stop);
        int before = problem.sideRules().beginnings().getOrDefault(vehicle, List.of()).size();
        int count = isKept ? Math.max(before, position + 1) : Math.min(before, position);
        var beginnings = new HashMap<>(problem.sideRules().beginnings());
        beginnings.put(vehicle, plan.routes().get(vehicle).subList(0, count));
        return with(problem, beginnings);
    }

    /**
     * The problem for a plan in which a person moved a stop, and the one that it belongs to: put into a beginning it belongs to that, put elsewhere it is free.
     *
     * @param plan with the stop in its new place, or left out
     */
    public static RoutingProblem after(RoutingProblem problem, RoutingPlan plan, int moved) {
        int other = problem.sideRules().partnerOf(moved);
        var beginnings = new HashMap<Integer, List<Integer>>();
        problem.sideRules().beginnings().forEach((vehicle, kept) -> {
            List<Integer> route = plan.routes().get(vehicle);
            int last = kept.stream().filter(stop -> stop != moved && stop != other).mapToInt(route::indexOf).max().orElse(-1);
            beginnings.put(vehicle, route.subList(0, last + 1));
        });
        return with(problem, beginnings);
    }

    /** What stands against driving the route of a stop up to it and then home; whatever follows behind it does not count. */
    public static List<Violation> faults(RoutingProblem problem, RoutingPlan plan, int stop) {
        int vehicle = plan.vehicleOf(stop);
        if (vehicle < 0) {
            return List.of();
        }
        List<Integer> route = plan.routes().get(vehicle);
        var auditor = new PlanAuditor(problem);
        return auditor.violations(auditor.drive(vehicle, route.subList(0, route.indexOf(stop) + 1))).stream().filter(Beginnings::countsUpToThere).toList();
    }

    /** A pair may end behind the beginning, and a beginning that is longer already differs from this one. */
    private static boolean countsUpToThere(Violation violation) {
        return switch (violation) {
            case Violation.PairBroken _, Violation.BeginsOtherwise _, Violation.VisitedTwice _ -> false;
            case Violation.Overload _, Violation.TooLate _, Violation.ShiftOver _, Violation.AwayTooLong _, Violation.WrongVehicle _, Violation.MissingSkill _ -> true;
        };
    }

    /** The problem in which a vehicle must begin with these stops only. */
    static RoutingProblem upTo(RoutingProblem problem, int vehicle, List<Integer> stops) {
        var beginnings = new HashMap<>(problem.sideRules().beginnings());
        beginnings.put(vehicle, stops);
        return with(problem, beginnings);
    }

    private static RoutingProblem with(RoutingProblem problem, Map<Integer, List<Integer>> beginnings) {
        beginnings.values().removeIf(List::isEmpty);
        SideRules rules = problem.sideRules();
        return problem.with(new SideRules(rules.pairs(), rules.reloads(), beginnings));
    }
}
