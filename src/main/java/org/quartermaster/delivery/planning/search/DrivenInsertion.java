package org.quartermaster.delivery.planning.search;

/**
 * Insertion where routes are judged by driving them: breaks, pairs and reloads. A stop of a pair is put together with the other; a stop may also come behind,
 * or before, a reload of its own that begins one more trip.
 */
final class DrivenInsertion extends Insertion {
    private final Drive drive;
    private int partner;
    private int partnerPosition;

    DrivenInsertion(Tours plan, Random64 source) {
        super(plan, source);
        drive = new Drive(t);
    }

    @Override
    boolean isInsertedAlone(int stop) {
        return !t.isReload[stop];
    }

    @Override
    void begin() {
        partner = -1;
    }

    @Override
    boolean hasRoom(int stop, int v) {
        return true;
    }

    @Override
    double penalty(int stop) {
        return t.penalty[stop] + (t.partner[stop] >= 0 ? t.penalty[t.partner[stop]] : 0);
    }

    @Override
    void insertFound(int stop) {
        int other = partner;
        super.insertFound(stop);
        if (other >= 0) {
            tours.takeIn(other);
            tours.insert(other, bestVehicle, partnerPosition);
        }
    }

    @Override
    void tryRoute(int c, int v) {
        if (t.partner[c] >= 0) {
            if (t.mayVisit(v, t.partner[c]) && tours.routeOf[t.partner[c]] < 0) {
                tryPair(c, v);
            }
            return;
        }
        for (int i = tours.fixed(v); i <= tours.len[v]; i++) {
            if (addedMetres(c, v, i) * t.perMetre[v] < bestCost) {
                take(v, i, -1, 0, costWith(v, c, i, -1, 0));
            }
        }
        tryTrip(c, v);
    }

    private double addedMetres(int c, int v, int i) {
        int before = i == 0 ? t.startNode[v] : tours.stopAt(v, i - 1);
        int after = i == tours.len[v] ? t.endNode[v] : tours.stopAt(v, i);
        int row = c * t.nodes;
        return t.metresTo[row + before] + t.metres[row + after] - (tours.len[v] == 0 ? 0 : t.metres[before * t.nodes + after]);
    }

    private void tryPair(int c, int v) {
        int other = t.partner[c];
        int pickup = t.isPickup[c] ? c : other;
        int delivery = t.isPickup[c] ? other : c;
        for (int i = tours.fixed(v); i <= tours.len[v]; i++) {
            if (addedMetres(pickup, v, i) * t.perMetre[v] >= bestCost) {
                continue;
            }
            for (int j = i; j <= tours.len[v]; j++) {
                double cost = costWith(v, pickup, i, delivery, j + 1);
                if (cost < bestCost) {
                    takePair(v, c == pickup, i, j, other, cost);
                }
            }
        }
    }

    /** The stop asked for goes in first, then the other: its place depends on which comes first on the route. */
    private void takePair(int v, boolean isPickupFirst, int i, int j, int other, double cost) {
        if (!blinks()) {
            bestCost = cost;
            bestVehicle = v;
            bestPosition = isPickupFirst ? i : j;
            partner = other;
            partnerPosition = isPickupFirst ? j + 1 : i;
        }
    }

    private void tryTrip(int c, int v) {
        int reload = idleReload(v);
        int n = tours.len[v];
        int first = tours.fixed(v);
        if (reload < 0 || n == 0) {
            return;
        }
        take(v, n, reload, n, costWith(v, reload, n, c, n + 1));
        take(v, first, reload, first + 1, costWith(v, c, first, reload, first + 1));
    }

    private int idleReload(int v) {
        for (int i = 0; i < tours.absent.count; i++) {
            int stop = tours.absent.stops[i];
            if (t.isReload[stop] && (t.locked[stop] < 0 || t.locked[stop] == v)) {
                return stop;
            }
        }
        return -1;
    }

    private void take(int v, int position, int other, int otherPosition, double cost) {
        if (cost < bestCost && !blinks()) {
            bestCost = cost;
            bestVehicle = v;
            bestPosition = position;
            partner = other;
            partnerPosition = otherPosition;
        }
    }

    /** Money on top when one stop is put at a place and, when there is another, that one at a place counted with the first. */
    private double costWith(int v, int one, int at, int other, int otherAt) {
        int n = tours.len[v];
        int[] order = drive.order;
        int from = 0;
        drive.length = n + (other < 0 ? 1 : 2);
        for (int i = 0; i < drive.length; i++) {
            order[i] = i == at ? one : other >= 0 && i == otherAt ? other : tours.stopAt(v, from++);
        }
        return drive.cents(v) - tours.cost[v] + t.moveCents(one, v) + (other < 0 ? 0 : t.moveCents(other, v));
    }
}
