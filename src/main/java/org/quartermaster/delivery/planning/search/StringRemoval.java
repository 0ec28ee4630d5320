package org.quartermaster.delivery.planning.search;

/**
 * The ruin: strings of neighbouring stops are cut out of neighbouring routes (Christiaens &amp; Vanden Berghe 2020, §4.1, equations 5–9).
 *
 * <p>Parameters as published: 10 stops on average, strings of at most 10, half of the strings split, split depth 0.01. Where routes are long, one ruin in twenty
 * is three times as large: what lies together on such a route, a town, is often more than ten stops and moves as a whole or not at all.
 */
final class StringRemoval {
    /** Stops removed on average, and in one string at most. */
    private static final double SIZE = 10;
    private static final double LARGE_SIZE = 30;
    /** Stops per route from which on some ruins are large, and how many. */
    private static final double LONG_ROUTE = 20;
    private static final double LARGE_RATE = 0.05;
    private static final double SPLIT_RATE = 0.5;
    private static final double SPLIT_DEPTH = 0.01;

    private final Instance t;
    private final Neighbours neighbours;
    private final Random64 random;
    private final int[] stamp;
    private int round;

    StringRemoval(Instance instance, Neighbours near, Random64 source) {
        t = instance;
        neighbours = near;
        random = source;
        stamp = new int[instance.vehicles];
    }

    /** Cuts strings around one stop; the stops cut out are left out. */
    void ruin(Tours tours) {
        if (tours.fleet.outCount == 0) {
            return;
        }
        double perRoute = (double) (t.stops - tours.absent.count) / tours.fleet.outCount;
        double size = perRoute >= LONG_ROUTE && random.fraction() < LARGE_RATE ? LARGE_SIZE : SIZE;
        double longest = Math.min(size, perRoute);
        double most = 4 * size / (1 + longest) - 1;
        int strings = (int) (random.fraction() * most + 1);
        int seed = random.below(t.stops);
        round++;
        int done = 0;
        int[] near = neighbours.of(seed);
        for (int i = 0; i < near.length && done < strings; i++) {
            int v = tours.routeOf[near[i]];
            if (v >= 0 && stamp[v] != round) {
                stamp[v] = round;
                done += cutAround(tours, v, near[i], longest) ? 1 : 0;
            }
        }
        if (t.isDriven) {
            takePartners(tours);
        }
    }

    /** What belongs to a stop that was cut out goes with it. */
    private void takePartners(Tours tours) {
        for (int i = 0; i < tours.absent.count; i++) {
            int other = t.partner[tours.absent.stops[i]];
            int v = other < 0 ? -1 : tours.routeOf[other];
            if (v >= 0 && tours.positionOf(other) >= tours.fixed(v)) {
                tours.cut(v, tours.positionOf(other), 1);
                tours.close(v);
            }
        }
    }

    private boolean cutAround(Tours tours, int v, int stop, double longest) {
        int low = tours.fixed(v);
        int n = tours.len[v] - low;
        int position = tours.positionOf(stop) - low;
        if (position < 0) {
            return false;
        }
        int length = Math.min((int) (random.fraction() * Math.min(longest, n) + 1), n);
        if (length > 1 && length < n && random.fraction() < SPLIT_RATE) {
            split(tours, v, position, length);
        } else {
            tours.cut(v, low + first(position, length, n), length);
        }
        tours.close(v);
        return true;
    }

    /** A string of length + kept stops of which the kept ones in the middle stay. */
    private void split(Tours tours, int v, int position, int length) {
        int low = tours.fixed(v);
        int n = tours.len[v] - low;
        int kept = 1;
        while (length + kept < n && random.fraction() < SPLIT_DEPTH) {
            kept++;
        }
        int from = low + first(position, length + kept, n);
        int before = 1 + random.below(length - 1);
        tours.cut(v, from + before + kept, length - before);
        tours.cut(v, from, before);
    }

    /** A random first index of a string of this length that contains the position and stays inside the route. */
    private int first(int position, int length, int n) {
        int low = Math.max(0, position - length + 1);
        int high = Math.min(position, n - length);
        return low + random.below(high - low + 1);
    }
}
