package org.quartermaster.delivery.planning.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A problem in flat arrays. Nodes 0 … stops − 1 are the stops, the rest are depots; matrices are row-major {@code [from * nodes + to]}.
 *
 * <p>Filled once by its maker, then only read: searches in several threads share one.
 */
public final class Instance {
    /** A second that never comes; the sum of two fits an int. */
    public static final int NEVER = Integer.MAX_VALUE / 4;
    /** Capacities have at most this many parts. */
    public static final int PARTS = 3;

    final int stops;
    final int vehicles;
    final int nodes;
    /**
     * Metres from a node to any: {@code [node * nodes + to]}; and to a node from any: {@code [node * nodes + from]}. One array when symmetric, and one for metres and
     * seconds when they are the same: what is read together stays in the processor's cache.
     */
    final int[] metres;
    final int[] metresTo;
    final int[] seconds;
    final int[] secondsTo;

    public final int[][] demand;
    public final int[] service;
    public final int[] ready;
    /** The latest begin of service, {@link #NEVER} when lateness is paid instead. */
    public final int[] due;
    /** The end of the last window. */
    public final int[] lastEnd;
    /** {@code from, to, …} of a stop with several windows, else null. */
    public final int[][] windows;
    public final double[] latePerSecond;
    public final double[] penalty;
    public final int[] priority;
    public final int[] skills;
    /** The only vehicle that may come, or −1. */
    public final int[] locked;

    public final int[] startNode;
    public final int[] endNode;
    public final int[] shiftFrom;
    public final int[] shiftTo;
    public final int[] longest;
    public final double[] perMetre;
    public final double[] perSecond;
    public final double[] perUse;
    public final int[][] capacity;
    public final int[] vehicleSkills;
    /** The first vehicle that is the same in everything. */
    public final int[] twin;

    /** The driver's break per vehicle; a length of 0 for none. */
    public final int[] restFrom;
    public final int[] restTo;
    public final int[] restSeconds;
    /** The other stop of a pair, or −1. */
    public final int[] partner;
    public final boolean[] isPickup;
    public final boolean[] isReload;
    /** So many stops at the beginning of each vehicle's route stay where they are. */
    public final int[] fixed;

    private final int[] home;
    private double moveCents;

    /** Facts that choose the fastest way of judging insertions; set by {@link #complete}. */
    boolean hasTimes;
    boolean timeIsFree;
    boolean hasOneWindowEach;
    boolean isOpenToAll;
    /** Breaks, pairs or reloads: a route is judged by driving it. */
    boolean isDriven;
    int parts;

    public Instance(int stops, int vehicles, int nodes, int[] metres, int[] seconds) {
        this.stops = stops;
        this.vehicles = vehicles;
        this.nodes = nodes;
        this.metres = metres;
        boolean isOne = Arrays.equals(metres, seconds);
        this.seconds = isOne ? metres : seconds;
        metresTo = transposed(metres, nodes);
        secondsTo = isOne ? metresTo : transposed(seconds, nodes);
        demand = new int[PARTS][stops];
        service = new int[stops];
        ready = new int[stops];
        due = new int[stops];
        lastEnd = new int[stops];
        windows = new int[stops][];
        latePerSecond = new double[stops];
        penalty = new double[stops];
        priority = new int[stops];
        skills = new int[stops];
        locked = new int[stops];
        startNode = new int[vehicles];
        endNode = new int[vehicles];
        shiftFrom = new int[vehicles];
        shiftTo = new int[vehicles];
        longest = new int[vehicles];
        perMetre = new double[vehicles];
        perSecond = new double[vehicles];
        perUse = new double[vehicles];
        capacity = new int[PARTS][vehicles];
        vehicleSkills = new int[vehicles];
        twin = new int[vehicles];
        restFrom = new int[vehicles];
        restTo = new int[vehicles];
        restSeconds = new int[vehicles];
        partner = new int[stops];
        isPickup = new boolean[stops];
        isReload = new boolean[stops];
        fixed = new int[vehicles];
        home = new int[stops];
        Arrays.fill(home, -1);
        Arrays.fill(partner, -1);
        Arrays.fill(locked, -1);
        Arrays.fill(longest, NEVER);
    }

    private static int[] transposed(int[] matrix, int n) {
        var other = new int[n * n];
        boolean symmetric = true;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                other[j * n + i] = matrix[i * n + j];
                symmetric &= matrix[i * n + j] == matrix[j * n + i];
            }
        }
        return symmetric ? matrix : other;
    }

    /** To be called when all is filled in. */
    public Instance complete() {
        timeIsFree = Arrays.stream(perSecond).allMatch(rate -> rate == 0) && Arrays.stream(latePerSecond).allMatch(rate -> rate == 0)
                && Arrays.stream(longest).allMatch(limit -> limit >= NEVER);
        hasOneWindowEach = Arrays.stream(windows).allMatch(several -> several == null) && Arrays.stream(latePerSecond).allMatch(rate -> rate == 0);
        isOpenToAll = Arrays.stream(locked).allMatch(vehicle -> vehicle < 0) && Arrays.stream(skills).allMatch(bits -> bits == 0);
        hasTimes = !timeIsFree || !hasOneWindowEach || Arrays.stream(due).anyMatch(second -> second < NEVER)
                || Arrays.stream(ready).anyMatch(second -> second > 0) || Arrays.stream(shiftTo).anyMatch(second -> second < NEVER);
        isDriven = Arrays.stream(restSeconds).anyMatch(seconds -> seconds > 0) || Arrays.stream(partner).anyMatch(other -> other >= 0)
                || IntStream.range(0, stops).anyMatch(stop -> isReload[stop]);
        parts = 1;
        for (int part = 1; part < PARTS; part++) {
            parts = Arrays.stream(demand[part]).anyMatch(amount -> amount > 0) ? part + 1 : parts;
        }
        return this;
    }

    /** Visiting the stop with another vehicle than this one costs so much. To be said before the search begins. */
    public void keep(int stop, int vehicle, double cents) {
        home[stop] = vehicle;
        moveCents = cents;
    }

    /** Money for visiting a stop with this vehicle instead of the one it had. */
    double moveCents(int stop, int vehicle) {
        return home[stop] < 0 || home[stop] == vehicle ? 0 : moveCents;
    }

    boolean mayVisit(int vehicle, int stop) {
        return isOpenToAll || (locked[stop] < 0 || locked[stop] == vehicle) && (vehicleSkills[vehicle] & skills[stop]) == skills[stop];
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
        return start > lastEnd[stop] ? (start - lastEnd[stop]) * latePerSecond[stop] : 0;
    }
}
