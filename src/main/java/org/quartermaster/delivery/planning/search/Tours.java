package org.quartermaster.delivery.planning.search;

import java.util.Arrays;

/**
 * The plan under search: routes with their times forward and backward, the stops left out, and the money.
 *
 * <p>A route is one array of places, {@link #stride} ints each: the start depot, the stops in order, the end depot. {@link #begin} opens a step; what is
 * changed after it is put back by {@link #undo}, which swaps arrays and recomputes nothing.
 */
final class Tours {
    /** Parts of a place: node, metres and seconds from the place before, second it is left, latest second service may begin. */
    static final int NODE = 0;
    static final int ARC = 1;
    static final int DRIVE = 2;
    static final int LEAVE = 3;
    static final int LATEST = 4;
    /** Where time costs money also: begin of service, seconds of driving and service to the end, second of return when nothing waits before. */
    static final int START = 5;
    static final int WORK = 6;
    static final int RETURN = 7;

    /** Ints per place where time is free, and where it costs money. */
    static final int PLAIN = 5;
    static final int PRICED = 8;

    private static final int ROOM = 16;

    final Instance t;
    final int stride;
    final int[][] cells;
    /** Stops on the route. */
    final int[] len;
    /** Capacity left, by part. */
    final int[][] spare;
    final int[] departure;
    final int[] back;
    final double[] cost;
    final int[] metres;
    final int[] routeOf;
    /** Where in {@link #cells} a stop on a route stands. */
    final int[] placeOf;
    final Fleet fleet;
    /** The stops left out. */
    final Absent absent;
    /** Money of all routes and of the stops left out. */
    double total;

    private final Clockwork clockwork;
    private final Undo undo;

    Tours(Instance instance) {
        t = instance;
        stride = t.timeIsFree && t.hasOneWindowEach && !t.isDriven ? PLAIN : PRICED;
        cells = new int[t.vehicles][ROOM * stride];
        len = new int[t.vehicles];
        spare = new int[Instance.PARTS][t.vehicles];
        departure = new int[t.vehicles];
        back = new int[t.vehicles];
        cost = new double[t.vehicles];
        metres = new int[t.vehicles];
        routeOf = new int[t.stops];
        placeOf = new int[t.stops];
        absent = new Absent(t);
        fleet = new Fleet(t);
        clockwork = new Clockwork(this);
        undo = new Undo(this);
        Arrays.fill(routeOf, -1);
        for (int v = 0; v < t.vehicles; v++) {
            park(v);
        }
        for (int c = 0; c < t.stops; c++) {
            leaveOut(c);
        }
    }

    private void park(int v) {
        int[] route = cells[v];
        Arrays.fill(route, 0, 2 * stride, 0);
        route[NODE] = t.startNode[v];
        route[LEAVE] = t.shiftFrom[v];
        route[stride + NODE] = t.endNode[v];
        route[stride + LATEST] = t.shiftTo[v];
        len[v] = 0;
        metres[v] = 0;
        for (int part = 0; part < Instance.PARTS; part++) {
            spare[part][v] = t.capacity[part][v];
        }
    }

    /** Opens a step: what is changed from now on can be undone. */
    void begin() {
        undo.begin();
    }

    /** Puts everything back as it was at {@link #begin}. */
    void undo() {
        undo.putBack();
    }

    /** Stops at the beginning of the route that stay where they are. */
    int fixed(int v) {
        return Math.min(t.fixed[v], len[v]);
    }

    int stopAt(int v, int position) {
        return cells[v][(position + 1) * stride + NODE];
    }

    /** Index of a stop on its route, 0 first. */
    int positionOf(int stop) {
        return placeOf[stop] / stride - 1;
    }

    /** Notes where the stops from a place of the array on stand. */
    private void note(int v, int from) {
        int[] route = cells[v];
        for (int k = from, end = (len[v] + 1) * stride; k < end; k += stride) {
            placeOf[route[k]] = k;
        }
    }

    private void leaveOut(int c) {
        total -= routeOf[c] < 0 ? 0 : t.moveCents(c, routeOf[c]);
        routeOf[c] = -1;
        absent.add(c);
        total += t.penalty[c];
    }

    /** Takes the stop out of those left out; {@link #insert} must follow. */
    void takeIn(int c) {
        absent.remove(c);
        total -= t.penalty[c];
    }

    /** Empties a route; its stops are left out. */
    void empty(int v) {
        cut(v, 0, len[v]);
        close(v);
    }

    /** Puts a stop that fits between two places. */
    void insert(int stop, int v, int position) {
        undo.touch(v);
        int at = (position + 1) * stride;
        int end = (len[v] + 2) * stride;
        if (end + stride > cells[v].length) {
            cells[v] = Arrays.copyOf(cells[v], 2 * cells[v].length);
        }
        int[] route = cells[v];
        System.arraycopy(route, at, route, at + stride, end - at);
        route[at] = stop;
        int row = stop * t.nodes;
        int before = route[at - stride];
        int after = route[at + stride];
        int in = t.metresTo[row + before];
        int out = t.metres[row + after];
        metres[v] += in + out - route[at + stride + ARC];
        route[at + ARC] = in;
        route[at + stride + ARC] = out;
        route[at + DRIVE] = t.secondsTo[row + before];
        route[at + stride + DRIVE] = t.seconds[row + after];
        if (len[v]++ == 0) {
            fleet.leaves(v);
        }
        routeOf[stop] = v;
        note(v, at);
        total += t.moveCents(stop, v);
        for (int part = 0; part < t.parts; part++) {
            spare[part][v] -= t.demand[part][stop];
        }
        clockwork.inserted(v, at);
        charge(v);
    }

    /** Cuts {@code count} stops out from {@code from} on; they are left out. {@link #close} must follow. */
    void cut(int v, int from, int count) {
        undo.touch(v);
        int[] route = cells[v];
        int at = (from + 1) * stride;
        int end = at + count * stride;
        for (int k = at; k < end; k += stride) {
            int c = route[k];
            metres[v] -= route[k + ARC];
            for (int part = 0; part < t.parts; part++) {
                spare[part][v] += t.demand[part][c];
            }
            leaveOut(c);
        }
        metres[v] -= route[end + ARC];
        System.arraycopy(route, end, route, at, (len[v] + 2) * stride - end);
        len[v] -= count;
        note(v, at);
        link(v, at);
        clockwork.cut(v, at);
    }

    private void link(int v, int at) {
        int[] route = cells[v];
        if (len[v] == 0) {
            route[at + ARC] = 0;
            route[at + DRIVE] = 0;
            fleet.stays(v);
            return;
        }
        int leg = route[at - stride] * t.nodes + route[at];
        route[at + ARC] = t.metres[leg];
        route[at + DRIVE] = t.seconds[leg];
        metres[v] += route[at + ARC];
    }

    /** Counts the money of a route after cuts. A matrix without the triangle inequality can make the rest infeasible: then it is left out as well. */
    void close(int v) {
        if (!clockwork.isOnTime() && len[v] > 0) {
            cut(v, fixed(v), len[v] - fixed(v));
        }
        charge(v);
    }

    private void charge(int v) {
        total -= cost[v];
        cost[v] = len[v] == 0 ? 0 : metres[v] * t.perMetre[v] + t.perUse[v] + clockwork.cents(v);
        total += cost[v];
    }

    /** A copy as stop numbers per vehicle. */
    int[][] copy() {
        var copy = new int[t.vehicles][];
        for (int v = 0; v < t.vehicles; v++) {
            copy[v] = new int[len[v]];
            for (int i = 0; i < len[v]; i++) {
                copy[v][i] = cells[v][(i + 1) * stride];
            }
        }
        return copy;
    }

    /** Replaces everything by another plan; stops that do not fit in their place are left out, with breaks, pairs or reloads their whole route. */
    void load(int[][] plan) {
        for (int v = 0; v < t.vehicles; v++) {
            if (len[v] > 0) {
                empty(v);
            }
        }
        for (int v = 0; v < Math.min(plan.length, t.vehicles); v++) {
            for (int stop : plan[v]) {
                append(stop, v);
            }
            if (t.isDriven) {
                close(v);
            }
        }
        begin();
    }

    private void append(int stop, int v) {
        if (routeOf[stop] >= 0 || !t.mayVisit(v, stop) || !t.isDriven && (!hasRoom(stop, v) || !clockwork.mayAppend(stop, v))) {
            return;
        }
        takeIn(stop);
        insert(stop, v, len[v]);
    }

    boolean hasRoom(int stop, int v) {
        for (int part = 0; part < t.parts; part++) {
            if (spare[part][v] < t.demand[part][stop]) {
                return false;
            }
        }
        return true;
    }
}
