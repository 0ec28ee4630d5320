package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.StockPlace;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class CustomerOrdersIT {

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final CustomerOrders orders = new CustomerOrders(jdbi, Clock.systemUTC(), audited);

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 2);
        order(1, "open", "2026-11-22 08:00:00", null);
        order(2, "open", "2026-11-23 08:00:00", 1);
        order(3, "shipped", "2026-11-21 08:00:00", 2);
        jdbi.useHandle(handle -> {
            handle.execute("insert into customer_order_line values (1, 1, 1, 3, 10)");
            handle.execute("insert into customer_order_line values (1, 2, 2, 1, 10)");
        });
    }

    private void order(int id, String state, String promised, Integer warehouse) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into customer_order (id, code, placed_at, customer, promised_from, state, value, warehouse_id)
                values (?, ?, '2026-11-20', 'C1', ?, ?, 40, ?)
                """, id, "SO" + id, promised, state, warehouse));
    }

    private List<CustomerOrderFacts> toShip(Actor actor) throws Exception {
        return actor.call(() -> orders.open(CustomerOrderState.TO_SHIP, Instant.MAX));
    }

    @Test
    void readsOrdersWithLinesVolumeAndWeight() throws Exception {
        var open = toShip(Actor.NIGHT_RUN);
        assertThat(open).extracting(CustomerOrderFacts::code).containsExactly("SO1", "SO2");
        // 4 units of 2 litres and 0.5 kg
        assertThat(open.getFirst().volumeLitres()).isEqualTo(8);
        assertThat(open.getFirst().weightKg()).isEqualTo(2);
        assertThat(open.getFirst().lines()).hasSize(2);
        assertThat(open.getFirst().latitude()).isNaN();
        assertThat(open.getFirst().promisedFrom()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(open.get(1).lines()).isEmpty();
    }

    @Test
    void readsOnlyWhatIsPromisedBefore() throws Exception {
        assertThat(Actor.NIGHT_RUN.call(() -> orders.open(CustomerOrderState.TO_SHIP, Instant.parse("2026-11-23T00:00:00Z"))))
                .extracting(CustomerOrderFacts::code).containsExactly("SO1");
    }

    @Test
    void holdsAndReleasesWithTheVersionThatWasSeen() {
        Actor.NIGHT_RUN.run(() -> orders.hold(1, 0));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> orders.release(1, 0))).isInstanceOf(Conflict.class).hasMessageContaining("SO1");
        Actor.NIGHT_RUN.run(() -> orders.release(1, 1));
        assertThat(audited.fired()).extracting(Audited::after).containsExactly("held", "open");
    }

    @Test
    void servesAnOrderBeforeOthersAsLongAsItHasNotLeft() throws Exception {
        assertThat(Actor.NIGHT_RUN.call(() -> orders.find(1)).orElseThrow().priority()).isEqualTo(OrderPriority.USUAL);
        Actor.NIGHT_RUN.run(() -> orders.prioritise(1, 0, OrderPriority.FIRST));
        assertThat(Actor.NIGHT_RUN.call(() -> orders.find(1)).orElseThrow().priority()).isEqualTo(OrderPriority.FIRST);
        assertThat(audited.fired()).containsExactly(new Audited("sales.priority", "customer_order", "1", "usual", "first"));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> orders.prioritise(1, 0, OrderPriority.HIGH))).as("somebody else was quicker").isInstanceOf(Conflict.class);
        Actor.NIGHT_RUN.run(() -> orders.cancel(1, 1));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> orders.prioritise(1, 2, OrderPriority.HIGH))).as("cancelled").isInstanceOf(Conflict.class);
        var viewer = new Actor("vi", Role.VIEWER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> viewer.run(() -> orders.prioritise(2, 0, OrderPriority.HIGH))).as("out of scope").isInstanceOf(NotFound.class);
    }

    @Test
    void aHeldOrderIsNotPlanned() throws Exception {
        Actor.NIGHT_RUN.run(() -> orders.hold(1, 0));
        assertThat(Actor.NIGHT_RUN.call(() -> orders.plan(List.of(1L, 2L)))).isEqualTo(1);
        assertThat(Actor.NIGHT_RUN.call(() -> orders.allocate(Map.of(1L, new WarehouseId(1), 3L, new WarehouseId(1))))).isZero();
    }

    @Test
    void ordersOfOtherWarehousesAreNotThere() throws Exception {
        var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(toShip(buyer)).extracting(CustomerOrderFacts::code).containsExactly("SO1");
        assertThatThrownBy(() -> buyer.run(() -> orders.hold(2, 0))).isInstanceOf(NotFound.class);
    }

    /** on hand, reserved, backordered. */
    private String shelf(int sku, int warehouse) {
        return jdbi.withHandle(handle -> handle.createQuery("select concat_ws(' ', on_hand, reserved, backordered) from stock_balance where sku_id = ? and warehouse_id = ?")
                .bind(0, sku).bind(1, warehouse).mapTo(String.class).one());
    }

    @Test
    void allocatedOrdersClaimTheirGoodsWhereTheyShip() {
        FactRows.balance(jdbi, 1, 1, 10);
        FactRows.balance(jdbi, 1, 2, 2);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(2))));
        assertThat(shelf(1, 2)).as("2 of 3 are there").isEqualTo("2 2 1");
        assertThat(shelf(2, 2)).isEqualTo("0 0 1");
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        assertThat(shelf(1, 2)).isEqualTo("2 0 0");
        assertThat(shelf(1, 1)).isEqualTo("10 3 0");
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        assertThat(shelf(1, 1)).as("allocating again claims nothing more").isEqualTo("10 3 0");
    }

    @Test
    void cancelledOrdersGiveTheirGoodsBack() {
        FactRows.balance(jdbi, 1, 1, 10);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> orders.cancel(1, 99))).isInstanceOf(Conflict.class);
        assertThat(shelf(1, 1)).isEqualTo("10 3 0");
        Actor.NIGHT_RUN.run(() -> orders.cancel(1, 1));
        assertThat(shelf(1, 1)).isEqualTo("10 0 0");
    }

    @Test
    void shippedOrdersLeaveTheBooksOnce() {
        FactRows.balance(jdbi, 1, 1, 10);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        Actor.NIGHT_RUN.run(() -> assertThat(orders.ship(List.of(1L), new WarehouseId(1))).isEqualTo(1));
        Actor.NIGHT_RUN.run(() -> assertThat(orders.ship(List.of(1L), new WarehouseId(1))).isZero());
        assertThat(shelf(1, 1)).isEqualTo("7 0 0");
        String moved = jdbi.withHandle(handle -> handle.createQuery("select group_concat(concat_ws(' ', sku_id, kind, units)) from stock_movement").mapTo(String.class).one());
        assertThat(moved).as("SKU 2 was not on hand: nothing moved").isEqualTo("1 shipment -3");
        Actor.NIGHT_RUN.run(() -> assertThat(orders.deliver(List.of(1L), new WarehouseId(1))).as("it has left already").isZero());
    }

    @Test
    void aSplitOrderClaimsAndShipsEachPartWhereItIs() {
        FactRows.balance(jdbi, 1, 1, 10);
        FactRows.balance(jdbi, 2, 2, 4);
        var parts = Map.of(1L, Map.of(new StockPlace(1, 1), 3, new StockPlace(2, 2), 1));
        Actor.NIGHT_RUN.run(() -> assertThat(orders.allocate(Map.of(1L, new WarehouseId(1)), parts)).isEqualTo(1));
        assertThat(shelf(1, 1)).isEqualTo("10 3 0");
        assertThat(shelf(2, 2)).isEqualTo("4 1 0");
        Actor.NIGHT_RUN.run(() -> assertThat(orders.ship(List.of(1L), new WarehouseId(2))).as("the other part has still to leave").isZero());
        assertThat(shelf(2, 2)).isEqualTo("3 0 0");
        Actor.NIGHT_RUN.run(() -> assertThat(orders.ship(List.of(1L), new WarehouseId(1))).isEqualTo(1));
        assertThat(shelf(1, 1)).isEqualTo("7 0 0");
    }

    @Test
    void anOrderAllocatedAnewGivesBackAllItsParts() {
        FactRows.balance(jdbi, 1, 1, 10);
        FactRows.balance(jdbi, 2, 2, 4);
        var parts = Map.of(1L, Map.of(new StockPlace(1, 1), 3, new StockPlace(2, 2), 1));
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1)), parts));
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        assertThat(shelf(2, 2)).isEqualTo("4 0 0");
        assertThat(shelf(2, 1)).isEqualTo("0 0 1");
        Actor.NIGHT_RUN.run(() -> orders.cancel(1, 2));
        assertThat(shelf(1, 1)).isEqualTo("10 0 0");
        assertThat(shelf(2, 1)).isEqualTo("0 0 0");
    }

    private CustomerOrderFacts find(long id) throws Exception {
        return Actor.NIGHT_RUN.call(() -> orders.find(id).orElseThrow());
    }

    @Test
    void aReleasedOrderMayShipFromAnyWarehouseAgainAndHoldsNothing() throws Exception {
        FactRows.balance(jdbi, 1, 1, 10);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1))));
        Actor.NIGHT_RUN.run(() -> orders.hold(1, 1));
        assertThat(find(1).allocated()).isEqualTo(new WarehouseId(1));
        Actor.NIGHT_RUN.run(() -> orders.release(1, 2));
        assertThat(find(1).warehouse()).isNull();
        assertThat(shelf(1, 1)).isEqualTo("10 0 0");
    }

    @Test
    void whatTheCustomerAskedForOutlastsAnotherChoice() throws Exception {
        FactRows.balance(jdbi, 3, 1, 10);
        FactRows.balance(jdbi, 3, 2, 10);
        jdbi.useHandle(handle -> handle.execute("insert into customer_order_line values (2, 1, 3, 4, 10)"));
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(2L, new WarehouseId(2))));
        assertThat(find(2)).extracting(CustomerOrderFacts::requested, CustomerOrderFacts::allocated).containsExactly(new WarehouseId(1), new WarehouseId(2));
        Actor.NIGHT_RUN.run(() -> orders.hold(2, 1));
        Actor.NIGHT_RUN.run(() -> orders.release(2, 2));
        assertThat(find(2)).extracting(CustomerOrderFacts::requested, CustomerOrderFacts::allocated).containsExactly(new WarehouseId(1), null);
        assertThat(shelf(3, 1)).as("claimed where it was asked for").isEqualTo("10 4 0");
        assertThat(shelf(3, 2)).isEqualTo("10 0 0");
    }

    /** Order 1: SKU 1 from warehouse 1, SKU 2 from warehouse 2. */
    private void split() {
        FactRows.balance(jdbi, 1, 1, 10);
        FactRows.balance(jdbi, 2, 2, 4);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(1L, new WarehouseId(1)), Map.of(1L, Map.of(new StockPlace(1, 1), 3, new StockPlace(2, 2), 1))));
    }

    @Test
    void whoShipsAPartSeesTheOrderAndDecidesNothingAboutTheWhole() throws Exception {
        split();
        for (int warehouse : new int[] {1, 2}) {
            var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(warehouse)));
            assertThat(buyer.call(() -> orders.find(1))).isPresent();
            assertThatThrownBy(() -> buyer.run(() -> orders.cancel(1, 1))).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> buyer.run(() -> orders.hold(1, 1))).isInstanceOf(NotAllowed.class);
            assertThat(buyer.call(() -> orders.allocate(Map.of(1L, new WarehouseId(warehouse))))).isZero();
        }
        assertThat(find(1).state()).isEqualTo(CustomerOrderState.ALLOCATED);
        assertThat(shelf(2, 2)).isEqualTo("4 1 0");
    }

    @Test
    void aSplitOrderIsDeliveredWithItsLastPartWhoeverBringsIt() throws Exception {
        split();
        var other = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        Actor.NIGHT_RUN.run(() -> assertThat(orders.deliver(List.of(1L), new WarehouseId(1))).isZero());
        assertThat(find(1).state()).isEqualTo(CustomerOrderState.ALLOCATED);
        int partly = find(1).version();
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> orders.cancel(1, partly))).isInstanceOf(Conflict.class).hasMessageContaining("left already");
        assertThatThrownBy(() -> other.run(() -> orders.deliver(List.of(1L), new WarehouseId(1)))).isInstanceOf(NotAllowed.class);
        other.run(() -> assertThat(orders.deliver(List.of(1L), new WarehouseId(2))).isEqualTo(1));
        assertThat(find(1).state()).isEqualTo(CustomerOrderState.DELIVERED);
    }
}
