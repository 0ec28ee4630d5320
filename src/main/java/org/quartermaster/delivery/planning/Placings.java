package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All places that a stop left out of a plan could take in a vehicle's route, whether or not rules are kept there. */
final class Placings {
    private final RoutingProblem problem;
    private final RoutingPlan plan;
    private final List<Integer> idleReloads;

    Placings(RoutingProblem asked, RoutingPlan given) {
        problem = asked;
        plan = given;
        idleReloads = asked.sideRules().reloads().stream().filter(reload -> given.vehicleOf(reload) < 0).sorted().toList();
    }

    /** The stop in every place of the vehicle's route, then on one more trip where the vehicle may still reload. */
    List<Placing> of(int stop, int vehicle) {
        var all = new ArrayList<>(in(plan.routes().get(vehicle), stop, vehicle));
        int reload = idleReload(vehicle);
        if (reload >= 0 && !plan.routes().get(vehicle).isEmpty() && !problem.sideRules().reloads().contains(stop)) {
            all.addAll(onOneMoreTrip(stop, vehicle, reload));
        }
        return all;
    }

    private List<Placing> in(List<Integer> route, int stop, int vehicle) {
        int other = problem.sideRules().partnerOf(stop);
        if (other >= 0 && plan.vehicleOf(other) < 0) {
            return paired(route, stop, other, vehicle);
        }
        return IntStream.rangeClosed(0, route.size()).mapToObj(position -> Placing.of(stop, vehicle, with(route, position, stop))).toList();
    }

    private List<Placing> paired(List<Integer> route, int stop, int other, int vehicle) {
        boolean isPickup = problem.sideRules().isPickup(stop);
        int pickup = isPickup ? stop : other;
        int delivery = isPickup ? other : stop;
        var all = new ArrayList<Placing>();
        for (int first = 0; first <= route.size(); first++) {
            List<Integer> fetched = with(route, first, pickup);
            for (int second = first + 1; second <= fetched.size(); second++) {
                all.add(Placing.of(stop, vehicle, with(fetched, second, delivery)));
            }
        }
        return all;
    }

    /** Behind everything, or before everything that is not fixed. */
    private List<Placing> onOneMoreTrip(int stop, int vehicle, int reload) {
        List<Integer> route = plan.routes().get(vehicle);
        int fixed = problem.sideRules().beginnings().getOrDefault(vehicle, List.of()).size();
        var all = new ArrayList<Placing>();
        for (Placing trip : in(List.of(), stop, vehicle)) {
            var last = new ArrayList<>(route);
            last.add(reload);
            last.addAll(trip.route());
            all.add(Placing.of(stop, vehicle, last));
            var first = new ArrayList<>(route);
            first.add(Math.min(fixed, route.size()), reload);
            first.addAll(Math.min(fixed, route.size()), trip.route());
            all.add(Placing.of(stop, vehicle, first));
        }
        return all;
    }

    private int idleReload(int vehicle) {
        return idleReloads.stream().filter(reload -> mayBeUsedBy(reload, vehicle)).findFirst().orElse(-1);
    }

    private boolean mayBeUsedBy(int reload, int vehicle) {
        int locked = problem.stops().get(reload).lockedVehicle();
        return locked == Stop.ANY || locked == vehicle;
    }

    private static List<Integer> with(List<Integer> route, int position, int stop) {
        var longer = new ArrayList<>(route);
        longer.add(position, stop);
        return longer;
    }
}
