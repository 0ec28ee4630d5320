package org.quartermaster.delivery.planning.search;

import java.util.Arrays;

/**
 * For each stop those that it is worth standing next to: near in metres, and without much waiting or lateness between them (Vidal, Crainic, Gendreau &amp; Prins
 * 2013, equation 4: a fifth of the wait and the whole lateness count as if they were driven).
 */
final class NearStops {
    private static final int MOST = 30;
    private static final double OF_WAIT = 0.2;
    private static final int NUMBER_BITS = 24;
    private static final long FARTHEST = Long.MAX_VALUE >> NUMBER_BITS;

    /** How many each stop has. */
    final int each;
    /** {@code [stop * each + i]}, the nearest first. */
    final int[] stops;
    /** Whether a depot is as near as the last of them. */
    final boolean[] isByDepot;

    private final Instance t;
    private final double metresPerSecond;

    NearStops(Instance instance) {
        t = instance;
        each = Math.min(MOST, t.stops - 1);
        stops = new int[t.stops * each];
        isByDepot = new boolean[t.stops];
        metresPerSecond = t.hasTimes ? metresPerSecond() : 0;
        var keys = new long[t.stops];
        for (int c = 0; c < t.stops; c++) {
            find(c, keys);
        }
    }

    private void find(int c, long[] keys) {
        for (int d = 0; d < t.stops; d++) {
            long far = d == c ? FARTHEST : (long) Math.min(far(c, d), far(d, c));
            keys[d] = Math.min(far, FARTHEST) << NUMBER_BITS | d;
        }
        Arrays.sort(keys);
        for (int i = 0; i < each; i++) {
            stops[c * each + i] = (int) (keys[i] & (1 << NUMBER_BITS) - 1);
        }
        long last = keys[each - 1] >> NUMBER_BITS;
        for (int depot = t.stops; depot < t.nodes; depot++) {
            isByDepot[c] |= t.metres[c * t.nodes + depot] <= last;
        }
    }

    private double metresPerSecond() {
        double metres = Arrays.stream(t.metres).asLongStream().sum();
        double seconds = Arrays.stream(t.seconds).asLongStream().sum();
        return seconds > 0 ? metres / seconds : 0;
    }

    private double far(int from, int to) {
        int leg = from * t.nodes + to;
        double busy = (double) t.service[from] + t.seconds[leg];
        double wait = Math.max(0, t.ready[to] - busy - t.lastEnd[from]);
        double late = Math.max(0, t.ready[from] + busy - t.lastEnd[to]);
        return t.metres[leg] + metresPerSecond * (OF_WAIT * wait + late);
    }
}
