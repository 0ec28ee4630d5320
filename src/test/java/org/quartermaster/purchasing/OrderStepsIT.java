package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.Movements;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;
import org.quartermaster.testing.TestEntities;

class OrderStepsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestEntities entities = new TestEntities(database);
    private final Recorded<Audited> audited = new Recorded<>();
    private final PurchaseOrderReading reading = new PurchaseOrderReading(database.jdbi());
    private final PurchaseOrderRows rows = new PurchaseOrderRows(database.jdbi(), new FixedCalendar(DAY));
    private long id;

    @BeforeEach
    void order() throws Exception {
        FactRows.skus(database.jdbi(), 2);
        FactRows.warehouses(database.jdbi(), 1);
        FactRows.suppliers(database.jdbi(), 1);
        FactRows.balance(database.jdbi(), 1, 1, 5);
        database.jdbi().useHandle(handle -> handle.execute("insert into currency_rate values ('EUR', 2)"));
        var line = new OrderRequest.Line(new SkuId(1), 10, new BigDecimal("2.50"), DAY.minusDays(4), "");
        var other = new OrderRequest.Line(new SkuId(2), 4, new BigDecimal("1"), DAY.minusDays(4), "p1");
        id = Actor.NIGHT_RUN.call(() -> new PurchaseOrders(database.jdbi(), CLOCK, audited).place(
                List.of(new OrderRequest(new SupplierId(1), new WarehouseId(1), DAY.minusDays(20), List.of(line, other))))).getFirst().orderId();
        audited.fired().clear();
    }

    @AfterEach
    void close() {
        entities.close();
    }

    private void steps(Actor actor, Consumer<OrderSteps> work) {
        entities.inTransaction(manager -> actor.run(() -> {
            var jdbi = TestEntities.jdbi(manager);
            work.accept(new OrderSteps(manager, jdbi, new Movements(jdbi), CLOCK, audited));
        }));
    }

    private void steps(Consumer<OrderSteps> work) {
        steps(Actor.NIGHT_RUN, work);
    }

    private PurchaseOrderFacts read() throws Exception {
        return Actor.NIGHT_RUN.call(() -> reading.one(id));
    }

    @Test
    void confirmsAndIsAudited() throws Exception {
        steps(steps -> steps.confirm(id, 0, DAY.plusDays(3)));
        assertThat(read().state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(read().expectedOn()).isEqualTo(DAY.plusDays(3));
        assertThat(read().version()).isGreaterThan(0);
        assertThat(audited.fired()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("purchasing.confirm");
            assertThat(event.before()).startsWith("approved");
            assertThat(event.after()).startsWith("confirmed expected 2026-11-25");
        });
    }

    @Test
    void anOldVersionIsAConflictAndChangesNothing() throws Exception {
        steps(steps -> steps.confirm(id, 0, null));
        assertThatThrownBy(() -> steps(steps -> steps.cancel(id, 0))).isInstanceOf(Conflict.class)
                .extracting(problem -> ((Conflict) problem).code()).isEqualTo("purchasing.conflict.version");
        assertThat(read().state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void twoWhoSawTheSameVersionDoNotBothWin() {
        assertThatThrownBy(() -> steps(first -> {
            steps(second -> second.confirm(id, 0, null));
            first.confirm(id, 0, null);
        })).isInstanceOf(Conflict.class);
    }

    @Test
    void receivingBooksStockReceiptsAndState() throws Exception {
        steps(steps -> steps.receive(id, 0, DAY, List.of(new ReceivedLine(1, 6))));
        int version = read().version();
        assertThat(read().state()).isEqualTo(OrderState.APPROVED);
        steps(steps -> steps.receive(id, version, DAY.plusDays(1), List.of(new ReceivedLine(1, 4), new ReceivedLine(2, 4))));
        assertThat(read().state()).isEqualTo(OrderState.COMPLETED);
        assertThat(read().receipts()).extracting(PurchaseOrderFacts.Receipt::units).containsExactly(6, 4, 4);
        var onHand = database.jdbi().withHandle(handle -> handle.createQuery("select on_hand from stock_balance order by sku_id").mapTo(Integer.class).list());
        assertThat(onHand).containsExactly(15, 4);
        var moved = database.jdbi().withHandle(handle -> handle.createQuery("select concat(kind, units, reference) from stock_movement order by id").mapTo(String.class).list());
        assertThat(moved).hasSize(3).allMatch(movement -> movement.startsWith("receipt") && movement.endsWith("-" + id));
        // ordered 20 days before: 20 + 21 + 21 days; due 4 days before: none on time; 14 units ordered and come
        assertThat(summaries()).containsExactly("%d 3 62 1282 0 14 14".formatted(id));
        database.jdbi().useHandle(ReceiptSummaries::countAll);
        assertThat(summaries()).containsExactly("%d 3 62 1282 0 14 14".formatted(id));
    }

    private List<String> summaries() {
        return database.jdbi().withHandle(handle -> handle.createQuery("select concat_ws(' ', order_id, receipts, days, days_squared, on_time, units, filled_units) from receipt_summary")
                .mapTo(String.class).list());
    }

    @Test
    void anotherWarehousesOrderIsNotThere() {
        var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> steps(buyer, steps -> steps.confirm(id, 0, null))).isInstanceOf(NotFound.class);
    }

    @Test
    void listsWithLateDaysAndMoneyOfTheCompany() throws Exception {
        var row = Actor.NIGHT_RUN.call(() -> rows.page(TableQuery.ALL.sortedBy("lateDays", true), 0, 10)).getFirst();
        // 10 × 2.50 + 4 × 1 = 29 at a rate of 2; due 4 days before the planned day
        assertThat(row.homeValue()).isEqualByComparingTo("58");
        assertThat(row.openValue()).isEqualByComparingTo("58");
        assertThat(row.lateDays()).isEqualTo(4);
        assertThat(row.mark()).isEqualTo("act");
        assertThat(row.lines()).isEqualTo(2);
        assertThat(Actor.NIGHT_RUN.call(() -> rows.totals(TableQuery.ALL)).openValue()).isEqualByComparingTo("58");
        var good = TableQuery.ALL.and(new Filter.OneOf("mark", Set.of("good")));
        assertThat(Actor.NIGHT_RUN.call(() -> rows.count(good))).isZero();
    }
}
