package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is still free while orders are allocated: stock by day and packing by day. Not thread-safe. */
public final class Ledger {
    /** How many days ahead a parcel may leave. */
    static final int HORIZON_DAYS = 60;

    private final Map<Shelf, ShelfBook> shelves = new HashMap<>();
    private final Map<Integer, List<Integer>> sitesOf = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> packed = new HashMap<>();

    public Ledger(AllocationProblem problem) {
        problem.packed().forEach(one -> packed.computeIfAbsent(one.site(), _ -> new HashMap<>()).merge(one.day(), one.parcels(), Integer::sum));
        problem.stock().forEach((shelf, supply) -> {
            shelves.put(shelf, new ShelfBook(supply));
            sitesOf.computeIfAbsent(shelf.sku(), _ -> new ArrayList<>()).add(shelf.site());
        });
    }

    /** Units of a shelf that can leave on a day. */
    public int available(Shelf shelf, int day, boolean useKeep) {
        ShelfBook book = shelves.get(shelf);
        return book == null ? 0 : book.available(day, useKeep);
    }

    /** The first day from {@code day} on with so many units, or −1. */
    int firstDay(Shelf shelf, int units, int day, boolean useKeep) {
        ShelfBook book = shelves.get(shelf);
        return book == null ? -1 : book.firstDay(units, day, useKeep);
    }

    /** The first shipping day from {@code day} on with room for a parcel, or −1. */
    int firstRoom(Site site, int day) {
        int open = site.openFrom(day);
        Map<Integer, Integer> used = packed.get(site.id());
        while (used != null && used.getOrDefault(open, 0) >= site.parcelsPerDay() || site.parcelsPerDay() == 0) {
            open = site.openFrom(open + 1);
            if (open > day + HORIZON_DAYS) {
                return -1;
            }
        }
        return open;
    }

    /**
     * How far a shelf would be below its share of the network's stock of a day after so many units left: 0 at its share or above, 1 when it is empty. The
     * share is that of its demand, or an equal one.
     */
    double scarcity(Shelf shelf, int units, int day) {
        ShelfBook book = shelves.get(shelf);
        List<Integer> holders = sitesOf.get(shelf.sku());
        double share = Double.isNaN(book.share()) ? 1.0 / holders.size() : book.share();
        long network = holders.stream().mapToLong(site -> Math.max(0, shelves.get(new Shelf(site, shelf.sku())).stock(day))).sum();
        double expected = share * network;
        return expected <= 0 ? 0 : Math.clamp(1 - (book.stock(day) - units) / expected, 0, 1);
    }

    /** Books the parcels of an allocation. */
    public void take(Option option) {
        option.parcels().forEach(parcel -> book(parcel, 1));
    }

    /** Takes the parcels back. */
    public void giveBack(Option option) {
        option.parcels().forEach(parcel -> book(parcel, -1));
    }

    private void book(Parcel parcel, int sign) {
        for (Line line : parcel.lines()) {
            shelves.get(new Shelf(parcel.site(), line.sku())).take(sign * line.units(), parcel.shipDay());
        }
        packed.computeIfAbsent(parcel.site(), _ -> new HashMap<>()).merge(parcel.shipDay(), sign, Integer::sum);
    }

    /** The days after the given one on which stock of a shelf comes. */
    IntStream arrivalsAfter(Shelf shelf, int day) {
        return shelves.get(shelf).arrivalsAfter(day);
    }

    ShelfBook book(Shelf shelf) {
        return shelves.get(shelf);
    }

    Map<Shelf, ShelfBook> books() {
        return shelves;
    }
}
