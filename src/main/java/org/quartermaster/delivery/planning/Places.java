package org.quartermaster.delivery.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Recommends where a stop that is not in a plan could go: the best place of each vehicle, cheapest first, judged by the auditor. */
public final class Places {
    private final RoutingProblem problem;
    private final RoutingPlan plan;
    private final PlanAuditor auditor;

    public Places(RoutingProblem asked, RoutingPlan given) {
        problem = asked;
        plan = given;
        auditor = new PlanAuditor(asked);
    }

    /**
     * The cheapest places that break no rule, at most one per vehicle; vehicles that stay and are the same count once.
     *
     * @param stop index of a stop that the plan leaves out
     * @param most how many at most
     */
    public List<Place> best(int stop, int most) {
        return IntStream.range(0, problem.vehicles().size()).filter(vehicle -> !hasTwinBefore(vehicle)).mapToObj(vehicle -> bestOf(vehicle, stop))
                .flatMap(Optional::stream).sorted(Comparator.comparingLong(Place::addedCents)).limit(most).toList();
    }

    /** The plan with the stop in its cheapest place on a vehicle; empty when every place breaks a rule or it is locked to another vehicle. */
    public Optional<RoutingPlan> with(int stop, int vehicle) {
        return cheapest(vehicle, stop).map(found -> plan.with(vehicle, found.placing().route()));
    }

    private boolean hasTwinBefore(int vehicle) {
        return plan.routes().get(vehicle).isEmpty() && IntStream.range(0, vehicle)
                .anyMatch(other -> plan.routes().get(other).isEmpty() && problem.vehicles().get(other).isTwinOf(problem.vehicles().get(vehicle)));
    }

    private Optional<Place> bestOf(int vehicle, int stop) {
        return cheapest(vehicle, stop).map(found -> place(stop, found));
    }

    /** A place that breaks no rule. */
    private record Found(Placing placing, RouteAudit driven, long addedCents) {
    }

    private Optional<Found> cheapest(int vehicle, int stop) {
        Stop asked = problem.stops().get(stop);
        if (asked.lockedVehicle() != Stop.ANY && asked.lockedVehicle() != vehicle) {
            return Optional.empty();
        }
        List<Integer> route = plan.routes().get(vehicle);
        long before = route.isEmpty() ? 0 : auditor.drive(vehicle, route).cost().total();
        return new Placings(problem, plan).of(stop, vehicle).stream().map(placing -> found(placing, before)).flatMap(Optional::stream)
                .min(Comparator.comparingLong(Found::addedCents));
    }

    private Optional<Found> found(Placing placing, long before) {
        RouteAudit driven = auditor.drive(placing.vehicle(), placing.route());
        return auditor.violations(driven).isEmpty() ? Optional.of(new Found(placing, driven, driven.cost().total() - before)) : Optional.empty();
    }

    private Place place(int stop, Found found) {
        List<Integer> route = found.placing().route();
        int vehicle = found.placing().vehicle();
        int partner = problem.sideRules().partnerOf(stop);
        boolean isNewTrip = reloads(route) > reloads(plan.routes().get(vehicle));
        return new Place(vehicle, found.placing().position(), partner < 0 ? -1 : route.indexOf(partner), isNewTrip, found.addedCents(),
                found.driven().visits().get(found.placing().position()).start());
    }

    private long reloads(List<Integer> route) {
        return route.stream().filter(problem.sideRules().reloads()::contains).count();
    }
}
