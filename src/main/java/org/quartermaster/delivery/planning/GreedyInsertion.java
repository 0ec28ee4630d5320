package org.quartermaster.delivery.planning;

/**
 * The recreate: greedy insertion with blinks (Christiaens &amp; Vanden Berghe 2020, §4.2). Stops left out are sorted by a rule drawn by lot and put where they
 * cost least; each place is overlooked with probability 0.01. A place is checked in constant time: times forward to the one before, latest times
 * backward from the one behind. An empty vehicle is a place like any other, so that a route opens when it is cheaper.
 */
final class GreedyInsertion {
    private static final double BLINK_RATE = 0.01;
    private static final double LOG_STAY = Math.log1p(-BLINK_RATE);

    private final Tables t;
    private final Routes routes;
    private final Random64 random;
    private final double[] key;
    private final int[] stamp;
    private int round;
    private int untilBlink;

    private double bestCost;
    private int bestVehicle;
    private int bestPosition;

    GreedyInsertion(Routes plan, Random64 source) {
        t = plan.t;
        routes = plan;
        random = source;
        key = new double[t.stops];
        stamp = new int[t.vehicles];
        untilBlink = nextBlink();
    }

    /** Inserts what can be inserted; the rest stays left out. */
    void recreate() {
        sort();
        int kept = 0;
        while (kept < routes.absentCount) {
            int stop = routes.absent[kept];
            findPlace(stop);
            if (bestVehicle >= 0 && (t.priority[stop] > 0 || bestCost < t.penalty[stop])) {
                routes.takeIn(kept);
                routes.insert(stop, bestVehicle, bestPosition);
            } else {
                kept++;
            }
        }
    }

    /** Sorting rules and their weights: random 4, demand 4, far 2, close 1, and for windows length 2, start 2, end 2. */
    private void sort() {
        int lot = random.below(17);
        int n = routes.absentCount;
        for (int i = 0; i < n; i++) {
            int c = routes.absent[i];
            key[c] = key(c, lot) - t.priority[c] * (lot == 16 ? 1e12 : 0);
        }
        for (int i = 1; i < n; i++) {
            int c = routes.absent[i];
            int j = i;
            while (j > 0 && key[routes.absent[j - 1]] > key[c]) {
                routes.absent[j] = routes.absent[j - 1];
                j--;
            }
            routes.absent[j] = c;
        }
    }

    private double key(int c, int lot) {
        int depot = t.stops * t.nodes + c;
        if (lot < 4) {
            return random.fraction();
        } else if (lot < 8) {
            return -demand(c);
        } else if (lot < 10) {
            return -t.metres[depot];
        } else if (lot < 11) {
            return t.metres[depot];
        } else if (lot < 13) {
            return t.lastEnd[c] - t.ready[c];
        } else if (lot < 15) {
            return t.ready[c];
        }
        return -t.lastEnd[c];
    }

    /** The largest share of the first vehicle that the stop takes. */
    private double demand(int c) {
        return Math.max((double) t.volume[c] / Math.max(1, t.maxVolume[0]),
                Math.max((double) t.weight[c] / Math.max(1, t.maxWeight[0]), (double) t.pieces[c] / Math.max(1, t.maxPieces[0])));
    }

    private int nextBlink() {
        return (int) (Math.log(random.fraction()) / LOG_STAY);
    }

    private boolean blinks() {
        if (untilBlink-- > 0) {
            return false;
        }
        untilBlink = nextBlink();
        return true;
    }

    private void findPlace(int c) {
        bestCost = Double.POSITIVE_INFINITY;
        bestVehicle = -1;
        round++;
        for (int v = 0; v < t.vehicles; v++) {
            if (routes.len[v] == 0 && isSeenTwin(v, c)) {
                continue;
            }
            if (routes.volume[v] + t.volume[c] <= t.maxVolume[v] && routes.weight[v] + t.weight[c] <= t.maxWeight[v]
                    && routes.pieces[v] + t.pieces[c] <= t.maxPieces[v] && t.mayVisit(v, c)) {
                tryRoute(c, v);
            }
        }
    }

    private boolean isSeenTwin(int v, int c) {
        if (t.locked[c] == v) {
            return false;
        }
        int twin = t.twin[v];
        boolean seen = stamp[twin] == round;
        stamp[twin] = round;
        return seen;
    }

    private void tryRoute(int c, int v) {
        int[] route = routes.seq[v];
        int n = routes.len[v];
        int[] seconds = t.seconds;
        int[] metres = t.metres;
        int nodes = t.nodes;
        double rate = t.perMetre[v];
        double open = n == 0 ? t.perUse[v] : 0;
        int before = t.startNode[v];
        int now = t.shiftFrom[v];
        int due = t.due[c];
        for (int i = 0; i <= n; i++) {
            int in = before * nodes + c;
            int begin = t.serviceStart(c, now + seconds[in]);
            if (begin > due) {
                return;
            }
            int after = i == n ? t.endNode[v] : route[i];
            int out = c * nodes + after;
            int arrival = begin + t.service[c] + seconds[out];
            if (arrival <= (i == n ? t.shiftTo[v] : routes.latest[after]) && !blinks()) {
                int skipped = i == n && n == 0 ? 0 : metres[before * nodes + after];
                double more = (metres[in] + metres[out] - skipped) * rate + open;
                if (more < bestCost && !t.timeIsFree) {
                    more += moreForTime(c, v, i, begin, arrival, seconds[in]);
                }
                if (more < bestCost) {
                    bestCost = more;
                    bestVehicle = v;
                    bestPosition = i;
                }
            }
            if (i < n) {
                before = after;
                now = routes.leave[after];
            }
        }
    }

    private double moreForTime(int c, int v, int position, int begin, int arrival, int secondsIn) {
        int departure = position == 0 ? begin - secondsIn : routes.departure[v];
        int back;
        double late = t.lateCents(c, begin);
        if (position == routes.len[v]) {
            back = arrival;
        } else if (t.simpleTimes) {
            int after = routes.seq[v][position];
            back = Math.max(arrival + routes.work[after], routes.earliestBack[after]);
        } else {
            back = arrival;
            int[] route = routes.seq[v];
            int now = arrival;
            int i = position;
            while (i < routes.len[v]) {
                int d = route[i];
                int from = t.serviceStart(d, now);
                if (from == routes.start[d]) {
                    back = routes.back[v];
                    break;
                }
                late += t.lateCents(d, from) - t.lateCents(d, routes.start[d]);
                int after = ++i == routes.len[v] ? t.endNode[v] : route[i];
                back = now = from + t.service[d] + t.seconds[d * t.nodes + after];
            }
        }
        return ((back - departure) - (routes.back[v] - routes.departure[v])) * t.perSecond[v] + late;
    }
}
