package org.quartermaster.delivery.planning.search;

import java.util.Arrays;

/** For each stop the nearest stops, itself first. */
final class Neighbours {
    private static final int MOST = 300;
    private static final int NUMBER_BITS = 24;

    private final int[][] nearest;

    Neighbours(Instance t) {
        int n = t.stops;
        int k = Math.min(n, MOST);
        nearest = new int[n][k];
        var keys = new long[n];
        for (int c = 0; c < n; c++) {
            for (int d = 0; d < n; d++) {
                long far = d == c ? 0 : (long) t.metres[c * t.nodes + d] + t.metresTo[c * t.nodes + d] + 1;
                keys[d] = far << NUMBER_BITS | d;
            }
            Arrays.sort(keys);
            for (int i = 0; i < k; i++) {
                nearest[c][i] = (int) (keys[i] & (1 << NUMBER_BITS) - 1);
            }
        }
    }

    int[] of(int stop) {
        return nearest[stop];
    }
}
