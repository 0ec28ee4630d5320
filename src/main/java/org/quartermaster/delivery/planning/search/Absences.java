package org.quartermaster.delivery.planning.search;

/** How often each stop was left out: the counters of the fleet minimisation (Christiaens &amp; Vanden Berghe 2020, §5). */
final class Absences {
    private final Tours tours;
    private final long[] times;
    private long all;

    Absences(Tours plan) {
        tours = plan;
        times = new long[plan.t.stops];
    }

    /** Counts those left out now, each by its priority: who may be left out for money is not counted. */
    void count() {
        for (int i = 0; i < tours.absent.count; i++) {
            int stop = tours.absent.stops[i];
            times[stop] += tours.t.priority[stop];
        }
        all += tours.absent.missing;
    }

    /** Priorities left out more than at the begin of the step, a stop counting the more the more often it was left out, so that it is another one's turn. */
    double moreMissing(long missing) {
        double usual = (double) all / times.length;
        return (tours.absent.missing - missing + more()) / (1 + usual);
    }

    /** How much more often the stops left out now were left out so far than those of the begin of the step. */
    long more() {
        return tours.absent.more(times);
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
