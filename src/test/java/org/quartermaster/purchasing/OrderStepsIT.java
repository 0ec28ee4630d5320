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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
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
    private final Recorded<OrderMoved> moved = new Recorded<>();
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
        id = Actor.NIGHT_RUN.call(() -> new PurchaseOrders(database.jdbi(), _ -> Role.BUYER, CLOCK, audited).place(
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
            work.accept(new OrderSteps(manager, jdbi, new Movements(jdbi), new MeasuredLeadTimes(jdbi, new FixedCalendar(DAY)), CLOCK, audited, moved));
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
        steps(steps -> steps.confirm(id, 0, List.of(), DAY.plusDays(3)));
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
        steps(steps -> steps.confirm(id, 0, List.of(), null));
        assertThatThrownBy(() -> steps(steps -> steps.cancel(id, 0, ""))).isInstanceOf(Conflict.class)
                .extracting(problem -> ((Conflict) problem).code()).isEqualTo("purchasing.conflict.version");
        assertThat(read().state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void twoWhoSawTheSameVersionDoNotBothWin() {
        assertThatThrownBy(() -> steps(first -> {
            steps(second -> second.confirm(id, 0, List.of(), null));
            first.confirm(id, 0, List.of(), null);
        })).isInstanceOf(Conflict.class);
    }

    @Test
    void receivingBooksStockReceiptsAndState() throws Exception {
        steps(steps -> steps.receive(id, 0, DAY, List.of(new ReceivedLine(1, 6))));
        int version = read().version();
        assertThat(read().state()).isEqualTo(OrderState.PARTLY_RECEIVED);
        steps(steps -> steps.receive(id, version, DAY.plusDays(1), List.of(new ReceivedLine(1, 4), new ReceivedLine(2, 4))));
        assertThat(read().state()).isEqualTo(OrderState.RECEIVED);
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

    /** Every state of an order once: what is on order is what the supplier promised and has not delivered; what waits for approval is requested; else nothing. */
    @ParameterizedTest
    @EnumSource(OrderState.class)
    void countsEachStateRightly(OrderState state) throws Exception {
        database.jdbi().useHandle(handle -> {
            handle.execute("update purchase_order set state = ? where id = ?", state.code(), id);
            handle.execute("update purchase_order_line set confirmed_units = 8, received_units = 3 where line_no = 1");
        });
        var inbound = new Inbound(database.jdbi(), new MeasuredLeadTimes(database.jdbi(), new FixedCalendar(DAY)), new FixedCalendar(DAY));
        List<Integer> open = Actor.NIGHT_RUN.call(() -> inbound.of(SkuRange.ALL)).stream().map(InboundLine::openUnits).toList();
        List<Integer> requested = Actor.NIGHT_RUN.call(() -> inbound.requested(SkuRange.ALL)).stream().map(RequestedLine::units).toList();
        boolean isOpen = Set.of(OrderState.APPROVED, OrderState.SENT, OrderState.CONFIRMED, OrderState.PARTLY_RECEIVED).contains(state);
        assertThat(open).isEqualTo(isOpen ? List.of(5, 4) : List.of());
        assertThat(requested).isEqualTo(state == OrderState.PROPOSED ? List.of(10, 4) : List.of());
        // 5 × 2.50 + 4 × 1 = 16.50 at a rate of 2
        var row = Actor.NIGHT_RUN.call(() -> rows.page(TableQuery.ALL, 0, 10)).getFirst();
        assertThat(row.openUnits()).isEqualTo(isOpen ? 9 : 0);
        assertThat(row.openValue()).isEqualByComparingTo(isOpen ? "33" : "0");
    }

    @Test
    void aLineCountsOnTheDayThatWasConfirmedForIt() throws Exception {
        steps(steps -> steps.confirm(id, 0, List.of(new ConfirmedLine(2, 4, DAY.plusDays(9))), null));
        var inbound = new Inbound(database.jdbi(), new MeasuredLeadTimes(database.jdbi(), new FixedCalendar(DAY)), new FixedCalendar(DAY));
        var lines = Actor.NIGHT_RUN.call(() -> inbound.of(SkuRange.ALL));
        assertThat(lines.get(1).expectedOn()).isEqualTo(DAY.plusDays(9));
        assertThat(lines.getFirst().expectedOn()).as("as due, which is over: re-estimated").isAfter(DAY);
    }

    @Test
    void onlyWhoMayApprovesOrRejects() throws Exception {
        database.jdbi().useHandle(handle -> handle.execute("update purchase_order set state = 'proposed', approver = 'manager', approved_by = '' where id = ?", id));
        var buyer = new Actor("bo", Role.BUYER, Set.of());
        var manager = new Actor("mo", Role.MANAGER, Set.of());
        assertThatThrownBy(() -> steps(buyer, steps -> steps.approve(id, 0))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> steps(buyer, steps -> steps.reject(id, 0, "no"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> steps(manager, steps -> steps.reject(id, 0, " "))).isInstanceOf(Conflict.class);
        steps(manager, steps -> steps.approve(id, 0));
        assertThat(read().state()).isEqualTo(OrderState.APPROVED);
        assertThat(read().approvedBy()).isEqualTo("mo");
        assertThat(moved.fired()).singleElement().satisfies(event -> assertThat(event.before()).isEqualTo(OrderState.PROPOSED));
    }

    @Test
    void notesWhenHowAndWhereItWasSent() throws Exception {
        steps(steps -> steps.send(id, 0, new Sending(Sending.Way.PHONE, " +49 40 1234 ")));
        assertThat(read().state()).isEqualTo(OrderState.SENT);
        assertThat(read().sentAt()).isEqualTo(CLOCK.instant());
        assertThat(read().sentHow()).isEqualTo("phone");
        assertThat(read().sentTo()).isEqualTo("+49 40 1234");
    }

    private List<String> summaries() {
        return database.jdbi().withHandle(handle -> handle.createQuery("select concat_ws(' ', order_id, receipts, days, days_squared, on_time, units, filled_units) from receipt_summary")
                .mapTo(String.class).list());
    }

    @Test
    void anotherWarehousesOrderIsNotThere() {
        var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> steps(buyer, steps -> steps.confirm(id, 0, List.of(), null))).isInstanceOf(NotFound.class);
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
