package org.quartermaster.delivery.planning.search;

import static org.quartermaster.delivery.planning.search.Tours.ARC;
import static org.quartermaster.delivery.planning.search.Tours.LATEST;
import static org.quartermaster.delivery.planning.search.Tours.LEAVE;

/**
 * Insertion where there are many stops: looks only beside near stops, at both ends of their routes, and at both ends of every route where the depot is as near.
 * Looks everywhere when that finds no place on a route that is out.
 */
final class NearInsertion extends MetreInsertion {
    private final NearStops near;
    private final int[] seen;
    private int round;

    NearInsertion(Tours plan, Random64 source) {
        super(plan, source);
        near = new NearStops(t);
        seen = new int[t.vehicles];
    }

    @Override
    boolean findsNear(int c) {
        if (t.locked[c] >= 0) {
            return false;
        }
        round++;
        for (int i = c * near.each, end = i + near.each; i < end; i++) {
            int stop = near.stops[i];
            int v = tours.routeOf[stop];
            if (v >= 0 && mayTake(v, c)) {
                int place = tours.placeOf[stop];
                tryPlace(c, v, place);
                tryPlace(c, v, place + STRIDE);
                tryEnds(c, v);
            }
        }
        if (near.isByDepot[c]) {
            tryAllEnds(c);
        }
        if (bestVehicle < 0) {
            return false;
        }
        lookAtIdle(c);
        return tours.len[bestVehicle] > 0;
    }

    private void tryAllEnds(int c) {
        for (int i = 0; i < tours.fleet.outCount; i++) {
            int v = tours.fleet.out[i];
            if (mayTake(v, c)) {
                tryEnds(c, v);
            }
        }
    }

    private void tryEnds(int c, int v) {
        if (seen[v] != round) {
            seen[v] = round;
            tryPlace(c, v, (tours.fixed(v) + 1) * STRIDE);
            tryPlace(c, v, (tours.len[v] + 1) * STRIDE);
        }
    }

    private void tryPlace(int c, int v, int place) {
        int[] route = tours.cells[v];
        int row = c * t.nodes;
        int before = row + route[place - STRIDE];
        int after = row + route[place];
        double cents = (t.metresTo[before] + t.metres[after] - route[place + ARC]) * t.perMetre[v] + t.moveCents(c, v);
        if (cents < bestCost && place > tours.fixed(v) * STRIDE) {
            int begin = Math.max(route[place - STRIDE + LEAVE] + t.secondsTo[before], t.ready[c]);
            boolean isOnTime = !t.hasTimes || begin <= t.due[c] && begin + t.service[c] + t.seconds[after] <= route[place + LATEST];
            if (isOnTime && !blinks()) {
                bestCost = cents;
                bestVehicle = v;
                bestPosition = place / STRIDE - 1;
            }
        }
    }
}
