package org.quartermaster.delivery.planning.search;

import static org.quartermaster.delivery.planning.search.Tours.ARC;
import static org.quartermaster.delivery.planning.search.Tours.LATEST;
import static org.quartermaster.delivery.planning.search.Tours.LEAVE;

/** Insertion where only metres and use cost money: whole numbers, the cheapest place first, its times checked only when it would be taken. */
final class MetreInsertion extends Insertion {

    MetreInsertion(Tours plan, Random64 source) {
        super(plan, source);
    }

    @Override
    void tryRoute(int c, int v) {
        double rate = t.perMetre[v];
        double open = tours.len[v] == 0 ? t.perUse[v] : 0;
        int limit = metresBelow(bestCost - open, rate);
        int found = t.hasTimes ? cheapestOnTime(c, v, limit) : cheapest(c, v, limit);
        if (found >= 0) {
            bestCost = foundMetres * rate + open;
            bestVehicle = v;
            bestPosition = found;
        }
    }

    private int foundMetres;

    /** Metres must be below this to be cheaper; with a rate of 0 anything is as good as the first. */
    private static int metresBelow(double cents, double rate) {
        return cents >= Integer.MAX_VALUE * rate ? Integer.MAX_VALUE : (int) Math.ceil(cents / rate);
    }

    private int cheapest(int c, int v, int limit) {
        int[] route = tours.cells[v];
        int stride = tours.stride;
        int row = c * t.nodes;
        int[] out = t.metres;
        int[] in = t.metresTo;
        int end = (tours.len[v] + 1) * stride;
        int best = limit;
        int found = -1;
        int before = in[row + route[0]];
        for (int k = stride; k <= end; k += stride) {
            int node = row + route[k];
            int more = before + out[node] - route[k + ARC];
            if (more < best && !blinks()) {
                best = more;
                found = k;
            }
            before = in[node];
        }
        foundMetres = best;
        return found < 0 ? -1 : found / stride - 1;
    }

    private int cheapestOnTime(int c, int v, int limit) {
        int[] route = tours.cells[v];
        int stride = tours.stride;
        int row = c * t.nodes;
        int[] out = t.metres;
        int[] in = t.metresTo;
        int ready = t.ready[c];
        int due = t.due[c];
        int service = t.service[c];
        int end = (tours.len[v] + 1) * stride;
        int best = limit;
        int found = -1;
        int previous = row + route[0];
        for (int k = stride; k <= end; k += stride) {
            int left = route[k - stride + LEAVE];
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
                if (begin + service + t.seconds[node] <= route[k + LATEST] && !blinks()) {
                    best = more;
                    found = k;
                }
            }
            previous = node;
        }
        foundMetres = best;
        return found < 0 ? -1 : found / stride - 1;
    }
}
