package org.quartermaster.stock;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;

/**
 * What customer orders claim of the stock, booked inside the caller's transaction; the caller has checked who may. Rows are locked in ascending order of
 * SKU and warehouse, so that two callers never wait for each other in a circle. A place that does not exist yet begins empty.
 */
public final class Claims {

    private static final int BATCH = 500;

    private final Handle handle;

    public Claims(Handle handle) {
        this.handle = handle;
    }

    private record Kept(int skuId, int warehouseId, int onHand, int reserved, int backordered) {
        StockPlace place() {
            return new StockPlace(skuId, warehouseId);
        }

        Shelf shelf() {
            return new Shelf(onHand, reserved, backordered);
        }
    }

    /** Claims units, or gives them back where the number is negative. */
    public void claim(Map<StockPlace, Integer> units) {
        book(units, (shelf, place) -> shelf.claim(units.get(place)));
    }

    /**
     * Claimed units leave, with a movement for those that the books had on hand.
     *
     * @param reference order or document code of the movements
     */
    public void ship(Map<StockPlace, Integer> units, Instant at, String reference) {
        Map<StockPlace, Integer> left = book(units, (shelf, place) -> shelf.ship(units.get(place)));
        left.values().removeIf(change -> change == 0);
        if (left.isEmpty()) {
            return;
        }
        long id = Numbers.take(handle, "stock_movement", left.size());
        var rows = handle.prepareBatch("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units, reference) values (?, ?, ?, ?, 'shipment', ?, ?)");
        for (var entry : left.entrySet()) {
            rows.add(id++, entry.getKey().skuId(), entry.getKey().warehouseId(), LocalDateTime.ofInstant(at, ZoneOffset.UTC), entry.getValue(), reference);
        }
        rows.execute();
    }

    @FunctionalInterface
    private interface Change {
        Shelf of(Shelf shelf, StockPlace place);
    }

    /** Changes the books; answers by how much on hand changed. */
    private Map<StockPlace, Integer> book(Map<StockPlace, Integer> units, Change change) {
        var places = new ArrayList<>(new TreeMap<>(units).keySet());
        Map<StockPlace, Integer> moved = new TreeMap<>();
        for (int from = 0; from < places.size(); from += BATCH) {
            List<StockPlace> some = places.subList(from, Math.min(places.size(), from + BATCH));
            begin(some);
            var update = handle.prepareBatch("""
                    update stock_balance set on_hand = ?, reserved = ?, backordered = ?, counted_at = utc_timestamp(6), version = version + 1
                    where sku_id = ? and warehouse_id = ?
                    """);
            locked(some).forEach((place, before) -> {
                Shelf after = change.of(before, place);
                moved.put(place, after.onHand() - before.onHand());
                update.add(after.onHand(), after.reserved(), after.backordered(), place.skuId(), place.warehouseId());
            });
            update.execute();
        }
        return moved;
    }

    private void begin(List<StockPlace> places) {
        var rows = handle.prepareBatch("insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, 0, utc_timestamp(6)) "
                + "on duplicate key update sku_id = values(sku_id)");
        places.forEach(place -> rows.add(place.skuId(), place.warehouseId()));
        rows.execute();
    }

    private Map<StockPlace, Shelf> locked(List<StockPlace> places) {
        Map<StockPlace, Shelf> shelves = new TreeMap<>();
        String exactly = places.stream().map(place -> "(sku_id = %d and warehouse_id = %d)".formatted(place.skuId(), place.warehouseId())).collect(joining(" or "));
        handle.createQuery("select sku_id, warehouse_id, on_hand, reserved, backordered from stock_balance where " + exactly + " for update").mapTo(Kept.class)
                .forEach(kept -> shelves.put(kept.place(), kept.shelf()));
        return shelves;
    }
}
