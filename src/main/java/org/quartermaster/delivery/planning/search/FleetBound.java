package org.quartermaster.delivery.planning.search;

import java.util.Arrays;

/** Fewest vehicles that can do: by capacity, and by stops of which no two fit on one route. */
final class FleetBound {
    private FleetBound() {
    }

    /** Never more than needed; at least 1. */
    static int of(Instance t) {
        int bound = 1;
        for (int part = 0; part < Instance.PARTS; part++) {
            long all = Arrays.stream(t.demand[part]).asLongStream().sum();
            int largest = Arrays.stream(t.capacity[part]).max().orElse(0);
            bound = largest == 0 ? bound : Math.max(bound, (int) ((all + largest - 1) / largest));
        }
        return t.hasOneWindowEach ? Math.max(bound, apart(t)) : bound;
    }

    /** Stops taken greedily by the end of their window as long as none can be driven before or after another. */
    private static int apart(Instance t) {
        Integer[] byEnd = new Integer[t.stops];
        Arrays.setAll(byEnd, c -> c);
        Arrays.sort(byEnd, (a, b) -> Integer.compare(t.due[a] - t.ready[a], t.due[b] - t.ready[b]));
        var taken = new int[t.stops];
        int count = 0;
        for (int c : byEnd) {
            int wanted = c;
            if (Arrays.stream(taken, 0, count).noneMatch(other -> follows(t, wanted, other) || follows(t, other, wanted))) {
                taken[count++] = c;
            }
        }
        return count;
    }

    private static boolean follows(Instance t, int second, int first) {
        return earliest(t, first) + t.service[first] + t.seconds[first * t.nodes + second] <= t.due[second];
    }

    private static int earliest(Instance t, int c) {
        int soonest = Instance.NEVER;
        for (int v = 0; v < t.vehicles; v++) {
            if (t.twin[v] == v) {
                soonest = Math.min(soonest, t.shiftFrom[v] + t.seconds[t.startNode[v] * t.nodes + c]);
            }
        }
        return Math.max(soonest, t.ready[c]);
    }
}
