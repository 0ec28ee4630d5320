package org.quartermaster.delivery.planning;

import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.search.Instance;

/** Lays a problem out in the flat arrays of the search: stops in the order of its numbering first, then each depot once. */
final class Layout {
    private final RoutingProblem problem;
    private final Numbering numbering;
    private final int[] location;
    private final int[] start;
    private final int[] end;
    private final Instance instance;

    private Layout(RoutingProblem asked, Numbering numbers) {
        problem = asked;
        numbering = numbers;
        int stops = asked.stops().size();
        int vehicles = asked.vehicles().size();
        location = new int[stops + 2 * vehicles];
        start = new int[vehicles];
        end = new int[vehicles];
        int nodes = locate();
        instance = new Instance(stops, vehicles, nodes, matrix(nodes, true), matrix(nodes, false));
        IntStream.range(0, stops).forEach(this::fillStop);
        IntStream.range(0, vehicles).forEach(this::fillVehicle);
        fillSideRules();
    }

    static Instance of(RoutingProblem problem, Numbering numbering) {
        return new Layout(problem, numbering).instance.complete();
    }

    private int locate() {
        int stops = problem.stops().size();
        for (int c = 0; c < stops; c++) {
            location[c] = problem.stops().get(numbering.stop(c)).location();
        }
        int next = stops;
        for (int v = 0; v < problem.vehicles().size(); v++) {
            start[v] = depot(problem.vehicles().get(v).startLocation(), next);
            next = Math.max(next, start[v] + 1);
            end[v] = depot(problem.vehicles().get(v).endLocation(), next);
            next = Math.max(next, end[v] + 1);
        }
        return next;
    }

    /** The node of a depot; a new one when it is {@code next}. */
    private int depot(int wanted, int next) {
        for (int node = problem.stops().size(); node < next; node++) {
            if (location[node] == wanted) {
                return node;
            }
        }
        location[next] = wanted;
        return next;
    }

    private int[] matrix(int nodes, boolean isMetres) {
        TravelMatrix travel = problem.travel();
        var cells = new int[nodes * nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                cells[i * nodes + j] = isMetres ? travel.metres(location[i], location[j]) : travel.seconds(location[i], location[j]);
            }
        }
        return cells;
    }

    private void fillStop(int c) {
        Stop stop = problem.stops().get(numbering.stop(c));
        instance.demand[0][c] = stop.demand().pieces();
        instance.demand[1][c] = stop.demand().millilitres();
        instance.demand[2][c] = stop.demand().grams();
        instance.service[c] = stop.serviceSeconds();
        instance.ready[c] = stop.windows().getFirst().from();
        instance.lastEnd[c] = stop.lastEnd();
        instance.due[c] = stop.lateCents() > 0 ? Instance.NEVER : Math.min(Instance.NEVER, stop.lastEnd());
        instance.windows[c] = stop.windows().size() == 1 ? null
                : stop.windows().stream().flatMapToInt(window -> IntStream.of(window.from(), window.to())).toArray();
        instance.latePerSecond[c] = stop.lateCents() / 3600.0;
        instance.penalty[c] = stop.penaltyCents();
        instance.priority[c] = stop.priority();
        instance.skills[c] = stop.skills();
        instance.locked[c] = stop.lockedVehicle();
    }

    private void fillSideRules() {
        SideRules rules = problem.sideRules();
        for (SideRules.Pair pair : rules.pairs()) {
            int pickup = numbering.number(pair.pickup());
            int delivery = numbering.number(pair.delivery());
            instance.partner[pickup] = delivery;
            instance.partner[delivery] = pickup;
            instance.isPickup[pickup] = true;
        }
        rules.reloads().forEach(stop -> instance.isReload[numbering.number(stop)] = true);
        rules.beginnings().forEach((vehicle, stops) -> instance.fixed[vehicle] = stops.size());
    }

    private void fillVehicle(int v) {
        List<Vehicle> all = problem.vehicles();
        Vehicle vehicle = all.get(v);
        instance.startNode[v] = start[v];
        instance.endNode[v] = end[v];
        instance.shiftFrom[v] = vehicle.shift().from();
        instance.shiftTo[v] = Math.min(Instance.NEVER, vehicle.shift().to());
        instance.longest[v] = Math.min(Instance.NEVER, vehicle.duty().mostSeconds());
        vehicle.duty().rest().ifPresent(rest -> {
            instance.restFrom[v] = rest.from();
            instance.restTo[v] = rest.to();
            instance.restSeconds[v] = rest.seconds();
        });
        instance.perMetre[v] = vehicle.rates().centsPerKm() / 1000.0;
        instance.perSecond[v] = vehicle.rates().centsPerHour() / 3600.0;
        instance.perUse[v] = vehicle.rates().centsPerUse();
        instance.capacity[0][v] = vehicle.capacity().pieces();
        instance.capacity[1][v] = vehicle.capacity().millilitres();
        instance.capacity[2][v] = vehicle.capacity().grams();
        instance.vehicleSkills[v] = vehicle.skills();
        instance.twin[v] = IntStream.range(0, v).filter(other -> instance.twin[other] == other && all.get(other).isTwinOf(vehicle)).findFirst().orElse(v);
    }
}
