package org.quartermaster.delivery.planning.search;

import static org.quartermaster.delivery.planning.search.Tours.DRIVE;
import static org.quartermaster.delivery.planning.search.Tours.LATEST;
import static org.quartermaster.delivery.planning.search.Tours.LEAVE;
import static org.quartermaster.delivery.planning.search.Tours.RETURN;
import static org.quartermaster.delivery.planning.search.Tours.START;
import static org.quartermaster.delivery.planning.search.Tours.WORK;

/**
 * The times of a route: forward when each place is left, backward when service may begin at the latest. Only what a change has moved is recomputed; where
 * time costs money the whole route is, with its departure, its return and what it pays for lateness.
 */
final class Clockwork {
    private final Tours tours;
    private final Instance t;
    private final int stride;
    private final boolean isPriced;
    private final double[] late;
    private final Drive whole;
    private boolean wasOnTime = true;

    Clockwork(Tours plan) {
        tours = plan;
        t = plan.t;
        stride = plan.stride;
        isPriced = stride == Tours.PRICED;
        late = new double[t.vehicles];
        whole = new Drive(t);
    }

    /** Times after a stop was put at this place of the array. */
    void inserted(int v, int at) {
        if (isPriced) {
            drive(v);
        } else if (t.hasTimes) {
            int[] route = tours.cells[v];
            int end = (tours.len[v] + 1) * stride;
            leave(route, at);
            forward(route, at + stride, end);
            latest(route, at);
            backward(route, at - stride);
        }
    }

    /** Times after stops before this place of the array were cut out. */
    void cut(int v, int at) {
        if (isPriced) {
            if (tours.len[v] > 0) {
                drive(v);
            }
        } else if (t.hasTimes) {
            int[] route = tours.cells[v];
            forward(route, at, (tours.len[v] + 1) * stride);
            backward(route, at - stride);
        }
    }

    private boolean leave(int[] route, int k) {
        int c = route[k];
        int begin = Math.max(route[k - stride + LEAVE] + route[k + DRIVE], t.ready[c]);
        wasOnTime &= begin <= t.due[c];
        int leave = begin + t.service[c];
        boolean isChanged = route[k + LEAVE] != leave;
        route[k + LEAVE] = leave;
        return isChanged;
    }

    private void forward(int[] route, int from, int end) {
        int k = from;
        while (k < end) {
            if (!leave(route, k)) {
                return;
            }
            k += stride;
        }
        int back = route[end - stride + LEAVE] + route[end + DRIVE];
        wasOnTime &= back <= route[end + LATEST];
        route[end + LEAVE] = back;
    }

    private boolean latest(int[] route, int k) {
        int c = route[k];
        int bound = Math.min(route[k + stride + LATEST] - route[k + stride + DRIVE] - t.service[c], t.due[c]);
        boolean isChanged = route[k + LATEST] != bound;
        route[k + LATEST] = bound;
        return isChanged;
    }

    private void backward(int[] route, int from) {
        for (int k = from; k >= stride; k -= stride) {
            if (!latest(route, k)) {
                return;
            }
        }
    }

    private void drive(int v) {
        if (t.isDriven) {
            driveAll(v);
            return;
        }
        int[] route = tours.cells[v];
        int end = (tours.len[v] + 1) * stride;
        late[v] = 0;
        for (int k = stride; k < end; k += stride) {
            int c = route[k];
            int begin = t.serviceStart(c, route[k - stride + LEAVE] + route[k + DRIVE]);
            wasOnTime &= begin <= t.due[c];
            route[k + START] = begin;
            route[k + LEAVE] = begin + t.service[c];
            late[v] += t.lateCents(c, begin);
        }
        tours.departure[v] = route[stride + START] - route[stride + DRIVE];
        tours.back[v] = route[end + LEAVE] = route[end - stride + LEAVE] + route[end + DRIVE];
        wasOnTime &= tours.back[v] <= t.shiftTo[v] && tours.back[v] - tours.departure[v] <= t.longest[v];
        home(route, end);
    }

    private void driveAll(int v) {
        whole.length = tours.len[v];
        for (int i = 0; i < whole.length; i++) {
            whole.order[i] = tours.stopAt(v, i);
        }
        wasOnTime = whole.cents(v) < Double.POSITIVE_INFINITY;
        tours.departure[v] = tours.back[v] = 0;
        late[v] = whole.timeCents;
    }

    private void home(int[] route, int end) {
        for (int k = end - stride; k >= stride; k -= stride) {
            int c = route[k];
            int after = t.service[c] + route[k + stride + DRIVE];
            route[k + LATEST] = t.latestStart(c, route[k + stride + LATEST] - after);
            route[k + WORK] = route[k + stride + WORK] + after;
            route[k + RETURN] = Math.max(route[k + stride + RETURN], t.ready[c] + route[k + WORK]);
        }
    }

    /** Whether the changes since the last question kept windows and shifts. */
    boolean isOnTime() {
        boolean answer = wasOnTime;
        wasOnTime = true;
        return answer;
    }

    /** Money for time and lateness. */
    double cents(int v) {
        return isPriced ? (tours.back[v] - tours.departure[v]) * t.perSecond[v] + late[v] : 0;
    }

    /** Whether a stop can be visited last. */
    boolean mayAppend(int stop, int v) {
        if (!t.hasTimes) {
            return true;
        }
        int[] route = tours.cells[v];
        int last = tours.len[v] * stride;
        int leg = route[last] * t.nodes + stop;
        int begin = t.serviceStart(stop, route[last + LEAVE] + t.seconds[leg]);
        int back = begin + t.service[stop] + t.seconds[stop * t.nodes + t.endNode[v]];
        int departure = tours.len[v] == 0 ? begin - t.seconds[leg] : tours.departure[v];
        return begin <= t.due[stop] && back <= t.shiftTo[v] && (!isPriced || back - departure <= t.longest[v]);
    }
}
