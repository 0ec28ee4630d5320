package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.WarehouseId;

/** Promotions, past and planned. One is known by its SKU, warehouse and first day; a file moves its end, depth and name. */
final class PromotionTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.PROMOTIONS;
    private static final int BLOCK = 500;
    private static final int BATCH = 2_000;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private record Key(int sku, Integer warehouse, LocalDate from) {
    }

    private final Handle handle;
    private final Codes skus;
    private final Codes warehouses;
    private final Map<Key, Integer> known = new HashMap<>();
    private final PreparedBatch added;
    private final PreparedBatch changed;
    private long next;
    private long end;
    private long addedCount;
    private long matchedCount;

    PromotionTarget(Handle handle) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        warehouses = new Codes(handle, "warehouse");
        handle.createQuery("select id, sku_id, warehouse_id, from_day from promotion").map((row, _) -> Map.entry(new Key(row.getInt("sku_id"),
                (Integer) row.getObject("warehouse_id"), row.getObject("from_day", LocalDate.class)), row.getInt("id"))).forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        added = handle.prepareBatch("insert into promotion (id, sku_id, warehouse_id, from_day, to_day, depth, name) values (?, ?, ?, ?, ?, ?, coalesce(?, ''))");
        changed = handle.prepareBatch("update promotion set to_day = ?, depth = ?, name = coalesce(?, name) where id = ?");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer sku = skus.find((String) values[0]);
        Object named = values[KIND.index("warehouse")];
        Integer warehouse = named == null ? null : warehouses.find((String) named);
        if (sku == null || named != null && (warehouse == null || !Actor.current().map(actor -> actor.sees(new WarehouseId(warehouse))).orElse(true))) {
            return Optional.of(sku == null ? new Misfit("sku", "unknownSku") : new Misfit("warehouse", "unknownWarehouse"));
        }
        LocalDate from = ((LocalDateTime) values[KIND.index("fromDay")]).toLocalDate();
        LocalDate to = ((LocalDateTime) values[KIND.index("toDay")]).toLocalDate();
        if (to.isBefore(from)) {
            return Optional.of(new Misfit("toDay", "endsBeforeItBegins"));
        }
        BigDecimal depth = share((BigDecimal) values[KIND.index("depth")]);
        if (depth.signum() < 0 || depth.compareTo(BigDecimal.ONE) > 0) {
            return Optional.of(new Misfit("depth", "notAShare"));
        }
        take(new Key(sku, warehouse, from), to, depth, (String) values[KIND.index("campaign")]);
        return Optional.empty();
    }

    /** 20 means 20 %, 0.2 too. */
    private static BigDecimal share(BigDecimal depth) {
        return depth.compareTo(BigDecimal.ONE) > 0 ? depth.divide(HUNDRED) : depth;
    }

    private void take(Key key, LocalDate to, BigDecimal depth, String name) {
        Integer id = known.get(key);
        if (id != null) {
            changed.add(to, depth, name, id);
            matchedCount++;
            return;
        }
        if (next == end) {
            next = TrialRun.take(handle, "promotion", BLOCK);
            end = next + BLOCK;
        }
        known.put(key, (int) next);
        added.add(next++, key.sku(), key.warehouse(), key.from(), to, depth, name);
        addedCount++;
        if (added.size() >= BATCH) {
            added.execute();
        }
    }

    @Override
    public Map<String, Long> finish() {
        added.execute();
        changed.execute();
        return Map.of("added", addedCount, "matched", matchedCount);
    }
}
