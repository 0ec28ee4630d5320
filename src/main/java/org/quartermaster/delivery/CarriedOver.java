package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.Stop;

/** What a new run keeps of the plan that counts: locks, fixed beginnings, widened windows and routes of the orders and vehicles that are still there. */
final class CarriedOver {
    private final List<PlanStop> stops;
    private final RoutingPlan plan;

    CarriedOver(List<PlanStop> kept, RoutingPlan from) {
        stops = List.copyOf(kept);
        plan = from;
    }

    CarriedOver(Optional<DeliveryPlan> before, List<PlanVehicle> vehicles, List<PlanStop> assembled) {
        Map<Integer, Integer> numberOf = vehicles.stream().collect(toMap(PlanVehicle::vehicleId, PlanVehicle::vehicleNo));
        Map<StopKey, PlanStop> stopOf = assembled.stream().collect(toMap(PlanStop::key, stop -> stop));
        var locked = new ArrayList<>(assembled);
        var routes = new ArrayList<List<Integer>>();
        vehicles.forEach(_ -> routes.add(new ArrayList<>()));
        before.ifPresent(old -> {
            for (PlanVehicle vehicle : old.vehicles()) {
                keep(old, vehicle, numberOf, stopOf, locked, routes);
            }
        });
        stops = List.copyOf(locked);
        plan = new RoutingPlan(routes);
    }

    private static void keep(DeliveryPlan old, PlanVehicle vehicle, Map<Integer, Integer> numberOf, Map<StopKey, PlanStop> stopOf, List<PlanStop> locked,
                             List<List<Integer>> routes) {
        Integer number = vehicle.vehicleId() == 0 ? null : numberOf.get(vehicle.vehicleId());
        if (number == null) {
            return;
        }
        for (int oldStop : old.routing().routes().get(vehicle.vehicleNo())) {
            PlanStop was = old.stops().get(oldStop);
            PlanStop now = stopOf.get(was.key());
            if (now != null) {
                int position = routes.get(number).size();
                routes.get(number).add(now.stopNo());
                Stop stop = was.lockedNo() == vehicle.vehicleNo() ? now.asked().lockedTo(number) : now.asked();
                PlanStop kept = now.as(isWider(was, now) ? stop.within(was.windowList()) : stop);
                locked.set(now.stopNo(), was.fixed() ? kept.visitedBy(number, position, was.startSecond(), 0).fixed(true) : kept);
            }
        }
    }

    /** Somebody agreed a later window with the customer. */
    private static boolean isWider(PlanStop was, PlanStop now) {
        return was.windowList().getFirst().from() == now.windowList().getFirst().from()
                && was.windowList().getLast().to() > now.windowList().getLast().to();
    }

    List<PlanStop> stops() {
        return stops;
    }

    RoutingPlan plan() {
        return plan;
    }
}
