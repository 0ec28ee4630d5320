package org.quartermaster.delivery.planning;

import java.util.List;

/** The problem laid out in flat arrays for the search. Rows 0 … stops − 1 of the matrix are the stops, then the vehicles' depots. */
final class Tables {
    /** A second that never comes; the sum of two fits an int. */
    static final int NEVER = Integer.MAX_VALUE / 4;

    final int stops;
    final int vehicles;
    final int nodes;
    final int[] metres;
    final int[] seconds;
    final int[] volume;
    final int[] weight;
    final int[] pieces;
    final int[] service;
    final int[] ready;
    final int[] due;
    final int[] lastEnd;
    final int[][] windows;
    final double[] lateRate;
    final double[] penalty;
    final int[] priority;
    final int[] skills;
    final int[] locked;
    final int[] startNode;
    final int[] endNode;
    final int[] shiftFrom;
    final int[] shiftTo;
    final double[] perMetre;
    final double[] perSecond;
    final double[] perUse;
    final int[] maxVolume;
    final int[] maxWeight;
    final int[] maxPieces;
    final int[] vehicleSkills;
    final int[] twin;
    /** Time costs nothing: only metres and use count. */
    final boolean timeIsFree;
    /** One hard window per stop, so that the return is {@code max(arrival + work, bound)} of the arrival anywhere. */
    final boolean simpleTimes;

    Tables(RoutingProblem problem) {
        stops = problem.stops().size();
        vehicles = problem.vehicles().size();
        int[] location = new int[stops + 2 * vehicles];
        startNode = new int[vehicles];
        endNode = new int[vehicles];
        nodes = locate(problem, location);
        metres = new int[nodes * nodes];
        seconds = new int[nodes * nodes];
        fillMatrix(problem.travel(), location);
        volume = new int[stops];
        weight = new int[stops];
        pieces = new int[stops];
        service = new int[stops];
        ready = new int[stops];
        due = new int[stops];
        lastEnd = new int[stops];
        windows = new int[stops][];
        lateRate = new double[stops];
        penalty = new double[stops];
        priority = new int[stops];
        skills = new int[stops];
        locked = new int[stops];
        for (int c = 0; c < stops; c++) {
            fillStop(c, problem.stops().get(c));
        }
        shiftFrom = new int[vehicles];
        shiftTo = new int[vehicles];
        perMetre = new double[vehicles];
        perSecond = new double[vehicles];
        perUse = new double[vehicles];
        maxVolume = new int[vehicles];
        maxWeight = new int[vehicles];
        maxPieces = new int[vehicles];
        vehicleSkills = new int[vehicles];
        twin = new int[vehicles];
        for (int v = 0; v < vehicles; v++) {
            fillVehicle(v, problem.vehicles());
        }
        simpleTimes = problem.stops().stream().allMatch(stop -> stop.windows().size() == 1 && stop.lateCents() == 0);
        timeIsFree = problem.vehicles().stream().allMatch(vehicle -> vehicle.rates().centsPerHour() == 0)
                && problem.stops().stream().allMatch(stop -> stop.lateCents() == 0);
    }

    private int locate(RoutingProblem problem, int[] location) {
        for (int c = 0; c < stops; c++) {
            location[c] = problem.stops().get(c).location();
        }
        int next = stops;
        for (int v = 0; v < vehicles; v++) {
            next = depot(location, next, problem.vehicles().get(v).startLocation(), startNode, v);
            next = depot(location, next, problem.vehicles().get(v).endLocation(), endNode, v);
        }
        return next;
    }

    private int depot(int[] location, int next, int wanted, int[] node, int vehicle) {
        for (int i = stops; i < next; i++) {
            if (location[i] == wanted) {
                node[vehicle] = i;
                return next;
            }
        }
        location[next] = wanted;
        node[vehicle] = next;
        return next + 1;
    }

    private void fillMatrix(TravelMatrix travel, int[] location) {
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                metres[i * nodes + j] = travel.metres(location[i], location[j]);
                seconds[i * nodes + j] = travel.seconds(location[i], location[j]);
            }
        }
    }

    private void fillStop(int c, Stop stop) {
        volume[c] = stop.demand().millilitres();
        weight[c] = stop.demand().grams();
        pieces[c] = stop.demand().pieces();
        service[c] = stop.serviceSeconds();
        ready[c] = stop.windows().getFirst().from();
        lastEnd[c] = stop.lastEnd();
        due[c] = stop.lateCents() > 0 ? NEVER : stop.lastEnd();
        windows[c] = stop.windows().size() == 1 ? null
                : stop.windows().stream().flatMapToInt(w -> java.util.stream.IntStream.of(w.from(), w.to())).toArray();
        lateRate[c] = stop.lateCents() / 3600.0;
        penalty[c] = stop.penaltyCents();
        priority[c] = stop.priority();
        skills[c] = stop.skills();
        locked[c] = stop.lockedVehicle();
    }

    private void fillVehicle(int v, List<Vehicle> all) {
        Vehicle vehicle = all.get(v);
        shiftFrom[v] = vehicle.shift().from();
        shiftTo[v] = vehicle.shift().to();
        perMetre[v] = vehicle.rates().centsPerKm() / 1000.0;
        perSecond[v] = vehicle.rates().centsPerHour() / 3600.0;
        perUse[v] = vehicle.rates().centsPerUse();
        maxVolume[v] = vehicle.capacity().millilitres();
        maxWeight[v] = vehicle.capacity().grams();
        maxPieces[v] = vehicle.capacity().pieces();
        vehicleSkills[v] = vehicle.skills();
        twin[v] = v;
        for (int other = 0; other < v; other++) {
            if (all.get(other).isTwinOf(vehicle)) {
                twin[v] = other;
                break;
            }
        }
    }

    boolean mayVisit(int vehicle, int stop) {
        return (locked[stop] < 0 || locked[stop] == vehicle) && (vehicleSkills[vehicle] & skills[stop]) == skills[stop];
    }

    /** When service begins for an arrival; after {@link #due} it is too late. */
    int serviceStart(int stop, int arrival) {
        int[] w = windows[stop];
        if (w == null) {
            return Math.max(arrival, ready[stop]);
        }
        for (int i = 0; i < w.length; i += 2) {
            if (arrival <= w[i + 1]) {
                return Math.max(arrival, w[i]);
            }
        }
        return arrival;
    }

    /** The latest begin of service that is ≤ {@code bound}; −1 when there is none. */
    int latestStart(int stop, int bound) {
        int[] w = windows[stop];
        if (bound < ready[stop]) {
            return -1;
        }
        if (w == null || bound > lastEnd[stop]) {
            return Math.min(bound, due[stop]);
        }
        for (int i = w.length - 2; i >= 0; i -= 2) {
            if (bound >= w[i]) {
                return Math.min(bound, w[i + 1]);
            }
        }
        return -1;
    }

    double lateCents(int stop, int start) {
        return start > lastEnd[stop] ? (start - lastEnd[stop]) * lateRate[stop] : 0;
    }
}
