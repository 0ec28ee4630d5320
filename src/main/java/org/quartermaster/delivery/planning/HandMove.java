package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Stops moved by hand, whether or not rules are kept. A stop that belongs to another one takes it along to another vehicle, to where that harms least. */
public final class HandMove {
    private final RoutingProblem problem;
    private final RoutingPlan plan;
    private final PlanAuditor auditor;

    public HandMove(RoutingProblem asked, RoutingPlan given) {
        problem = asked;
        plan = given;
        auditor = new PlanAuditor(asked);
    }

    /** The plan without the stop and the one that it belongs to. */
    public RoutingPlan out(int stop) {
        int other = problem.sideRules().partnerOf(stop);
        return other < 0 ? plan.without(stop) : plan.without(stop).without(other);
    }

    /**
     * The plan with the stop there.
     *
     * @param position 0 … length of the route without the stop
     */
    public RoutingPlan to(int stop, int vehicle, int position) {
        int other = problem.sideRules().partnerOf(stop);
        boolean comesAlong = other >= 0 && plan.vehicleOf(other) != vehicle;
        return comesAlong ? alongside(plan.without(other).moved(stop, vehicle, position), vehicle, other) : plan.moved(stop, vehicle, position);
    }

    private RoutingPlan alongside(RoutingPlan moved, int vehicle, int other) {
        List<Integer> route = moved.routes().get(vehicle);
        return IntStream.rangeClosed(0, route.size()).mapToObj(place -> moved.moved(other, vehicle, place)).min(Comparator.comparingLong((RoutingPlan one) -> broken(one, vehicle, true))
                .thenComparingLong(one -> broken(one, vehicle, false)).thenComparingLong(one -> auditor.drive(vehicle, one.routes().get(vehicle)).cost().total())).orElseThrow();
    }

    /** How much is broken on a route: of pairs only, or of everything. */
    private long broken(RoutingPlan one, int vehicle, boolean isOfPairs) {
        var all = new ArrayList<>(auditor.violations(auditor.drive(vehicle, one.routes().get(vehicle))));
        all.removeIf(violation -> isOfPairs && !(violation instanceof Violation.PairBroken));
        return all.stream().mapToLong(Violation::amount).sum();
    }
}
