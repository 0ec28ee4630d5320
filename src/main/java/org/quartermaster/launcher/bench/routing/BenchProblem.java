package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.Duty;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Rates;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Vehicle;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;
import org.quartermaster.launcher.bench.routing.BenchInstance.Point;

/**
 * An instance as the planner's problem: one unit of the convention is one metre, one second and one cent. Driving takes the length of the leg, rounded up
 * where the convention is exact, so that what fits here fits in exact numbers too.
 */
final class BenchProblem {
    private static final Rates DISTANCE_ONLY = new Rates(1000, 0, 0);
    private static final int NO_END = Integer.MAX_VALUE / 4;
    private static final double TOLERANCE = 1e-6;

    private final BenchInstance instance;
    private final Convention convention;
    private final int units;

    private BenchProblem(BenchInstance asked, Convention counted) {
        instance = asked;
        convention = counted;
        units = counted.unitsFor(largest(asked));
    }

    static RoutingProblem of(BenchInstance instance, Convention convention) {
        return new BenchProblem(instance, convention).problem();
    }

    private static double largest(BenchInstance instance) {
        double largest = Double.isFinite(instance.longestRoute()) ? instance.longestRoute() : 0;
        for (Depot depot : instance.depots()) {
            largest = Math.max(largest, Double.isFinite(depot.due()) ? depot.due() : 0);
            for (Customer customer : instance.customers()) {
                largest = Math.max(largest, 4 * depot.distanceTo(customer));
            }
        }
        return largest;
    }

    private RoutingProblem problem() {
        var places = new ArrayList<Point>(instance.depots());
        places.addAll(instance.customers());
        var vehicles = new ArrayList<Vehicle>();
        for (int depot = 0; depot < instance.depots().size(); depot++) {
            for (int i = 0; i < instance.fleetPerDepot(); i++) {
                vehicles.add(vehicle(depot));
            }
        }
        var stops = new ArrayList<Stop>();
        for (int c = 0; c < instance.customers().size(); c++) {
            stops.add(stop(instance.customers().get(c), instance.depots().size() + c));
        }
        return new RoutingProblem(vehicles, stops, matrix(places));
    }

    private Vehicle vehicle(int number) {
        Depot depot = instance.depots().get(number);
        boolean hasWindows = Double.isFinite(depot.due());
        double limit = instance.longestRoute();
        int end = hasWindows ? down(depot.due()) : down(limit);
        Duty duty = hasWindows && Double.isFinite(limit) ? Duty.ofAtMost(down(limit)) : Duty.FREE;
        return new Vehicle(number, new Load(0, 0, instance.capacity()), new Window(up(depot.ready()), end), number, number, DISTANCE_ONLY, 0, duty);
    }

    private Stop stop(Customer customer, int location) {
        var window = new Window(up(customer.ready()), down(customer.due()));
        return Stop.of(customer.number(), location, new Load(0, 0, customer.demand()), window, up(customer.service()));
    }

    private int up(double value) {
        return (int) Math.ceil(value * units - TOLERANCE);
    }

    private int down(double value) {
        return Double.isFinite(value) ? (int) Math.min(NO_END, Math.floor(value * units + TOLERANCE)) : NO_END;
    }

    private TravelMatrix matrix(List<Point> places) {
        int n = places.size();
        var metres = new int[n * n];
        var seconds = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double length = convention.length(places.get(i), places.get(j));
                metres[i * n + j] = (int) Math.round(length * units);
                seconds[i * n + j] = up(length);
            }
        }
        return new TravelMatrix(n, metres, seconds);
    }
}
