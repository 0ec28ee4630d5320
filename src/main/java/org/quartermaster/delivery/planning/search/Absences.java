package org.quartermaster.delivery.planning.search;

/** How often each stop was left out: the counters of the fleet minimisation (Christiaens &amp; Vanden Berghe 2020, §5). */
final class Absences {
    private final Tours tours;
    private final long[] times;

    Absences(Tours plan) {
        tours = plan;
        times = new long[plan.t.stops];
    }

    /** Counts those left out now. */
    void count() {
        for (int i = 0; i < tours.absent.count; i++) {
            times[tours.absent.stops[i]]++;
        }
    }

    /** Whether the stops left out now were left out less often so far than those of the begin of the step. */
    boolean isEasierThanBefore() {
        return tours.absent.more(times) < 0;
    }

    /** Empties the route whose stops were left out least often; they are left out. */
    void dropEasiestRoute() {
        int easiest = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < tours.fleet.outCount; i++) {
            int v = tours.fleet.out[i];
            long sum = sum(v);
            if (sum < least && tours.t.fixed[v] == 0) {
                least = sum;
                easiest = v;
            }
        }
        if (easiest >= 0) {
            tours.empty(easiest);
        }
    }

    private long sum(int v) {
        long sum = 0;
        for (int i = 0; i < tours.len[v]; i++) {
            sum += times[tours.stopAt(v, i)];
        }
        return sum;
    }
}
