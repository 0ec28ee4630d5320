package org.quartermaster.testing;

import org.jdbi.v3.core.Jdbi;

/** Inserts the few rows that most tests of the fact rooms need. */
public final class FactRows {

    private FactRows() {
    }

    /** SKUs 1 … count with codes {@code S001 …}, cost 4, price 10, 2 litres, 0.5 kg. */
    public static void skus(Jdbi jdbi, int count) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into sku (id, code, name, unit_cost, unit_price, volume_litres, weight_kg) values (?, ?, ?, 4, 10, 2, 0.5)
                    """);
            for (int id = 1; id <= count; id++) {
                batch.add(id, "S%03d".formatted(id), "Thing " + id);
            }
            batch.execute();
        });
    }

    /** Warehouses 1 … count with codes {@code W1 …}. */
    public static void warehouses(Jdbi jdbi, int count) {
        jdbi.useHandle(handle -> {
            for (int id = 1; id <= count; id++) {
                handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (?, ?, ?, 50, 8)", id, "W" + id, "Warehouse " + id);
            }
        });
    }

    /** Suppliers 1 … count with codes {@code V1 …}, in euro, stating 10 days. */
    public static void suppliers(Jdbi jdbi, int count) {
        jdbi.useHandle(handle -> {
            for (int id = 1; id <= count; id++) {
                handle.execute("insert into supplier (id, code, name, currency, lead_time_days) values (?, ?, ?, 'EUR', 10)", id, "V" + id, "Supplier " + id);
            }
        });
    }

    public static void balance(Jdbi jdbi, int sku, int warehouse, int onHand) {
        jdbi.useHandle(handle -> handle.execute("insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, ?, '2026-01-01')",
                sku, warehouse, onHand));
    }
}
