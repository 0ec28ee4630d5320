package org.quartermaster.imports;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.shared.SkuRange;

/** The list prices of the SKUs that a file names, read with those of their neighbours when one is named first. Without a step, the SKU's list price holds. */
final class PricePlans {

    private static final int BATCH = 2_000;

    private final Handle handle;
    private final Map<Integer, PricePlan> plans = new HashMap<>();
    private final SkuBlocks blocks = new SkuBlocks();
    private final TreeSet<Integer> changed = new TreeSet<>();

    PricePlans(Handle handle) {
        this.handle = handle;
    }

    PricePlan of(int sku) {
        blocks.meet(sku, this::read);
        return plan(sku);
    }

    private PricePlan plan(int sku) {
        return plans.computeIfAbsent(sku, _ -> new PricePlan(null));
    }

    private void read(SkuRange skus) {
        handle.createQuery("select id, unit_price from sku where id between :low and :high and unit_price > 0").bind("low", skus.fromId()).bind("high", skus.toId())
                .map((row, _) -> plans.put(row.getInt(1), new PricePlan(row.getBigDecimal(2).setScale(PricePlan.SCALE, RoundingMode.HALF_EVEN)))).forEach(_ -> { });
        handle.createQuery("select sku_id, from_day, unit_price from price_period where sku_id between :low and :high order by sku_id, from_day").bind("low", skus.fromId()).bind("high", skus.toId()).map((row, _) -> {
            plan(row.getInt(1)).step(row.getObject(2, LocalDate.class), row.getBigDecimal(3));
            return true;
        }).forEach(_ -> { });
    }

    /** The plan of this SKU is to be written. */
    void changed(int sku) {
        changed.add(sku);
    }

    void write() {
        PreparedBatch gone = handle.prepareBatch("delete from price_period where sku_id = ?");
        changed.forEach(gone::add);
        execute(gone, 0);
        PreparedBatch steps = handle.prepareBatch("insert into price_period (sku_id, from_day, unit_price) values (?, ?, ?)");
        for (int sku : changed) {
            plan(sku).forEach((from, price) -> steps.add(sku, from, price));
            execute(steps, BATCH);
        }
        execute(steps, 0);
    }

    private static void execute(PreparedBatch batch, int least) {
        if (batch.size() > least) {
            batch.execute();
        }
    }
}
