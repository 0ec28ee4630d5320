package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.Stop;

/**
 * What a person did to the plan that counts while a search was running: stops on another vehicle or left out, locks, widened windows, needs. It is made good in the
 * search's result, so that publishing that does not undo it.
 */
final class MeanwhileEdits {

    /** A stop as the person left it. */
    private record Change(PlanStop now, boolean isMoved) {
    }

    /**
     * The result of a search with the edits in it.
     *
     * @param stops    as they are published
     * @param searched the same, with every moved stop kept on its new vehicle
     * @param plan     to start from
     * @param leftOut  numbers of the stops that the person left out
     */
    record Retaken(List<PlanStop> stops, List<PlanStop> searched, RoutingPlan plan, Set<Integer> leftOut) {
        /** A plan that nobody has edited. */
        static Retaken unedited(CarriedOver carried) {
            return new Retaken(carried.stops(), carried.stops(), carried.plan(), Set.of());
        }

        /** The same edits in a plan of the same stops of which some have been visited since. */
        Retaken in(CarriedOver later, Set<Integer> visited) {
            List<PlanStop> kept = later.stops().stream().map(stop -> visited.contains(stop.stopNo()) ? stop : keptAsHere(stop)).toList();
            return new Retaken(later.stops(), kept, later.plan(), leftOut.stream().filter(stop -> !visited.contains(stop)).collect(Collectors.toSet()));
        }

        private PlanStop keptAsHere(PlanStop stop) {
            int vehicle = searched.get(stop.stopNo()).lockedNo();
            return vehicle == stops.get(stop.stopNo()).lockedNo() ? stop : stop.as(stop.asked().lockedTo(vehicle));
        }

        /** A searched plan without what was left out by hand. */
        RoutingPlan without(RoutingPlan found) {
            RoutingPlan kept = found;
            for (int stop : leftOut) {
                kept = kept.without(stop);
            }
            return kept;
        }
    }

    private final List<PlanVehicle> vehicles;
    private final Map<StopKey, Change> changes = new HashMap<>();

    private MeanwhileEdits(DeliveryPlan seen, DeliveryPlan now) {
        vehicles = now.vehicles();
        Map<StopKey, PlanStop> before = byOrder(seen);
        byOrder(now).forEach((key, stop) -> {
            PlanStop was = before.get(key);
            boolean isMoved = was.vehicleNo() != stop.vehicleNo();
            if (isMoved || was.fixed() != stop.fixed() || !was.asked().equals(stop.asked())) {
                changes.put(key, new Change(stop, isMoved));
            }
        });
    }

    /**
     * The edits that lead from one plan to the other; empty when it is not edits alone: another search, or a change of the day with other stops or vehicles.
     */
    static Optional<MeanwhileEdits> between(Optional<DeliveryPlan> seen, DeliveryPlan now) {
        boolean isEdited = seen.isPresent() && !isAnotherSearch(seen.get(), now) && seen.get().vehicles().equals(now.vehicles())
                && byOrder(seen.get()).keySet().equals(byOrder(now).keySet());
        return isEdited ? Optional.of(new MeanwhileEdits(seen.get(), now)) : Optional.empty();
    }

    /** An older version is one that somebody went back to. */
    private static boolean isAnotherSearch(DeliveryPlan seen, DeliveryPlan now) {
        return now.head().origin().equals("run") && now.head().id() > seen.head().id();
    }

    private static Map<StopKey, PlanStop> byOrder(DeliveryPlan plan) {
        return plan.stops().stream().collect(toMap(PlanStop::key, stop -> stop));
    }

    /** The edits made in a search's result; vehicles are known by their identity, one that the result lacks is any. */
    Retaken in(List<PlanStop> stops, List<PlanVehicle> used, RoutingPlan found) {
        Map<Integer, Integer> numberOf = used.stream().filter(vehicle -> vehicle.vehicleId() != 0).collect(toMap(PlanVehicle::vehicleId, PlanVehicle::vehicleNo));
        var kept = new ArrayList<>(stops);
        var searched = new ArrayList<>(stops);
        var leftOut = new HashSet<Integer>();
        RoutingPlan plan = found;
        for (PlanStop stop : stops) {
            Change change = changes.get(stop.key());
            if (change != null) {
                PlanStop now = change.now();
                Stop left = DeliveryWish.of(now).at(stop.asked().within(now.windowList())).lockedTo(number(now.lockedNo(), numberOf));
                int vehicle = number(now.vehicleNo(), numberOf);
                kept.set(stop.stopNo(), stop.as(left));
                searched.set(stop.stopNo(), stop.as(change.isMoved() && vehicle >= 0 ? left.lockedTo(vehicle) : left));
                plan = change.isMoved() && vehicle >= 0 ? plan.moved(stop.stopNo(), vehicle, now.position()) : plan;
                if (change.isMoved() && now.vehicleNo() < 0) {
                    leftOut.add(stop.stopNo());
                }
            }
        }
        return new Retaken(kept, searched, plan, leftOut);
    }

    private int number(int vehicleNo, Map<Integer, Integer> numberOf) {
        return vehicleNo < 0 ? Stop.ANY : numberOf.getOrDefault(vehicles.get(vehicleNo).vehicleId(), Stop.ANY);
    }
}
