package org.quartermaster.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.LocalDay;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Supply;

/**
 * Stock as it was: what is on hand now less all movements since, and what was received and returned since then by day. What left by other ways than the
 * orders replayed is there for them, so stock is more plentiful than it was; it is alike for every strategy.
 */
final class PastStock {
    private static final int SKUS_PER_QUERY = 1_000;

    private record Change(int skuId, int warehouseId, int units) {
    }

    private record Came(int skuId, int warehouseId, LocalDate day, int units) {
    }

    private final Jdbi jdbi;
    private final Instant from;
    private final Map<ZoneId, List<Integer>> warehousesByZone;
    private final Map<Shelf, Integer> start = new HashMap<>();
    private final Map<Shelf, List<Supply.Arrival>> arrivals = new HashMap<>();

    private PastStock(Jdbi jdbi, Instant from, Map<ZoneId, List<Integer>> warehousesByZone) {
        this.jdbi = jdbi;
        this.from = from;
        this.warehousesByZone = warehousesByZone;
    }

    /**
     * Stock at a moment, and arrivals since.
     *
     * @param sites whose clocks tell the days of arrivals, as they tell the days on which parcels leave
     */
    static Map<Shelf, Supply> at(Jdbi jdbi, Collection<Integer> skus, Instant from, Collection<Site> sites) {
        var past = new PastStock(jdbi, from, sites.stream().collect(Collectors.groupingBy(Site::zone, Collectors.mapping(Site::id, Collectors.toList()))));
        List<Integer> wanted = skus.stream().distinct().sorted().toList();
        for (int first = 0; first < wanted.size(); first += SKUS_PER_QUERY) {
            past.read(wanted.subList(first, Math.min(wanted.size(), first + SKUS_PER_QUERY)));
        }
        var stock = new HashMap<Shelf, Supply>();
        past.start.forEach((shelf, units) -> stock.put(shelf, new Supply(Math.max(0, units), 0, Double.NaN, past.arrivals.getOrDefault(shelf, List.of()))));
        return stock;
    }

    private void read(List<Integer> skus) {
        jdbi.useHandle(handle -> {
            handle.createQuery("select sku_id, warehouse_id, on_hand as units from stock_balance where sku_id in (<skus>)").bindList("skus", skus)
                    .mapTo(Change.class).forEach(row -> start.merge(new Shelf(row.warehouseId(), row.skuId()), row.units(), Integer::sum));
            handle.createQuery("""
                    select sku_id, warehouse_id, cast(sum(units) as signed) as units from stock_movement
                    where sku_id in (<skus>) and moved_at >= :from group by sku_id, warehouse_id
                    """).bindList("skus", skus).bind("from", utc()).mapTo(Change.class)
                    .forEach(row -> start.merge(new Shelf(row.warehouseId(), row.skuId()), -row.units(), Integer::sum));
            warehousesByZone.forEach((zone, warehouses) -> came(handle, skus, zone, warehouses));
        });
    }

    private void came(Handle handle, List<Integer> skus, ZoneId zone, List<Integer> warehouses) {
        handle.createQuery("""
                select sku_id, warehouse_id, %s as day, cast(sum(units) as signed) as units from stock_movement
                where sku_id in (<skus>) and warehouse_id in (<warehouses>) and moved_at >= :from and kind in ('receipt', 'return', 'transfer') and units > 0
                group by sku_id, warehouse_id, day
                """.formatted(LocalDay.of("moved_at", zone, from))).bindList("skus", skus).bindList("warehouses", warehouses).bind("from", utc()).mapTo(Came.class)
                .forEach(row -> arrivals.computeIfAbsent(new Shelf(row.warehouseId(), row.skuId()), _ -> new ArrayList<>())
                        .add(new Supply.Arrival((int) row.day().toEpochDay(), row.units())));
    }

    private LocalDateTime utc() {
        return LocalDateTime.ofInstant(from, ZoneOffset.UTC);
    }
}
