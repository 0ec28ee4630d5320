package org.quartermaster.delivery.planning.search;

import static org.quartermaster.delivery.planning.search.Tours.ARC;
import static org.quartermaster.delivery.planning.search.Tours.DRIVE;
import static org.quartermaster.delivery.planning.search.Tours.LATEST;
import static org.quartermaster.delivery.planning.search.Tours.LEAVE;
import static org.quartermaster.delivery.planning.search.Tours.RETURN;
import static org.quartermaster.delivery.planning.search.Tours.START;
import static org.quartermaster.delivery.planning.search.Tours.WORK;

/** Insertion where time or lateness cost money, stops may have several windows and drivers a longest day. */
final class PricedInsertion extends Insertion {

    PricedInsertion(Tours plan, Random64 source) {
        super(plan, source);
    }

    @Override
    void tryRoute(int c, int v) {
        int[] route = tours.cells[v];
        int stride = tours.stride;
        int row = c * t.nodes;
        int end = (tours.len[v] + 1) * stride;
        double open = (end == stride ? t.perUse[v] : 0) + t.moveCents(c, v);
        for (int k = (tours.fixed(v) + 1) * stride; k <= end; k += stride) {
            int before = row + route[k - stride];
            int driveIn = t.secondsTo[before];
            int begin = t.serviceStart(c, route[k - stride + LEAVE] + driveIn);
            if (begin > t.due[c]) {
                return;
            }
            int after = row + route[k];
            int arrival = begin + t.service[c] + t.seconds[after];
            double cents = (t.metresTo[before] + t.metres[after] - route[k + ARC]) * t.perMetre[v] + open;
            if (cents < bestCost && arrival <= route[k + LATEST]) {
                cents += moreForTime(c, v, k, begin, arrival, driveIn);
                if (cents < bestCost && !blinks()) {
                    bestCost = cents;
                    bestVehicle = v;
                    bestPosition = k / stride - 1;
                }
            }
        }
    }

    private double moreForTime(int c, int v, int k, int begin, int arrival, int driveIn) {
        int departure = k == tours.stride ? begin - driveIn : tours.departure[v];
        double late = t.lateCents(c, begin);
        int back;
        if (t.hasOneWindowEach) {
            int[] route = tours.cells[v];
            back = k == (tours.len[v] + 1) * tours.stride ? arrival : Math.max(arrival + route[k + WORK], route[k + RETURN]);
        } else {
            late += drive(v, k, arrival);
            back = drivenBack;
        }
        if (back - departure > t.longest[v]) {
            return Double.POSITIVE_INFINITY;
        }
        int before = tours.len[v] == 0 ? 0 : tours.back[v] - tours.departure[v];
        return (back - departure - before) * t.perSecond[v] + late;
    }

    private int drivenBack;

    /** Drives the rest of the route from an arrival until times are as before; answers the money for lateness that comes on top. */
    private double drive(int v, int from, int arrival) {
        int[] route = tours.cells[v];
        int stride = tours.stride;
        int end = (tours.len[v] + 1) * stride;
        double late = 0;
        int now = arrival;
        for (int k = from; k < end; k += stride) {
            int c = route[k];
            int begin = t.serviceStart(c, now);
            if (begin == route[k + START]) {
                drivenBack = tours.back[v];
                return late;
            }
            late += t.lateCents(c, begin) - t.lateCents(c, route[k + START]);
            now = begin + t.service[c] + route[k + stride + DRIVE];
        }
        drivenBack = now;
        return late;
    }
}
