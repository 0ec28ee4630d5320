package org.quartermaster.delivery.planning.search;

/**
 * The recreate: greedy insertion with blinks (Christiaens &amp; Vanden Berghe 2020, §4.2). Stops left out are sorted by a rule drawn by lot and put where they
 * cost least; each place is overlooked with probability 0.01. An idle vehicle is a place like any other, so that a route opens when it is cheaper.
 *
 * <p>A blink is drawn only for a place that would be taken: overlooking one that would not be changes nothing.
 */
abstract class Insertion {
    private static final double BLINK_RATE = 0.01;
    private static final double LOG_STAY = Math.log1p(-BLINK_RATE);
    private static final int LOTS_WITHOUT_TIMES = 11;
    private static final int LOTS = 17;

    final Instance t;
    final Tours tours;
    final Random64 random;
    double bestCost;
    int bestVehicle;
    int bestPosition;

    private final double[] key;
    private final double[] share;
    private int untilBlink;

    Insertion(Tours plan, Random64 source) {
        t = plan.t;
        tours = plan;
        random = source;
        key = new double[t.stops];
        share = new double[t.stops];
        for (int c = 0; c < t.stops; c++) {
            for (int part = 0; part < t.parts; part++) {
                share[c] = Math.max(share[c], (double) t.demand[part][c] / Math.max(1, t.capacity[part][0]));
            }
        }
        untilBlink = nextBlink();
    }

    /** Looks for the cheapest place on a route; sets {@link #bestCost} and the place when it is cheaper. */
    abstract void tryRoute(int stop, int v);

    /** Inserts what can be inserted, in an order by lot; the rest stays left out. */
    void recreate() {
        recreate(random.below(t.hasTimes ? LOTS : LOTS_WITHOUT_TIMES));
    }

    /** Inserts what can be inserted, in the order of this lot; the rest stays left out. */
    void recreate(int lot) {
        sort(lot);
        int kept = 0;
        while (kept < tours.absent.count) {
            int stop = tours.absent.stops[kept];
            if (isInsertedAlone(stop)) {
                findPlace(stop);
                if (bestVehicle >= 0 && (t.priority[stop] > 0 || bestCost < penalty(stop))) {
                    insertFound(stop);
                    kept = Math.min(kept, tours.absent.count);
                    continue;
                }
            }
            kept++;
        }
    }

    /** Whether the stop is looked at on its own. */
    boolean isInsertedAlone(int stop) {
        return true;
    }

    /** Called before places are looked at. */
    void begin() {
    }

    /** Whether the load fits, as far as it can be told without a place. */
    boolean hasRoom(int stop, int v) {
        return tours.hasRoom(stop, v);
    }

    /** Money lost when the stop, and what comes with it, is left out. */
    double penalty(int stop) {
        return t.penalty[stop];
    }

    /** Puts the stop into the place found. */
    void insertFound(int stop) {
        tours.takeIn(stop);
        tours.insert(stop, bestVehicle, bestPosition);
    }

    private void findPlace(int c) {
        bestCost = Double.POSITIVE_INFINITY;
        bestVehicle = -1;
        begin();
        if (!findsNear(c)) {
            findAnywhere(c);
        }
    }

    /** Looks beside near stops only; false when that is not enough. */
    boolean findsNear(int stop) {
        return false;
    }

    private void findAnywhere(int c) {
        Fleet fleet = tours.fleet;
        if (t.locked[c] >= 0) {
            look(c, t.locked[c]);
            return;
        }
        int[] spare = tours.spare[0];
        int least = t.isDriven ? Integer.MIN_VALUE : t.demand[0][c];
        for (int i = 0; i < fleet.outCount; i++) {
            int v = fleet.out[i];
            if (spare[v] >= least) {
                look(c, v);
            }
        }
        lookAtIdle(c);
    }

    final void lookAtIdle(int c) {
        for (int kind = 0; kind < tours.fleet.kinds.length; kind++) {
            int v = tours.fleet.idle(kind);
            if (v >= 0) {
                look(c, v);
            }
        }
    }

    private void look(int c, int v) {
        if (mayTake(v, c)) {
            tryRoute(c, v);
        }
    }

    final boolean mayTake(int v, int c) {
        return hasRoom(c, v) && t.mayVisit(v, c);
    }

    /** Sorting rules and their weights: random 4, demand 4, far 2, close 1, and for windows length 2, start 2, end 2. */
    private void sort(int lot) {
        int n = tours.absent.count;
        int[] absent = tours.absent.stops;
        for (int i = 0; i < n; i++) {
            key[absent[i]] = key(absent[i], lot);
        }
        for (int i = 1; i < n; i++) {
            int c = absent[i];
            double mine = key[c];
            int j = i;
            while (j > 0 && key[absent[j - 1]] > mine) {
                absent[j] = absent[j - 1];
                j--;
            }
            absent[j] = c;
        }
    }

    private double key(int c, int lot) {
        if (lot < 4) {
            return random.fraction();
        } else if (lot < 8) {
            return -share[c];
        } else if (lot < 11) {
            int depot = t.metres[c * t.nodes + t.stops];
            return lot < 10 ? -depot : depot;
        } else if (lot < 13) {
            return t.lastEnd[c] - t.ready[c];
        } else if (lot < 15) {
            return t.ready[c];
        }
        return -t.lastEnd[c];
    }

    private int nextBlink() {
        return (int) (Math.log(random.fraction()) / LOG_STAY);
    }

    final boolean blinks() {
        if (untilBlink-- > 0) {
            return false;
        }
        untilBlink = nextBlink();
        return true;
    }
}
