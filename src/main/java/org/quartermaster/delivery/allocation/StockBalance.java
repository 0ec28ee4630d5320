package org.quartermaster.delivery.allocation;

import java.util.HashMap;
import java.util.Map;

/**
 * How evenly stock lies: Σ |on shelf − share of the SKU's stock| / 2 over Σ stock, the share of all units that would have to move for each warehouse to hold
 * its share (of the demand, or an equal one). 0 is even, towards 1 everything lies wrong.
 */
final class StockBalance {
    private final Map<Shelf, ShelfBook> books;

    StockBalance(Ledger left) {
        books = left.books();
    }

    double imbalance() {
        var total = new HashMap<Integer, Long>();
        var sites = new HashMap<Integer, Integer>();
        books.forEach((shelf, book) -> {
            total.merge(shelf.sku(), (long) Math.max(0, book.left()), Long::sum);
            sites.merge(shelf.sku(), 1, Integer::sum);
        });
        double misplaced = 0;
        for (var entry : books.entrySet()) {
            double share = Double.isNaN(entry.getValue().share()) ? 1.0 / sites.get(entry.getKey().sku()) : entry.getValue().share();
            misplaced += Math.abs(Math.max(0, entry.getValue().left()) - share * total.get(entry.getKey().sku()));
        }
        long all = total.values().stream().mapToLong(units -> units).sum();
        return all == 0 ? 0 : misplaced / 2 / all;
    }
}
