package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.SkuRow;
import org.quartermaster.catalog.SkuRows;
import org.quartermaster.sales.CustomerOrderRow;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.BalanceRow;
import org.quartermaster.stock.BalanceRows;
import org.quartermaster.suppliers.TermDraft;
import org.quartermaster.suppliers.TermEditing;
import org.quartermaster.suppliers.TermRow;
import org.quartermaster.suppliers.TermRows;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class FactTablesIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final FixedCalendar calendar = new FixedCalendar(DAY);

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 2);
        FactRows.suppliers(jdbi, 2);
        FactRows.balance(jdbi, 1, 1, 7);
        FactRows.balance(jdbi, 1, 2, 3);
        jdbi.useHandle(handle -> {
            handle.execute("insert into setting values ('company.currency', 'EUR', '2026-01-01', 'x')");
            handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, preferred) values (1, 1, 1, 2, true), (2, 2, 1, 3, false)");
            handle.execute("""
                    insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at)
                    values (1, 'P1', 1, 1, 'confirmed', '2026-11-01', '2026-11-11', 'EUR', 20, 'x', '2026-11-01')
                    """);
            handle.execute("insert into purchase_order_line (order_id, line_no, sku_id, units, received_units, unit_cost, due_on) values (1, 1, 1, 10, 4, 2, '2026-11-11')");
            handle.execute("insert into receipt values (1, 1, 1, '2026-11-11', 4)");
            ReceiptSummaries.countAll(handle);
            handle.execute("insert into customer_order (id, code, placed_at, customer, promised_to, state, value, warehouse_id) values (1, 'SO1', '2026-11-20', 'C1', '2026-11-21', 'open', 40, 2)");
        });
    }

    private Map<Class<? extends Record>, RowSource<?>> tables() {
        return Map.of(SkuRow.class, new SkuRows(jdbi), BalanceRow.class, new BalanceRows(jdbi), TermRow.class, new TermRows(jdbi),
                CustomerOrderRow.class, new CustomerOrderTable(jdbi, calendar), SupplierRow.class, new SupplierRows(jdbi, calendar),
                PurchaseOrderRow.class, new PurchaseOrderRows(jdbi, calendar));
    }

    @Test
    void everyColumnSortsAndFilters() {
        Actor.NIGHT_RUN.run(() -> tables().forEach((row, table) -> Arrays.stream(row.getRecordComponents()).forEach(column -> {
            var query = TableQuery.ALL.and(new Filter.Empty(column.getName(), false)).sortedBy(column.getName(), true);
            assertThat(table.page(query, 0, 10)).as("%s by %s", row.getSimpleName(), column.getName()).hasSize((int) table.count(query));
        })));
    }

    @Test
    void rowsStreamInTheOrderOfTheQuery() {
        Actor.NIGHT_RUN.run(() -> {
            var codes = new ArrayList<String>();
            new SkuRows(jdbi).forEach(TableQuery.ALL.sortedBy("code", true), row -> codes.add(row.code()));
            assertThat(codes).containsExactly("S003", "S002", "S001");
        });
    }

    @Test
    void rowsOfOtherWarehousesAreNotThere() {
        new Actor("li", Role.VIEWER, Set.of(new WarehouseId(1))).run(() -> {
            assertThat(new BalanceRows(jdbi).page(TableQuery.ALL, 0, 10)).extracting(BalanceRow::warehouse).containsExactly("W1");
            assertThat(new CustomerOrderTable(jdbi, calendar).count(TableQuery.ALL)).isZero();
            assertThat(new PurchaseOrderRows(jdbi, calendar).count(TableQuery.ALL)).isEqualTo(1);
        });
        new Actor("wu", Role.VIEWER, Set.of(new WarehouseId(2))).run(() -> {
            assertThat(new PurchaseOrderRows(jdbi, calendar).count(TableQuery.ALL)).isZero();
            assertThat(new SupplierRows(jdbi, calendar).page(TableQuery.ALL, 0, 1).getFirst().openOrders()).isZero();
        });
    }

    @Test
    void suppliersShowWhatIsOpenAndHowTheyDelivered() throws Exception {
        var row = Actor.NIGHT_RUN.call(() -> new SupplierRows(jdbi, calendar).page(TableQuery.ALL, 0, 1)).getFirst();
        // 6 of 10 open at 2.00; one receipt, on the due day: too few to call a lead time measured
        assertThat(row.openValue()).isEqualByComparingTo("12");
        assertThat(row.openOrders()).isEqualTo(1);
        assertThat(row.lateOrders()).isEqualTo(1);
        assertThat(row.onTimeShare()).isEqualTo(1.0);
        assertThat(row.measuredDays()).isNull();
        assertThat(row.skus()).isEqualTo(1);
        assertThat(row.mark()).isEqualTo("watch");
    }

    @Test
    void editingTermsMovesThePreferenceAndIsAudited() throws Exception {
        var audited = new Recorded<Audited>();
        var editing = new TermEditing(jdbi, audited);
        var wanted = new TermDraft(new BigDecimal("2.90"), 24, 12, 8, true, List.of(new TermDraft.Break(100, new BigDecimal("2.50"))));
        Actor.NIGHT_RUN.run(() -> editing.change(2, 0, wanted));
        var terms = Actor.NIGHT_RUN.call(() -> new TermRows(jdbi).page(TableQuery.ALL.sortedBy("id", false), 0, 10));
        assertThat(terms).extracting(TermRow::preferred).containsExactly(false, true);
        assertThat(terms.get(1).priceBreaks()).isEqualTo(1);
        assertThat(terms.get(1).resolvedLeadDays()).isEqualTo(8);
        assertThat(audited.fired()).hasSize(1);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> editing.change(2, 0, wanted))).isInstanceOf(Conflict.class);
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new TermDraft(BigDecimal.ZERO, 1, 1, null, false, List.of())).hasMessageContaining("unit cost");
        assertThatThrownBy(() -> new TermDraft(BigDecimal.ONE, 0, 1, null, false, List.of())).hasMessageContaining("MOQ");
        assertThatThrownBy(() -> new TermDraft(BigDecimal.ONE, 1, 1, 731, false, List.of())).hasMessageContaining("lead time");
        assertThatThrownBy(() -> new TermDraft(BigDecimal.ONE, 1, 1, null, false, List.of(new TermDraft.Break(10, BigDecimal.TWO)))).hasMessageContaining("price break");
    }
}
