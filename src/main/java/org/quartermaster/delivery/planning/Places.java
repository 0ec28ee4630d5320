package org.quartermaster.delivery.planning;

import java.util.ArrayList;
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

    private boolean hasTwinBefore(int vehicle) {
        return plan.routes().get(vehicle).isEmpty() && IntStream.range(0, vehicle)
                .anyMatch(other -> plan.routes().get(other).isEmpty() && problem.vehicles().get(other).isTwinOf(problem.vehicles().get(vehicle)));
    }

    private Optional<Place> bestOf(int vehicle, int stop) {
        Stop asked = problem.stops().get(stop);
        if (asked.lockedVehicle() != Stop.ANY && asked.lockedVehicle() != vehicle) {
            return Optional.empty();
        }
        List<Integer> route = plan.routes().get(vehicle);
        long before = route.isEmpty() ? 0 : auditor.drive(vehicle, route).cost().total();
        return IntStream.rangeClosed(0, route.size()).mapToObj(position -> place(stop, vehicle, position, before)).flatMap(Optional::stream)
                .min(Comparator.comparingLong(Place::addedCents));
    }

    private Optional<Place> place(int stop, int vehicle, int position, long before) {
        var longer = new ArrayList<>(plan.routes().get(vehicle));
        longer.add(position, stop);
        RouteAudit driven = auditor.drive(vehicle, longer);
        return auditor.violations(driven).isEmpty()
                ? Optional.of(new Place(vehicle, position, driven.cost().total() - before, driven.visits().get(position).start())) : Optional.empty();
    }
}
