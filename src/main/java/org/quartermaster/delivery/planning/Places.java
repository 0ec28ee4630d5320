package org.quartermaster.delivery.planning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recommends where a stop that is not in a plan could go: the best place of each vehicle, cheapest first, judged by the auditor. It is asked about those places
 * only that could be among the best by the least that they can cost.
 */
public final class Places {
    private final RoutingProblem problem;
    private final RoutingPlan plan;
    private final PlanAuditor auditor;
    private final RouteBound bound;
    private final Placings placings;

    public Places(RoutingProblem asked, RoutingPlan given) {
        problem = asked;
        plan = given;
        auditor = new PlanAuditor(asked);
        bound = new RouteBound(asked);
        placings = new Placings(asked, given);
    }

    /**
     * The cheapest places that break no rule, at most one per vehicle; vehicles that stay and are the same count once.
     *
     * @param stop index of a stop that the plan leaves out
     * @param most how many at most
     */
    public List<Place> best(int stop, int most) {
        Stream<Draft> drafts = IntStream.range(0, problem.vehicles().size()).filter(vehicle -> !hasTwinBefore(vehicle)).boxed()
                .flatMap(vehicle -> drafts(vehicle, stop));
        return cheapest(drafts, most).stream().map(found -> place(stop, found)).toList();
    }

    /** The plan with the stop in its cheapest place on a vehicle; empty when every place breaks a rule or it is locked to another vehicle. */
    public Optional<RoutingPlan> with(int stop, int vehicle) {
        return cheapest(drafts(vehicle, stop), 1).stream().findFirst().map(found -> plan.with(vehicle, found.placing().route()));
    }

    private boolean hasTwinBefore(int vehicle) {
        return plan.routes().get(vehicle).isEmpty() && IntStream.range(0, vehicle)
                .anyMatch(other -> plan.routes().get(other).isEmpty() && problem.vehicles().get(other).isTwinOf(problem.vehicles().get(vehicle)));
    }

    /** A place and the least it can add. */
    private record Draft(Placing placing, long before, long leastCents) {
    }

    /** A place that breaks no rule. */
    private record Found(Placing placing, RouteAudit driven, long addedCents) {
    }

    private Stream<Draft> drafts(int vehicle, int stop) {
        if (!bound.mayVisit(vehicle, stop)) {
            return Stream.empty();
        }
        List<Integer> route = plan.routes().get(vehicle);
        long before = route.isEmpty() ? 0 : auditor.drive(vehicle, route).cost().total();
        return placings.of(stop, vehicle).stream().flatMap(placing -> draft(placing, before).stream());
    }

    private Optional<Draft> draft(Placing placing, long before) {
        long least = bound.cents(placing.vehicle(), placing.route());
        return least == RouteBound.NEVER ? Optional.empty() : Optional.of(new Draft(placing, before, least - before));
    }

    /** Audits by what they add at least, until no other can be among the best. */
    private List<Found> cheapest(Stream<Draft> drafts, int most) {
        Map<Integer, Found> best = new HashMap<>();
        long enough = Long.MAX_VALUE;
        for (Draft draft : drafts.sorted(Comparator.comparingLong(Draft::leastCents)).toList()) {
            if (draft.leastCents() > enough) {
                break;
            }
            Found own = best.get(draft.placing().vehicle());
            if (own == null || draft.leastCents() < own.addedCents()) {
                audited(draft).filter(found -> own == null || found.addedCents() < own.addedCents()).ifPresent(found -> best.put(found.placing().vehicle(), found));
                enough = best.size() < most ? Long.MAX_VALUE : ranked(best, most).getLast().addedCents();
            }
        }
        return ranked(best, most);
    }

    private static List<Found> ranked(Map<Integer, Found> best, int most) {
        return best.values().stream().sorted(Comparator.comparingLong(Found::addedCents).thenComparingInt(found -> found.placing().vehicle())).limit(most).toList();
    }

    private Optional<Found> audited(Draft draft) {
        RouteAudit driven = auditor.drive(draft.placing().vehicle(), draft.placing().route());
        return auditor.violations(driven).isEmpty() ? Optional.of(new Found(draft.placing(), driven, driven.cost().total() - draft.before())) : Optional.empty();
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
