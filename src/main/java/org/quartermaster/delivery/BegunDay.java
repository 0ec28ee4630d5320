package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.DayEvent;
import org.quartermaster.delivery.planning.DrivenDay;
import org.quartermaster.delivery.planning.LiveDay;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;

/** What has been driven of the plan that counts when a day is planned again: it stands in the new plan as it was, and the rest is planned from this moment on. */
final class BegunDay {
    private final Optional<DeliveryPlan> before;
    private final int now;
    private final Set<StopKey> checkedOff = new HashSet<>();
    private final Map<Integer, List<DrivenDay.Done>> visited = new HashMap<>();

    /**
     * The day so far.
     *
     * @param plan       that counts, empty for none: nobody has left
     * @param noted      what was checked off, by vehicle number
     * @param second     present second of the day; 0 for nobody but who was checked off
     */
    BegunDay(Optional<DeliveryPlan> plan, Map<Integer, List<DrivenDay.Done>> noted, int second) {
        before = plan;
        now = plan.isPresent() ? second : 0;
        plan.ifPresent(old -> {
            noted.values().stream().flatMap(List::stream).forEach(done -> checkedOff.add(old.stops().get(done.stop()).key()));
            LiveDay live = DrivenDay.of(old.problem(), old.routing(), noted, now);
            var auditor = new PlanAuditor(live.problem());
            live.visited().forEach((vehicle, stops) -> visited.put(vehicle, auditor.drive(vehicle, live.plan().routes().get(vehicle)).visits().stream().limit(stops.size())
                    .map(visit -> new DrivenDay.Done(visit.stop(), visit.start(), visit.leave())).toList()));
        });
    }

    /** Second before which nothing new happens; 0 for none. */
    int now() {
        return now;
    }

    /** Whether all that is checked off by a later look was checked off already. */
    boolean knowsAllOf(BegunDay later) {
        return checkedOff.containsAll(later.checkedOff);
    }

    private Stream<PlanStop> visitedStops(DeliveryPlan old) {
        return visited.values().stream().flatMap(List::stream).map(done -> old.stops().get(done.stop()));
    }

    /** What is asked for, and behind it what was visited and is asked for no more, being done. */
    List<PlanStop> stops(List<PlanStop> asked, List<PlanDepot> depots) {
        Set<StopKey> known = asked.stream().map(PlanStop::key).collect(toSet());
        var all = new ArrayList<>(asked);
        before.ifPresent(old -> {
            var done = new ArrayList<Integer>();
            visitedStops(old).filter(PlanStop::isAskedFor).flatMap(stop -> Stream.of(stop.stopNo(), stop.partnerNo())).distinct()
                    .filter(number -> number >= 0 && !known.contains(old.stops().get(number).key())).forEach(done::add);
            for (int number : done) {
                PlanStop stop = old.stops().get(number);
                int partner = done.indexOf(stop.partnerNo());
                all.add(stop.as(stop.asked().lockedTo(Stop.ANY)).leftOut("", "", 0).numbered(asked.size() + done.indexOf(number)).tiedTo(partner < 0 ? -1 : asked.size() + partner)
                        .among(stop.kind().isAtDepot() ? PlanDepot.numberOf(depots, old.depotOf(stop).warehouseId()) : 0, stop.partNo(), stop.skills()));
            }
        });
        return all;
    }

    /** The vehicles, and behind them those that have left and are not of the fleet any more. */
    List<PlanVehicle> vehicles(List<PlanVehicle> used, List<PlanDepot> depots) {
        var all = new ArrayList<>(used);
        before.ifPresent(old -> old.vehicles().stream().filter(vehicle -> !visited.getOrDefault(vehicle.vehicleNo(), List.of()).isEmpty() && number(vehicle, used) < 0)
                .forEach(vehicle -> all.add(vehicle.numbered(all.size(), PlanDepot.numberOf(depots, old.startOf(vehicle.vehicleNo()).warehouseId()),
                        PlanDepot.numberOf(depots, old.endOf(vehicle.vehicleNo()).warehouseId())))));
        return all;
    }

    private static int number(PlanVehicle vehicle, List<PlanVehicle> among) {
        return among.stream().filter(one -> vehicle.vehicleId() == 0 ? one.code().equals(vehicle.code()) : one.vehicleId() == vehicle.vehicleId()).findFirst()
                .map(PlanVehicle::vehicleNo).orElse(-1);
    }

    /** Vehicles, stops and routes to start from. */
    record Start(List<PlanVehicle> vehicles, CarriedOver carried, Set<Integer> visited) {
    }

    /**
     * What was visited put first on its routes, as it was.
     *
     * @param fleet   how many of the vehicles are of the fleet; those behind them drive home
     * @param carried of the plan before
     */
    Start start(List<PlanVehicle> vehicles, int fleet, CarriedOver carried, int depots, TravelMatrix travel) {
        if (before.isEmpty() || now == 0 && visited.values().stream().allMatch(List::isEmpty)) {
            return new Start(vehicles, carried, Set.of());
        }
        RoutingProblem problem = DeliveryPlan.problem(depots, vehicles, carried.stops(), travel);
        LiveDay live = DrivenDay.of(problem, carried.plan(), renumbered(before.get(), vehicles, carried.stops()), now);
        for (PlanVehicle vehicle : vehicles) {
            boolean isGone = vehicle.vehicleNo() >= fleet && vehicle.vehicleId() != 0;
            if (isGone || before.get().vehicles().stream().anyMatch(old -> number(old, vehicles) == vehicle.vehicleNo() && isOut(before.get(), old))) {
                live = live.after(new DayEvent.Breakdown(vehicle.vehicleNo()));
            }
        }
        return started(vehicles, carried, live);
    }

    private Map<Integer, List<DrivenDay.Done>> renumbered(DeliveryPlan old, List<PlanVehicle> vehicles, List<PlanStop> stops) {
        Map<StopKey, Integer> numbers = stops.stream().collect(toMap(PlanStop::key, PlanStop::stopNo));
        var done = new HashMap<Integer, List<DrivenDay.Done>>();
        visited.forEach((vehicle, visits) -> done.put(number(old.vehicles().get(vehicle), vehicles), visits.stream()
                .filter(visit -> numbers.containsKey(old.stops().get(visit.stop()).key()))
                .map(visit -> new DrivenDay.Done(numbers.get(old.stops().get(visit.stop()).key()), visit.begun(), visit.left())).toList()));
        done.remove(-1);
        return done;
    }

    /** It broke down: it has room and time for nothing but what it visited. */
    private static boolean isOut(DeliveryPlan plan, PlanVehicle vehicle) {
        Optional<RouteAudit> route = plan.audit().routes().stream().filter(one -> one.vehicle() == vehicle.vehicleNo()).findFirst();
        return vehicle.shiftTo() == route.map(RouteAudit::back).orElse(vehicle.shiftFrom()) && vehicle.vehicle().capacity().equals(route.map(RouteAudit::load).orElse(Load.NONE));
    }

    private static Start started(List<PlanVehicle> vehicles, CarriedOver carried, LiveDay live) {
        Set<Integer> visited = live.visited().values().stream().flatMap(List::stream).collect(toSet());
        Set<Integer> fixed = new HashSet<>();
        live.problem().sideRules().beginnings().values().forEach(fixed::addAll);
        var stops = new ArrayList<>(carried.stops());
        for (int v = 0; v < live.plan().routes().size(); v++) {
            List<Integer> route = live.plan().routes().get(v);
            for (int i = 0; i < route.size(); i++) {
                int number = route.get(i);
                PlanStop stop = visited.contains(number) ? stops.get(number).as(live.problem().stops().get(number)) : stops.get(number);
                stops.set(number, fixed.contains(number) ? stop.visitedBy(v, i, 0, 0).fixed(true) : stop.fixed(false));
            }
        }
        List<PlanVehicle> driven = vehicles.stream().map(vehicle -> PlanVehicle.of(vehicle.vehicleNo(), vehicle.vehicleId(), vehicle.code(), live.problem().vehicles().get(vehicle.vehicleNo()))).toList();
        return new Start(driven, new CarriedOver(stops, live.plan()), visited);
    }
}
