package org.quartermaster.replenishment;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Segments of SKUs as of the last plan.
 *
 * @param abc      by SKU: A, B, C by forecast revenue
 * @param velocity by SKU: F, M, S by forecast units
 */
record SkuSegments(Map<Integer, String> abc, Map<Integer, String> velocity) {

    private static final int BATCH = 2_000;

    String abc(int sku) {
        return abc.getOrDefault(sku, "C");
    }

    String velocity(int sku) {
        return velocity.getOrDefault(sku, "S");
    }

    static SkuSegments read(Jdbi jdbi) {
        Map<Integer, String> abc = new HashMap<>();
        Map<Integer, String> velocity = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select sku_id, abc, velocity from sku_segment").map((row, _) -> {
            velocity.put(row.getInt(1), row.getString(3));
            return abc.put(row.getInt(1), row.getString(2));
        }).forEach(_ -> { }));
        return new SkuSegments(abc, velocity);
    }

    /** Replaces what is kept. */
    void keep(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from sku_segment");
            write(handle);
        });
    }

    private void write(Handle handle) {
        var batch = handle.prepareBatch("insert into sku_segment (sku_id, abc, velocity) values (?, ?, ?)");
        for (int sku : abc.keySet()) {
            batch.add(sku, abc(sku), velocity(sku));
            if (batch.size() >= BATCH) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
