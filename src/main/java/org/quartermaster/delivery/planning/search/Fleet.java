package org.quartermaster.delivery.planning.search;

/** Which vehicles are out, and one that stays of each kind: what an insertion has to look at. */
final class Fleet {
    /** Vehicles with stops, in no order. */
    final int[] out;
    int outCount;
    /** Kinds of vehicles, by the number of their first one. */
    final int[] kinds;
    /** At most so many may leave. */
    int most;

    private final int[] placeOut;
    private final int[] kindOf;
    private final int[][] idle;
    private final int[] idleCount;

    Fleet(Instance t) {
        out = new int[t.vehicles];
        placeOut = new int[t.vehicles];
        kindOf = new int[t.vehicles];
        most = t.vehicles;
        int count = 0;
        var first = new int[t.vehicles];
        for (int v = 0; v < t.vehicles; v++) {
            if (t.twin[v] == v) {
                first[count] = v;
                kindOf[v] = count++;
            } else {
                kindOf[v] = kindOf[t.twin[v]];
            }
        }
        kinds = java.util.Arrays.copyOf(first, count);
        idle = new int[count][t.vehicles];
        idleCount = new int[count];
        for (int v = t.vehicles - 1; v >= 0; v--) {
            placeOut[v] = -1;
            idle[kindOf[v]][idleCount[kindOf[v]]++] = v;
        }
    }

    /** A vehicle of the kind that stays, or −1. */
    int idle(int kind) {
        return outCount >= most || idleCount[kind] == 0 ? -1 : idle[kind][idleCount[kind] - 1];
    }

    boolean isOut(int v) {
        return placeOut[v] >= 0;
    }

    void leaves(int v) {
        int kind = kindOf[v];
        int[] waiting = idle[kind];
        int i = idleCount[kind] - 1;
        while (waiting[i] != v) {
            i--;
        }
        waiting[i] = waiting[--idleCount[kind]];
        placeOut[v] = outCount;
        out[outCount++] = v;
    }

    void stays(int v) {
        int last = out[--outCount];
        out[placeOut[v]] = last;
        placeOut[last] = placeOut[v];
        placeOut[v] = -1;
        idle[kindOf[v]][idleCount[kindOf[v]]++] = v;
    }

    void toggle(int v) {
        if (isOut(v)) {
            stays(v);
        } else {
            leaves(v);
        }
    }
}
