package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class PurchaseOrdersIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final BigDecimal LIMIT = new BigDecimal("100");
    private Jdbi jdbi;
    private Recorded<Audited> audited;
    private PurchaseOrders orders;

    @BeforeEach
    void rows() {
        jdbi = TestDatabase.fresh().jdbi();
        FactRows.skus(jdbi, 5);
        FactRows.warehouses(jdbi, 2);
        FactRows.suppliers(jdbi, 2);
        audited = new Recorded<>();
        orders = new PurchaseOrders(jdbi, value -> value.compareTo(LIMIT) <= 0 ? Role.BUYER : Role.MANAGER, Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC), audited);
    }

    private static OrderRequest request(int supplier, int warehouse, OrderRequest.Line... lines) {
        return new OrderRequest(new SupplierId(supplier), new WarehouseId(warehouse), DAY, List.of(lines));
    }

    private static OrderRequest.Line line(int sku, int units, String cost, int days, String key) {
        return new OrderRequest.Line(new SkuId(sku), units, new BigDecimal(cost), DAY.plusDays(days), key);
    }

    private List<PlacedLine> place(OrderRequest... requests) throws Exception {
        return Actor.NIGHT_RUN.call(() -> orders.place(List.of(requests)));
    }

    private int count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    }

    @Test
    void groupsToOneOrderPerSupplierAndWarehouse() throws Exception {
        var placed = place(request(1, 1, line(1, 10, "2.50", 10, "a")), request(1, 1, line(2, 4, "1.125", 14, "b")),
                request(1, 2, line(1, 1, "2.50", 10, "c")), request(2, 1, line(3, 1, "9", 10, "d")));
        assertThat(placed).extracting(PlacedLine::proposalKey).containsExactly("a", "b", "c", "d");
        assertThat(placed.get(0).orderCode()).isEqualTo(placed.get(1).orderCode());
        assertThat(placed.stream().map(PlacedLine::orderId).distinct()).hasSize(3);
        // 10 × 2.50 + 4 × 1.125 = 29.50; due with the later of its lines
        var order = jdbi.withHandle(handle -> handle.createQuery("select * from purchase_order where id = :id").bind("id", placed.getFirst().orderId()).mapToMap().one());
        assertThat((BigDecimal) order.get("value")).isEqualByComparingTo("29.50");
        assertThat(order.get("due_on")).hasToString("2026-12-06");
        assertThat(order.get("state")).isEqualTo("approved");
        assertThat(audited.fired()).hasSize(3).allMatch(event -> event.action().equals("purchasing.place"));
    }

    @Test
    void theSameProposalIsOrderedOnce() throws Exception {
        var first = place(request(1, 1, line(1, 10, "2.50", 10, "a")));
        var second = place(request(1, 1, line(1, 12, "2.50", 10, "a"), line(2, 5, "1", 10, "b")));
        assertThat(second.get(0).isNew()).isFalse();
        assertThat(second.get(0).orderCode()).isEqualTo(first.getFirst().orderCode());
        assertThat(second.get(1).isNew()).isTrue();
        assertThat(count("purchase_order_line")).isEqualTo(2);
        assertThat(place(request(1, 1, line(1, 10, "2.50", 10, "a")))).allMatch(line -> !line.isNew());
        assertThat(count("purchase_order")).isEqualTo(2);
    }

    @Test
    void fiftyConcurrentCallsOrderOnce() throws Exception {
        int calls = 50;
        var start = new CountDownLatch(1);
        var codes = new HashSet<String>();
        int isNew = 0;
        try (var threads = Executors.newFixedThreadPool(calls)) {
            var answers = new ArrayList<Future<List<PlacedLine>>>();
            Callable<List<PlacedLine>> call = () -> {
                start.await();
                return place(request(1, 1, line(1, 10, "2.50", 10, "a"), line(2, 3, "2.50", 10, "b")));
            };
            for (int i = 0; i < calls; i++) {
                answers.add(threads.submit(call));
            }
            start.countDown();
            for (var answer : answers) {
                for (var line : answer.get()) {
                    codes.add(line.orderCode());
                    isNew += line.isNew() ? 1 : 0;
                }
            }
        }
        assertThat(codes).hasSize(1);
        assertThat(isNew).isEqualTo(2);
        assertThat(count("purchase_order")).isEqualTo(1);
        assertThat(count("purchase_order_line")).isEqualTo(2);
    }

    /** The limit is 100: 60 and 50 of one buyer for one supplier and warehouse are more than that together, for another warehouse they are not. */
    @Test
    void whatExceedsTheLimitOfTheDayWaitsForTheManager() throws Exception {
        var buyer = new Actor("li", Role.BUYER, Set.of());
        jdbi.useHandle(handle -> handle.execute("insert into currency_rate values ('EUR', 1)"));
        assertThat(buyer.call(() -> orders.place(List.of(request(1, 1, line(1, 6, "10", 10, "a")))))).allMatch(line -> line.state() == OrderState.APPROVED);
        assertThat(buyer.call(() -> orders.place(List.of(request(1, 1, line(2, 5, "10", 10, "b")), request(1, 2, line(3, 5, "10", 10, "c"))))))
                .extracting(PlacedLine::state).containsExactly(OrderState.PROPOSED, OrderState.APPROVED);
        assertThat(buyer.call(() -> orders.place(List.of(request(1, 1, line(2, 5, "10", 10, "b")))))).as("asked again").allMatch(line -> !line.isNew() && line.state() == OrderState.PROPOSED);
        var manager = new Actor("mo", Role.MANAGER, Set.of());
        assertThat(manager.call(() -> orders.place(List.of(request(1, 1, line(4, 500, "10", 10, "d")))))).allMatch(line -> line.state() == OrderState.APPROVED);
    }

    @Test
    void withoutARateTheManagerJudges() throws Exception {
        var buyer = new Actor("li", Role.BUYER, Set.of());
        assertThat(buyer.call(() -> orders.place(List.of(request(1, 1, line(1, 1, "1", 10, "a")))))).allMatch(line -> line.state() == OrderState.PROPOSED);
    }

    @Test
    void oneKeyInTwoLinesIsRefused() {
        assertThatThrownBy(() -> place(request(1, 1, line(1, 1, "1", 1, "a"), line(2, 1, "1", 1, "a"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a");
    }

    @Test
    void anUnknownSupplierOrdersNothingAtAll() {
        assertThatThrownBy(() -> place(request(1, 1, line(1, 1, "1", 1, "a")), request(99, 1, line(1, 1, "1", 1, "b"))))
                .hasMessageContaining("supplier 99");
        assertThat(count("purchase_order")).isZero();
    }

    @Test
    void aWarehouseOutOfScopeIsRefused() {
        var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> buyer.call(() -> orders.place(List.of(request(1, 1, line(1, 1, "1", 1, "a")))))).isInstanceOf(NotAllowed.class);
    }
}
