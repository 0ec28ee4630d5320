package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.planning.horizon.CellMove.Change;

/** Fills the last truck of an order with packs of the following order, or sends what little is in it along with that one. */
final class TruckMoves {

    private static final int MOST_LINES = 80;

    private final CellTour tour;
    private final Random random;

    TruckMoves(CellTour tour, Random random) {
        this.tour = tour;
        this.random = random;
    }

    CellMove move(Cell cell) {
        HorizonSupplier supplier = tour.problem().suppliers().get(tour.source(cell).supplier());
        int[] order = tour.orderOf(cell, 0);
        long centilitres = 0;
        long grams = 0;
        for (int index : order) {
            Cell line = tour.cell(index);
            long units = (long) line.getPacks() * tour.source(line).multiple();
            centilitres += units * tour.item(line).centilitres();
            grams += units * tour.item(line).grams();
        }
        if (supplier.truckMicros() == 0 || centilitres + grams == 0) {
            return new CellMove(List.of(tour.more(cell, 1)));
        }
        double filled = Math.max(centilitres / (double) supplier.truckCentilitres(), grams / (double) supplier.truckGrams());
        double last = filled - Math.ceil(filled) + 1;
        return last > 0.4 ? carry(order, supplier, 1 - last, 1) : carry(order, supplier, last, -1);
    }

    /** @param sign 1: from later weeks into this order, −1: out of it into the next */
    private CellMove carry(int[] order, HorizonSupplier supplier, double share, int sign) {
        var changes = new ArrayList<Change>();
        double left = share;
        int from = random.nextInt(order.length);
        for (int at = 0; at < order.length && changes.size() < 2 * MOST_LINES && left > 0; at++) {
            Cell line = tour.cell(order[(from + at) % order.length]);
            Cell other = line.getPacks() > 0 && tour.isFree(line) ? partner(line) : null;
            double pack = load(line, supplier);
            if (other != null && (sign < 0 || pack <= left)) {
                Change here = tour.more(line, sign);
                int moved = here.packs() - line.getPacks();
                int there = Math.max(0, other.getPacks() - moved);
                changes.add(here);
                changes.add(new Change(other, there < tour.source(other).leastPacks() ? 0 : Math.min(there, tour.source(other).mostPacks())));
                left -= pack * Math.abs(moved);
            }
        }
        return changes.isEmpty() ? new CellMove(List.of(tour.more(tour.cell(order[from]), 1))) : new CellMove(changes);
    }

    /** The next week in which the item is ordered from the same source. */
    private Cell partner(Cell line) {
        for (int ahead = 1; line.week() + ahead < tour.problem().weeks(); ahead++) {
            Cell later = tour.neighbour(line, ahead);
            if (later != null && later.getPacks() > 0) {
                return later;
            }
        }
        return null;
    }

    private double load(Cell line, HorizonSupplier supplier) {
        double units = tour.source(line).multiple();
        return Math.max(units * tour.item(line).centilitres() / supplier.truckCentilitres(), units * tour.item(line).grams() / supplier.truckGrams());
    }
}
