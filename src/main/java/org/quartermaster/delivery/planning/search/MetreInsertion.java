package org.quartermaster.delivery.planning.search;

import static org.quartermaster.delivery.planning.search.Tours.ARC;
import static org.quartermaster.delivery.planning.search.Tours.LATEST;
import static org.quartermaster.delivery.planning.search.Tours.LEAVE;

import java.util.Arrays;

/**
 * Insertion where only metres and use cost money: whole numbers, the cheapest place first, its times checked only when it would be taken.
 */
class MetreInsertion extends Insertion {
    /** A constant, so that the compiler counts the loops. */
    static final int STRIDE = Tours.PLAIN;
    private static final int NOWHERE = -1;

    private final double[] perCent;
    private int found;

    MetreInsertion(Tours plan, Random64 source) {
        super(plan, source);
        perCent = Arrays.stream(t.perMetre).map(rate -> 1 / rate).toArray();
    }

    @Override
    void tryRoute(int c, int v) {
        double open = (tours.len[v] == 0 ? t.perUse[v] : 0) + t.moveCents(c, v);
        int limit = metresBelow(bestCost - open, v);
        int more = scan(c, v, limit, NOWHERE);
        if (more < limit && blinks()) {
            more = scan(c, v, limit, found);
        }
        if (more < limit) {
            bestCost = more * t.perMetre[v] + open;
            bestVehicle = v;
            bestPosition = found / STRIDE - 1;
        }
    }

    /** Metres must be below this to be cheaper. */
    private int metresBelow(double cents, int v) {
        double metres = cents * perCent[v];
        return metres < Integer.MAX_VALUE ? (int) Math.ceil(metres) : Integer.MAX_VALUE;
    }

    /** The fewest metres more at one place but the one not looked at; {@code limit} when there is none below it. */
    private int scan(int c, int v, int limit, int without) {
        return t.hasTimes ? cheapestOnTime(c, v, limit, without) : cheapest(c, v, limit, without);
    }

    private int cheapest(int c, int v, int limit, int without) {
        int[] route = tours.cells[v];
        int row = c * t.nodes;
        int[] out = t.metres;
        int[] in = t.metresTo;
        int end = (tours.len[v] + 1) * STRIDE;
        int best = limit;
        int place = NOWHERE;
        int start = (tours.fixed(v) + 1) * STRIDE;
        int before = in[row + route[start - STRIDE]];
        for (int k = start; k <= end; k += STRIDE) {
            int node = row + route[k];
            int more = before + out[node] - route[k + ARC];
            if (more < best && k != without) {
                best = more;
                place = k;
            }
            before = in[node];
        }
        found = place;
        return best;
    }

    private int cheapestOnTime(int c, int v, int limit, int without) {
        int[] route = tours.cells[v];
        int row = c * t.nodes;
        int[] out = t.metres;
        int[] in = t.metresTo;
        int ready = t.ready[c];
        int due = t.due[c];
        int service = t.service[c];
        int end = (tours.len[v] + 1) * STRIDE;
        int best = limit;
        int place = NOWHERE;
        int start = (tours.fixed(v) + 1) * STRIDE;
        while (start < end && route[start + LATEST] < ready + service) {
            start += STRIDE;
        }
        int previous = row + route[start - STRIDE];
        for (int k = start; k <= end; k += STRIDE) {
            int left = route[k - STRIDE + LEAVE];
            if (left > due) {
                break;
            }
            int node = row + route[k];
            int more = in[previous] + out[node] - route[k + ARC];
            if (more < best) {
                int begin = Math.max(left + t.secondsTo[previous], ready);
                if (begin > due) {
                    break;
                }
                if (begin + service + t.seconds[node] <= route[k + LATEST] && k != without) {
                    best = more;
                    place = k;
                }
            }
            previous = node;
        }
        found = place;
        return best;
    }
}
