package org.quartermaster.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Numbers;
import org.quartermaster.sales.StockOutBook;

/**
 * Counted stock per SKU and warehouse: replaces on hand, and leaves a movement for what changed. With a day, it is what was there at the end of that day: a file of many days tells how stock went. A day before the newest movement is known
 * already.
 */
final class StockTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.STOCK;
    private static final int BATCH = 2_000;

    private final Handle handle;
    private final Codes skus;
    private final WarehouseChoice warehouses;
    private final PreparedBatch staged;
    private final LocalDateTime now;
    private long rows;

    StockTarget(Handle handle, String warehouse) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        warehouses = new WarehouseChoice(handle, warehouse);
        handle.execute("create temporary table if not exists counted (sku_id int not null, warehouse_id int not null, on_hand int not null, reserved int null, "
                + "counted_at datetime(6) not null, dated boolean not null, primary key (sku_id, warehouse_id, counted_at))");
        handle.execute("delete from counted");
        now = handle.createQuery("select utc_timestamp(6)").mapTo(LocalDateTime.class).one();
        staged = handle.prepareBatch("insert into counted values (?, ?, ?, ?, ?, ?) on duplicate key update on_hand = values(on_hand), reserved = values(reserved)");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer sku = skus.find((String) values[0]);
        Integer warehouse = warehouses.of(values[KIND.index("warehouse")]);
        if (sku == null || warehouse == null) {
            return Optional.of(sku == null ? new Misfit("sku", "unknownSku") : new Misfit("warehouse", "unknownWarehouse"));
        }
        if ((Integer) values[1] < 0) {
            return Optional.of(new Misfit("onHand", "negative"));
        }
        if (values[KIND.index("reserved")] instanceof Integer reserved && reserved < 0) {
            return Optional.of(new Misfit("reserved", "negative"));
        }
        LocalDateTime day = (LocalDateTime) values[KIND.index("countedOn")];
        if (day != null && day.toLocalDate().isAfter(now.toLocalDate())) {
            return Optional.of(new Misfit("countedOn", "inFuture"));
        }
        rows++;
        staged.add(sku, warehouse, values[1], values[KIND.index("reserved")], day == null ? now : endOf(day), day != null);
        if (staged.size() >= BATCH) {
            staged.execute();
        }
        return Optional.empty();
    }

    private LocalDateTime endOf(LocalDateTime day) {
        LocalDateTime end = day.toLocalDate().atTime(LocalTime.of(23, 59, 59));
        return end.isAfter(now) ? now : end;
    }

    @Override
    public Map<String, Long> finish() {
        staged.execute();
        handle.execute("delete c from counted c where c.dated and exists (select 1 from stock_movement m where m.sku_id = c.sku_id and m.warehouse_id = c.warehouse_id and m.moved_at >= c.counted_at)");
        String difference = """
                from (select c.*, lag(c.on_hand) over (partition by c.sku_id, c.warehouse_id order by c.counted_at) as on_hand_before from counted c) c
                left join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id
                where c.on_hand <> coalesce(c.on_hand_before, b.on_hand, 0) or c.on_hand_before is null and (b.sku_id is null or coalesce(c.reserved, b.reserved) <> b.reserved)
                """;
        long changed = handle.createQuery("select count(*) " + difference).mapTo(Long.class).one();
        long first = changed == 0 ? 0 : Numbers.take(handle, "stock_movement", (int) changed);
        handle.createQuery("select date(min(c.counted_at)) " + difference).mapTo(LocalDate.class).findOne().ifPresent(day -> StockOutBook.changed(handle, day));
        handle.execute("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units, reference) select ? + row_number() over (order by c.counted_at, c.sku_id, c.warehouse_id), "
                + "c.sku_id, c.warehouse_id, c.counted_at, 'count', c.on_hand - coalesce(c.on_hand_before, b.on_hand, 0), 'import' " + difference, first - 1);
        handle.execute("""
                insert into stock_balance (sku_id, warehouse_id, on_hand, reserved, counted_at) select c.sku_id, c.warehouse_id, c.on_hand, coalesce(c.reserved, b.reserved, 0), c.counted_at
                from (select c.*, row_number() over (partition by c.sku_id, c.warehouse_id order by c.counted_at desc) as place from counted c) c
                left join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id where c.place = 1
                on duplicate key update version = stock_balance.version + if(stock_balance.on_hand <> values(on_hand), 1, 0), on_hand = values(on_hand), reserved = values(reserved),
                counted_at = greatest(stock_balance.counted_at, values(counted_at))
                """);
        handle.execute("drop temporary table counted");
        return Map.of("changed", changed, "known", rows - changed);
    }
}
