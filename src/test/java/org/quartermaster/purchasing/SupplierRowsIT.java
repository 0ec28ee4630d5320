package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.TestDatabase;

/** How a supplier delivered, as its line of the list says it. */
class SupplierRowsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate ORDERED = LocalDate.of(2026, 6, 1);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private int nextId = 1;

    @BeforeEach
    void supplier() {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 1);
        FactRows.suppliers(jdbi, 1);
    }

    /** An order of 10 units, due after 10 days, received after {@code days} when ≥ 0. */
    private void order(String state, LocalDate ordered, int days, int received) {
        int id = nextId++;
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at)
                    values (?, ?, 1, 1, ?, ?, ?, 'EUR', 1, 'x', '2026-06-01')
                    """, id, "P" + id, state, ordered, ordered.plusDays(10));
            handle.execute("insert into purchase_order_line (order_id, line_no, sku_id, units, received_units, unit_cost, due_on) values (?, 1, 1, 10, ?, 2, ?)",
                    id, received, ordered.plusDays(10));
            if (days >= 0) {
                handle.execute("insert into receipt values (?, ?, 1, ?, ?)", id, id, ordered.plusDays(days), received);
            }
        });
    }

    private SupplierRow row() {
        jdbi.useHandle(ReceiptSummaries::countAll);
        var row = new SupplierRow[1];
        Actor.NIGHT_RUN.run(() -> row[0] = new SupplierRows(jdbi, new FixedCalendar(DAY)).page(TableQuery.ALL, 0, 1).getFirst());
        return row[0];
    }

    @Test
    void measuresLeadTimePunctualityAndFill() {
        int[] days = {8, 10, 10, 12, 20};
        for (int i = 0; i < days.length; i++) {
            order("received", ORDERED, days[i], i == 4 ? 5 : 10);
        }
        // mean (8+10+10+12+20)/5 = 12; squares 16+4+4+0+64 = 88, 88/4 = 22; 3 of 5 on time; 45 of 50 units came
        assertThat(row().receipts()).isEqualTo(5);
        assertThat(row().measuredDays()).isEqualTo(12, within(1e-4));
        assertThat(row().deviationDays()).isEqualTo(Math.sqrt(22), within(1e-4));
        assertThat(row().onTimeShare()).isEqualTo(0.6, within(1e-4));
        assertThat(row().fillShare()).isEqualTo(0.9, within(1e-4));
    }

    @Test
    void leavesOutWhatSaysNothingOfTheSupplier() {
        order("received", ORDERED, 10, 10);
        order("cancelled", ORDERED, 40, 10);
        order("received", DAY.minusYears(3), 40, 10);
        assertThat(row().receipts()).isEqualTo(1);
        assertThat(row().onTimeShare()).isEqualTo(1.0);
        assertThat(row().measuredDays()).as("one receipt is too few").isNull();
    }

    @Test
    void countsOpenOrdersAsShortOnlyWhenTheyAreLongOverdue() {
        order("received", ORDERED, 10, 10);
        order("confirmed", DAY.minusDays(20), -1, 0);
        assertThat(row().fillShare()).isEqualTo(1.0);
        order("confirmed", ORDERED, -1, 0);
        assertThat(row().fillShare()).isEqualTo(0.5);
    }

    @Test
    void saysNothingOfASupplierWithoutOrders() {
        assertThat(row().onTimeShare()).isNull();
        assertThat(row().fillShare()).isNull();
        assertThat(row().receipts()).isZero();
        assertThat(row().mark()).isEqualTo("good");
    }
}
