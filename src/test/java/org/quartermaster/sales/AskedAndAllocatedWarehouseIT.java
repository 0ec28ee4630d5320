package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

/** The migration that tells the warehouse a customer asked for from the one that ships, on orders as they were before it. */
class AskedAndAllocatedWarehouseIT {
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    private record Warehouses(String code, Integer asked, Integer ships) {
    }

    /** @param chosen of the allocation; null for none */
    private void order(int id, String state, int warehouse, Integer chosen, String refusals) {
        jdbi.useHandle(handle -> {
            handle.execute("insert into customer_order (id, code, placed_at, customer, state, value, warehouse_id) values (?, ?, '2026-11-21', 'C', ?, 10, ?)", id, "SO" + id, state,
                    warehouse);
            if (chosen != null) {
                handle.execute("insert into delivery_allocation (order_id, warehouse_id, strategy, rule, score, rejected, refusals, decided_at) "
                        + "values (?, ?, 'balanced', 'any', '', '', ?, '2026-11-21')", id, chosen, refusals);
            }
        });
    }

    private static String migration() throws IOException {
        try (InputStream sql = AskedAndAllocatedWarehouseIT.class.getResourceAsStream("/db/migration/V0252__sales.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsTheWishAndTellsItFromTheChoice() throws IOException {
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> handle.execute("alter table customer_order drop column allocated_warehouse_id"));
        order(1, "allocated", 2, 2, "1|NO_STOCK|3");
        order(2, "planned", 2, 2, "1|NOT_REQUESTED|0");
        order(3, "open", 1, null, "");
        order(4, "held", 1, 1, "");
        order(5, "held", 1, 2, "1|NO_STOCK|1");
        order(6, "cancelled", 2, null, "");
        order(7, "delivered", 1, null, "");

        String sql = migration();
        jdbi.useHandle(handle -> handle.createScript(sql).execute());

        List<Warehouses> after = jdbi.withHandle(handle -> handle.createQuery("select code, warehouse_id, allocated_warehouse_id from customer_order order by id")
                .map((row, _) -> new Warehouses(row.getString(1), row.getObject(2, Integer.class), row.getObject(3, Integer.class))).list());
        assertThat(after).extracting(Warehouses::code, Warehouses::asked, Warehouses::ships).containsExactly(
                Tuple.tuple("SO1", null, 2), Tuple.tuple("SO2", 2, 2), Tuple.tuple("SO3", 1, null), Tuple.tuple("SO4", null, 1), Tuple.tuple("SO5", 1, null),
                Tuple.tuple("SO6", 2, null), Tuple.tuple("SO7", 1, 1));
    }
}
