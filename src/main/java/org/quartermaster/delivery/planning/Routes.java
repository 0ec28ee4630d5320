package org.quartermaster.delivery.planning;

import java.util.Arrays;

/**
 * The plan under search: routes with their times forward and backward, the stops left out, and the money.
 *
 * <p>{@link #begin} opens a step; every route changed after it can be put back by {@link #undo}.
 */
final class Routes {
    final Tables t;
    final int[][] seq;
    final int[] len;
    final int[] volume;
    final int[] weight;
    final int[] pieces;
    final int[] departure;
    final int[] back;
    final double[] cost;
    final int[] routeOf;
    final int[] start;
    final int[] leave;
    final int[] latest;
    final int[] work;
    final int[] earliestBack;
    final int[] absent;
    int absentCount;
    /** Money of all routes and of the stops left out. */
    double total;
    /** Priorities of the stops left out. */
    long missing;

    private final int[][] savedSeq;
    private final int[] savedLen;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;
    private final int[] savedAbsent;
    private int savedAbsentCount;
    private double savedTotal;
    private long savedMissing;

    Routes(Tables tables) {
        t = tables;
        int v = t.vehicles;
        seq = new int[v][8];
        len = new int[v];
        volume = new int[v];
        weight = new int[v];
        pieces = new int[v];
        departure = new int[v];
        back = new int[v];
        cost = new double[v];
        routeOf = new int[t.stops];
        start = new int[t.stops];
        leave = new int[t.stops];
        latest = new int[t.stops];
        work = new int[t.stops];
        earliestBack = new int[t.stops];
        absent = new int[t.stops];
        savedSeq = new int[v][8];
        savedLen = new int[v];
        touched = new int[v];
        isTouched = new boolean[v];
        savedAbsent = new int[t.stops];
        Arrays.fill(routeOf, -1);
        for (int c = 0; c < t.stops; c++) {
            leaveOut(c);
        }
    }

    /** Opens a step: what is changed from now on can be undone. */
    void begin() {
        for (int i = 0; i < touchedCount; i++) {
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
        savedAbsentCount = absentCount;
        System.arraycopy(absent, 0, savedAbsent, 0, absentCount);
        savedTotal = total;
        savedMissing = missing;
    }

    /** Puts everything back as it was at {@link #begin}. */
    void undo() {
        for (int i = 0; i < absentCount; i++) {
            routeOf[absent[i]] = -1;
        }
        for (int i = 0; i < touchedCount; i++) {
            int v = touched[i];
            int[] swap = seq[v];
            seq[v] = savedSeq[v];
            savedSeq[v] = swap;
            len[v] = savedLen[v];
            refresh(v);
        }
        absentCount = savedAbsentCount;
        System.arraycopy(savedAbsent, 0, absent, 0, absentCount);
        for (int i = 0; i < absentCount; i++) {
            routeOf[absent[i]] = -1;
        }
        total = savedTotal;
        missing = savedMissing;
    }

    /** Must be called before a route is changed. */
    void touch(int v) {
        if (isTouched[v]) {
            return;
        }
        isTouched[v] = true;
        touched[touchedCount++] = v;
        if (savedSeq[v].length < len[v]) {
            savedSeq[v] = new int[seq[v].length];
        }
        System.arraycopy(seq[v], 0, savedSeq[v], 0, len[v]);
        savedLen[v] = len[v];
    }

    /** Puts a stop on the list of those left out; it must be in no route any more. */
    void leaveOut(int stop) {
        routeOf[stop] = -1;
        absent[absentCount++] = stop;
        total += t.penalty[stop];
        missing += t.priority[stop];
    }

    /** Takes the stop at an index off the list of those left out; the others keep their order. */
    void takeIn(int index) {
        int stop = absent[index];
        System.arraycopy(absent, index + 1, absent, index, --absentCount - index);
        total -= t.penalty[stop];
        missing -= t.priority[stop];
    }

    /** Whether the stops left out now were left out less often, in sum, than those at {@link #begin} (absence criterion, §5). */
    boolean isFewerAbsences(long[] absences) {
        long now = 0;
        long before = 0;
        for (int i = 0; i < absentCount; i++) {
            now += absences[absent[i]];
        }
        for (int i = 0; i < savedAbsentCount; i++) {
            before += absences[savedAbsent[i]];
        }
        return now < before;
    }

    void insert(int stop, int v, int position) {
        touch(v);
        int[] route = seq[v];
        if (len[v] == route.length) {
            route = seq[v] = Arrays.copyOf(route, 2 * route.length);
        }
        System.arraycopy(route, position, route, position + 1, len[v] - position);
        route[position] = stop;
        len[v]++;
        total -= cost[v];
        refresh(v);
        total += cost[v];
    }

    /** Cuts {@code count} stops out from {@code from} on; they are left out. {@link #close} must follow. */
    void cut(int v, int from, int count) {
        touch(v);
        int[] route = seq[v];
        for (int i = from; i < from + count; i++) {
            leaveOut(route[i]);
        }
        System.arraycopy(route, from + count, route, from, len[v] - from - count);
        len[v] -= count;
    }

    /** Recomputes a route after cuts. A matrix without the triangle inequality can make the rest infeasible: then it is left out as well. */
    void close(int v) {
        total -= cost[v];
        if (!refresh(v)) {
            cut(v, 0, len[v]);
            refresh(v);
        }
        total += cost[v];
    }

    /** Recomputes loads, times and money of a route; answers whether it keeps its windows and its shift. */
    boolean refresh(int v) {
        int n = len[v];
        if (n == 0) {
            volume[v] = weight[v] = pieces[v] = 0;
            departure[v] = back[v] = t.shiftFrom[v];
            cost[v] = 0;
            return true;
        }
        boolean feasible = forward(v, n);
        backward(v, n);
        return feasible;
    }

    private boolean forward(int v, int n) {
        int[] route = seq[v];
        int[] seconds = t.seconds;
        int nodes = t.nodes;
        int at = t.startNode[v];
        int now = t.shiftFrom[v];
        int metres = 0;
        int vol = 0;
        int wei = 0;
        int pie = 0;
        double late = 0;
        boolean feasible = true;
        for (int i = 0; i < n; i++) {
            int c = route[i];
            int leg = at * nodes + c;
            int begin = t.serviceStart(c, now + seconds[leg]);
            if (i == 0) {
                departure[v] = begin - seconds[leg];
            }
            feasible &= begin <= t.due[c];
            metres += t.metres[leg];
            late += t.lateCents(c, begin);
            vol += t.volume[c];
            wei += t.weight[c];
            pie += t.pieces[c];
            routeOf[c] = v;
            start[c] = begin;
            now = leave[c] = begin + t.service[c];
            at = c;
        }
        int home = at * nodes + t.endNode[v];
        back[v] = now + seconds[home];
        volume[v] = vol;
        weight[v] = wei;
        pieces[v] = pie;
        cost[v] = (metres + t.metres[home]) * t.perMetre[v] + (back[v] - departure[v]) * t.perSecond[v] + t.perUse[v] + late;
        return feasible && back[v] <= t.shiftTo[v] && vol <= t.maxVolume[v] && wei <= t.maxWeight[v] && pie <= t.maxPieces[v];
    }

    private void backward(int v, int n) {
        int[] route = seq[v];
        int next = t.endNode[v];
        int bound = t.shiftTo[v];
        int remaining = 0;
        int soonest = 0;
        for (int i = n - 1; i >= 0; i--) {
            int c = route[i];
            int after = t.service[c] + t.seconds[c * t.nodes + next];
            bound = latest[c] = t.latestStart(c, bound - after);
            remaining = work[c] = remaining + after;
            soonest = earliestBack[c] = Math.max(soonest, t.ready[c] + remaining);
            next = c;
        }
    }

    /** A copy as index lists. */
    int[][] copy() {
        var copy = new int[t.vehicles][];
        for (int v = 0; v < t.vehicles; v++) {
            copy[v] = Arrays.copyOf(seq[v], len[v]);
        }
        return copy;
    }

    /** Replaces everything by another plan; stops of routes that are infeasible or not allowed are left out. */
    void load(int[][] plan) {
        Arrays.fill(len, 0);
        Arrays.fill(cost, 0);
        Arrays.fill(routeOf, -1);
        absentCount = 0;
        total = 0;
        missing = 0;
        for (int v = 0; v < t.vehicles; v++) {
            int[] route = v < plan.length ? plan[v] : new int[0];
            seq[v] = Arrays.copyOf(route, Math.max(8, route.length));
            int vehicle = v;
            boolean allowed = Arrays.stream(route).allMatch(c -> t.mayVisit(vehicle, c));
            len[v] = route.length;
            if (!refresh(v) || !allowed) {
                Arrays.stream(route).forEach(c -> routeOf[c] = -1);
                len[v] = 0;
                refresh(v);
            }
            total += cost[v];
        }
        for (int c = 0; c < t.stops; c++) {
            if (routeOf[c] < 0) {
                leaveOut(c);
            }
        }
    }
}
