package org.quartermaster.delivery.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes off routes what costs more than it brings: stops that may be left out for less, the dearest first and together with those they belong to, and reloads
 * that begin no trip. The search looks for places and seldom gives one up. What a vehicle must begin with stays.
 */
final class Trimming {
    private final RoutingProblem problem;
    private final PlanAuditor auditor;

    private Trimming(RoutingProblem asked) {
        problem = asked;
        auditor = new PlanAuditor(asked);
    }

    /** A plan that costs no more and breaks no more. */
    static RoutingPlan of(RoutingProblem problem, RoutingPlan plan) {
        return new Trimming(problem).trimmed(plan.withoutIdleReloads(problem));
    }

    private record Shorter(RoutingPlan plan, long savedCents) {
    }

    private RoutingPlan trimmed(RoutingPlan plan) {
        RoutingPlan kept = plan;
        Optional<Shorter> shorter = shorter(kept);
        while (shorter.isPresent()) {
            kept = shorter.get().plan();
            shorter = shorter(kept);
        }
        return kept;
    }

    private Optional<Shorter> shorter(RoutingPlan plan) {
        return IntStream.range(0, problem.stops().size()).filter(stop -> mayBeLeftOut(stop) && plan.vehicleOf(stop) >= 0).mapToObj(stop -> without(plan, stop))
                .flatMap(Optional::stream).max(Comparator.comparingLong(Shorter::savedCents));
    }

    private boolean mayBeLeftOut(int stop) {
        SideRules rules = problem.sideRules();
        int other = rules.partnerOf(stop);
        boolean isFixed = rules.beginnings().values().stream().anyMatch(begun -> begun.contains(stop) || begun.contains(other));
        return problem.stops().get(stop).priority() == 0 && !isFixed && !rules.reloads().contains(stop) && (other < 0 || problem.stops().get(other).priority() == 0);
    }

    private Optional<Shorter> without(RoutingPlan plan, int stop) {
        int vehicle = plan.vehicleOf(stop);
        int other = problem.sideRules().partnerOf(stop);
        RoutingPlan left = new HandMove(problem, plan).out(stop).withoutIdleReloads(problem);
        long penalty = problem.stops().get(stop).penaltyCents() + (other < 0 ? 0 : problem.stops().get(other).penaltyCents());
        long saved = cost(vehicle, plan.routes().get(vehicle)) - cost(vehicle, left.routes().get(vehicle)) - penalty;
        boolean isSound = broken(vehicle, left.routes().get(vehicle)) <= broken(vehicle, plan.routes().get(vehicle));
        return saved > 0 && isSound ? Optional.of(new Shorter(left, saved)) : Optional.empty();
    }

    private long cost(int vehicle, List<Integer> route) {
        return route.isEmpty() ? 0 : auditor.drive(vehicle, route).cost().total();
    }

    private long broken(int vehicle, List<Integer> route) {
        return route.isEmpty() ? 0 : auditor.violations(auditor.drive(vehicle, route)).stream().mapToLong(Violation::amount).sum();
    }
}
