package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderLineRow;
import org.quartermaster.purchasing.OrderLineRows;
import org.quartermaster.purchasing.PurchaseOrderRow;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** SKU 1 runs out five days before its order comes; SKU 2 has stock for more than its greatest cover beside its order. */
class OpenOrderAdviceIT {

    private static final Actor BUYER = new Actor("ann", Role.BUYER, Set.of());

    private final Company company = new Company(2);
    private final OrderAdvices advices = new OrderAdvices(company.jdbi);
    private final OrderLineRows lines = new OrderLineRows(company.jdbi, company.calendar);
    private final PurchaseOrderRows orders = new PurchaseOrderRows(company.jdbi, company.calendar);

    OpenOrderAdviceIT() {
        company.line(1, 1, 50, 10);
        company.line(2, 1, 1_500, 10);
        order(1, 1, 200, Company.DAY.plusDays(10));
        order(2, 2, 300, Company.DAY.plusDays(5));
        company.plan();
    }

    private void order(long id, int sku, int units, LocalDate due) {
        company.jdbi.useHandle(handle -> {
            handle.execute("insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at) "
                    + "values (?, ?, 1, 1, 'confirmed', ?, ?, 'EUR', ?, 'ann', '2026-11-20')", id, "PO-" + id, Company.DAY.minusDays(1), due, units * 4);
            handle.execute("insert into purchase_order_line (order_id, line_no, sku_id, units, unit_cost, due_on) values (?, 1, ?, ?, 4, ?)", id, sku, units, due);
        });
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return actor.call(work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksForWhatIsLateAndGivesUpWhatIsNotNeeded() {
        List<OrderAdvice> late = as(BUYER, () -> advices.of(1));
        assertThat(late).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo("expedite");
            assertThat(one.needOn()).isEqualTo(Company.DAY.plusDays(5));
            assertThat(one.units()).isEqualTo(200);
            assertThat(one.stake()).isPositive();
        });
        assertThat(as(BUYER, () -> advices.of(2))).singleElement().extracting(OrderAdvice::action).isEqualTo("cancel");
        assertThat(as(BUYER, advices::totals)).extracting(OrderAdvices.Total::action).containsExactly("expedite", "cancel");
    }

    @Test
    void ordersAndLinesAreFilteredByTheAdvice() {
        var expedite = TableQuery.ALL.and(new Filter.OneOf("advice", Set.of("expedite")));
        assertThat(as(BUYER, () -> orders.page(expedite, 0, 9))).extracting(PurchaseOrderRow::code).containsExactly("PO-1");
        assertThat(as(BUYER, () -> lines.page(expedite, 0, 9))).extracting(OrderLineRow::needOn).containsExactly(Company.DAY.plusDays(5));
        assertThat(as(BUYER, () -> orders.count(TableQuery.ALL.and(new Filter.Empty("stake", false))))).isEqualTo(2);
        assertThat(as(BUYER, () -> company.proposals.page(TableQuery.ALL, 0, 9))).filteredOn(row -> row.skuId() == 1)
                .allMatch(row -> row.inboundAdvice().equals("expedite"));
    }

    @Test
    void adviceEndsWhenTheOrderIsReDatedReceivedOrCancelled() {
        company.jdbi.useHandle(handle -> handle.execute("update purchase_order set expected_on = ? where id = 1", Company.DAY.plusDays(5)));
        assertThat(as(BUYER, () -> advices.of(1))).isEmpty();
        company.jdbi.useHandle(handle -> handle.execute("update purchase_order_line set received_units = units where order_id = 2"));
        assertThat(as(BUYER, advices::totals)).isEmpty();
        assertThat(as(BUYER, () -> orders.page(TableQuery.ALL, 0, 9))).allMatch(row -> row.advice().isEmpty() && row.stake() == null);
    }

    @Test
    void thePlanAfterReplacesIt() {
        company.jdbi.useHandle(handle -> handle.execute("update purchase_order set state = 'cancelled' where id = 2"));
        company.plan();
        company.plan();
        assertThat(company.count("purchase_order_advice")).isEqualTo(1);
    }

    @Test
    void outOfScopeIsNotThere() {
        var elsewhere = new Actor("eve", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(as(elsewhere, () -> advices.of(1))).isEmpty();
        assertThat(as(elsewhere, advices::totals)).isEmpty();
    }
}
