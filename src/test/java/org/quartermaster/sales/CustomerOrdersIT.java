package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class CustomerOrdersIT {

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final CustomerOrders orders = new CustomerOrders(jdbi, audited);

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
}
