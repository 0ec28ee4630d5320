package org.quartermaster.delivery.planning;

import java.util.Arrays;

/** For each stop the nearest stops, itself first. */
final class Neighbours {
    private static final int MOST = 300;

    private final int[][] nearest;

    Neighbours(Tables t) {
        int n = t.stops;
        int k = Math.min(n, MOST);
        nearest = new int[n][k];
        var keys = new long[n];
        for (int c = 0; c < n; c++) {
            for (int d = 0; d < n; d++) {
                long far = d == c ? 0 : (long) t.metres[c * t.nodes + d] + t.metres[d * t.nodes + c] + 1;
                keys[d] = far << 24 | d;
            }
            Arrays.sort(keys);
            for (int i = 0; i < k; i++) {
                nearest[c][i] = (int) (keys[i] & 0xFFFFFF);
            }
        }
    }

    int[] of(int stop) {
        return nearest[stop];
    }
}
