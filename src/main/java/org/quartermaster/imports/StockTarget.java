package org.quartermaster.imports;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Numbers;

/** Counted stock per SKU and warehouse: replaces on hand, and leaves a movement for what changed. */
final class StockTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.STOCK;
    private static final int BATCH = 2_000;

    private final Handle handle;
    private final Codes skus;
    private final WarehouseChoice warehouses;
    private final PreparedBatch staged;
    private long rows;

    StockTarget(Handle handle, String warehouse) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        warehouses = new WarehouseChoice(handle, warehouse);
        handle.execute("create temporary table if not exists counted (sku_id int not null, warehouse_id int not null, on_hand int not null, reserved int null, "
                + "primary key (sku_id, warehouse_id))");
        handle.execute("delete from counted");
        staged = handle.prepareBatch("insert into counted values (?, ?, ?, ?) on duplicate key update on_hand = values(on_hand), reserved = values(reserved)");
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
        rows++;
        staged.add(sku, warehouse, values[1], values[KIND.index("reserved")]);
        if (staged.size() >= BATCH) {
            staged.execute();
        }
        return Optional.empty();
    }

    @Override
    public Map<String, Long> finish() {
        staged.execute();
        String difference = "from counted c left join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id "
                + "where b.sku_id is null or b.on_hand <> c.on_hand or coalesce(c.reserved, b.reserved) <> b.reserved";
        long changed = handle.createQuery("select count(*) " + difference).mapTo(Long.class).one();
        long first = changed == 0 ? 0 : Numbers.take(handle, "stock_movement", (int) changed);
        handle.execute("set @qm_next = ?", first - 1);
        handle.execute("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units, reference) select @qm_next := @qm_next + 1, c.sku_id, c.warehouse_id, "
                + "utc_timestamp(6), 'count', c.on_hand - coalesce(b.on_hand, 0), 'import' " + difference);
        handle.execute("insert into stock_balance (sku_id, warehouse_id, on_hand, reserved, counted_at) select c.sku_id, c.warehouse_id, c.on_hand, "
                + "coalesce(c.reserved, b.reserved, 0), utc_timestamp(6) from counted c left join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id "
                + "on duplicate key update version = stock_balance.version + if(stock_balance.on_hand <> values(on_hand), 1, 0), on_hand = values(on_hand), "
                + "reserved = values(reserved), counted_at = values(counted_at)");
        handle.execute("drop temporary table counted");
        return Map.of("changed", changed, "known", rows - changed);
    }
}
