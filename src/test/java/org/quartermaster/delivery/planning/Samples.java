package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Problems and plans by lot, with every feature the planner knows. */
final class Samples {
    static final Rates RATES = new Rates(35, 2400, 4000);
    static final Load VAN = new Load(8_000_000, 900_000, 120);

    private Samples() {
    }

    /** Two towns, several windows, soft windows, optional and locked stops, skills, two kinds of vehicle. */
    static RoutingProblem mixed(int stops, int vehicles, long seed) {
        var random = new Random(seed);
        var places = new ArrayList<TravelMatrix.Place>();
        places.add(new TravelMatrix.Place(53.80, -1.55));
        var all = new ArrayList<Stop>();
        for (int c = 0; c < stops; c++) {
            places.add(new TravelMatrix.Place(53.80 + random.nextGaussian() * 0.12, -1.55 + random.nextGaussian() * 0.2));
            all.add(stop(c, vehicles, random));
        }
        List<Vehicle> fleet = IntStream.range(0, vehicles).mapToObj(v -> vehicle(v)).toList();
        return new RoutingProblem(fleet, all, TravelMatrix.haversine(places, 1.3, 11));
    }

    private static Vehicle vehicle(int v) {
        Rates rates = v % 3 == 0 ? new Rates(55, 2600, 6000) : RATES;
        return new Vehicle(v, v % 3 == 0 ? new Load(20_000_000, 3_000_000, 400) : VAN, new Window(8 * 3600, 18 * 3600), 0, 0, rates, v % 2);
    }

    /** As {@link #mixed}, with a break and a longest day for drivers, pairs, a reload per vehicle and a fixed first stop. */
    static RoutingProblem tied(int stops, int vehicles, long seed) {
        RoutingProblem mixed = mixed(stops, vehicles, seed);
        var drivers = new ArrayList<Vehicle>();
        var all = new ArrayList<>(mixed.stops());
        var reloads = new HashSet<Integer>();
        for (int v = 0; v < vehicles; v++) {
            Vehicle vehicle = mixed.vehicles().get(v);
            drivers.add(vehicle.on(new Duty(9 * 3600 - 600 * v, Optional.of(new Rest(11 * 3600, 13 * 3600, 1800)))));
            reloads.add(all.size());
            all.add(new Stop(-1 - v, vehicle.startLocation(), Load.NONE, List.of(Window.ALL_DAY), 900, 0, 0, 0, 0, v));
        }
        List<SideRules.Pair> pairs = IntStream.range(0, stops / 10).mapToObj(i -> new SideRules.Pair(10 * i + 1, 10 * i + 2)).toList();
        return new RoutingProblem(drivers, all, mixed.travel(), new SideRules(pairs, reloads, Map.of(1, List.of(0))));
    }

    private static Stop stop(int c, int vehicles, Random random) {
        int from = 3600 * (8 + random.nextInt(8));
        var windows = new ArrayList<>(List.of(new Window(from, from + 3600 * (1 + random.nextInt(3)))));
        if (c % 4 == 0) {
            windows.add(new Window(from + 4 * 3600, from + 5 * 3600));
        }
        var load = new Load(random.nextInt(900_000), random.nextInt(90_000), 1 + random.nextInt(12));
        Stop stop = new Stop(1000 + c, c + 1, load, windows, 180 + random.nextInt(300), 1 + c % 3, 0, c % 3 == 0 ? 1800 : 0, c % 11 == 0 ? 1 : 0, Stop.ANY);
        return c % 7 == 3 ? stop.optional(1500) : c % 13 == 5 ? stop.lockedTo(random.nextInt(vehicles)) : stop;
    }

    /** One hard window per stop and a homogeneous fleet. */
    static RoutingProblem plain(int stops, int vehicles, Rates rates, long seed) {
        var random = new Random(seed);
        var places = new ArrayList<TravelMatrix.Place>();
        places.add(new TravelMatrix.Place(53.80, -1.55));
        var all = new ArrayList<Stop>();
        for (int c = 0; c < stops; c++) {
            places.add(new TravelMatrix.Place(53.80 + random.nextGaussian() * 0.1, -1.55 + random.nextGaussian() * 0.15));
            int from = 3600 * (8 + random.nextInt(8));
            all.add(Stop.of(c, c + 1, new Load(0, 0, 1 + random.nextInt(10)), new Window(from, from + 2 * 3600), 300));
        }
        var vehicle = new Vehicle(0, new Load(0, 0, 100), new Window(8 * 3600, 18 * 3600), 0, 0, rates, 0);
        return new RoutingProblem(Collections.nCopies(vehicles, vehicle), all, TravelMatrix.haversine(places, 1.3, 11));
    }

    /** A plan by lot that may break every rule. */
    static RoutingPlan anyPlan(RoutingProblem problem, long seed) {
        var random = new Random(seed);
        var routes = new ArrayList<List<Integer>>();
        problem.vehicles().forEach(_ -> routes.add(new ArrayList<>()));
        for (int c = 0; c < problem.stops().size(); c++) {
            int v = random.nextInt(routes.size() + 1);
            if (v < routes.size()) {
                routes.get(v).add(random.nextInt(routes.get(v).size() + 1), c);
            }
        }
        return new RoutingPlan(routes);
    }
}
