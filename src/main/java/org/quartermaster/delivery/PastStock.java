package org.quartermaster.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Supply;

/**
 * Stock as it was: what is on hand now less all movements since, and what was received and returned since then by day. What left by other ways than the
 * orders replayed is there for them, so stock is more plentiful than it was; it is alike for every strategy.
 */
final class PastStock {
    private static final int SKUS_PER_QUERY = 1_000;

    private record Change(int skuId, int warehouseId, LocalDate day, int units) {
    }

    private record Now(int skuId, int warehouseId, int units) {
    }

    private final Map<Shelf, Integer> start = new HashMap<>();
    private final Map<Shelf, List<Supply.Arrival>> arrivals = new HashMap<>();

    static Map<Shelf, Supply> at(Jdbi jdbi, Collection<Integer> skus, LocalDate from) {
        var past = new PastStock();
        List<Integer> wanted = skus.stream().distinct().sorted().toList();
        for (int first = 0; first < wanted.size(); first += SKUS_PER_QUERY) {
            past.read(jdbi, wanted.subList(first, Math.min(wanted.size(), first + SKUS_PER_QUERY)), from);
        }
        var stock = new HashMap<Shelf, Supply>();
        past.start.forEach((shelf, units) -> stock.put(shelf, new Supply(Math.max(0, units), 0, Double.NaN, past.arrivals.getOrDefault(shelf, List.of()))));
        return stock;
    }

    private void read(Jdbi jdbi, List<Integer> skus, LocalDate from) {
        jdbi.useHandle(handle -> {
            handle.createQuery("select sku_id, warehouse_id, on_hand as units from stock_balance where sku_id in (<skus>)").bindList("skus", skus)
                    .mapTo(Now.class).forEach(row -> start.merge(new Shelf(row.warehouseId(), row.skuId()), row.units(), Integer::sum));
            handle.createQuery("""
                    select sku_id, warehouse_id, date(moved_at) as day, cast(sum(units) as signed) as units from stock_movement
                    where sku_id in (<skus>) and moved_at >= :from group by sku_id, warehouse_id, date(moved_at)
                    """).bindList("skus", skus).bind("from", from).mapTo(Change.class)
                    .forEach(row -> start.merge(new Shelf(row.warehouseId(), row.skuId()), -row.units(), Integer::sum));
            handle.createQuery("""
                    select sku_id, warehouse_id, date(moved_at) as day, cast(sum(units) as signed) as units from stock_movement
                    where sku_id in (<skus>) and moved_at >= :from and kind in ('receipt', 'return', 'transfer') and units > 0
                    group by sku_id, warehouse_id, date(moved_at)
                    """).bindList("skus", skus).bind("from", from).mapTo(Change.class)
                    .forEach(row -> arrivals.computeIfAbsent(new Shelf(row.warehouseId(), row.skuId()), _ -> new ArrayList<>())
                            .add(new Supply.Arrival((int) row.day().toEpochDay(), row.units())));
        });
    }
}
