package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

class CrossingTransfersIT {

    private static final int TIMES = 150;
    private static final SkuId SKU = new SkuId(1);
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Movements movements = new Movements(database.jdbi());

    @Test
    void neverWaitForEachOtherInACircle() throws Exception {
        FactRows.skus(database.jdbi(), 1);
        FactRows.warehouses(database.jdbi(), 2);
        FactRows.balance(database.jdbi(), 1, 1, TIMES);
        FactRows.balance(database.jdbi(), 1, 2, TIMES);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(shipping(1, 2), shipping(2, 1)))) {
                assertThat(done.get()).isEqualTo(TIMES);
            }
        }
        assertThat(Actor.NIGHT_RUN.call(() -> new Balances(database.jdbi()).of(SkuRange.ALL)))
                .extracting(Balance::onHand, Balance::inTransit).containsOnly(tuple(0, TIMES)).hasSize(2);
    }

    /** One unit at a time, each in a transaction of its own that changes both warehouses. */
    private Callable<Integer> shipping(int from, int to) {
        return () -> Actor.NIGHT_RUN.call(() -> {
            int shipped = 0;
            for (; shipped < TIMES; shipped++) {
                database.jdbi().useTransaction(handle -> ship(new WarehouseId(from), new WarehouseId(to)));
            }
            return shipped;
        });
    }

    private void ship(WarehouseId from, WarehouseId to) {
        movements.hold(List.of(SKU), List.of(from, to));
        movements.book(List.of(new Movement(SKU, from, NOW, Movement.Kind.TRANSFER, -1, "TR-1")));
        movements.onTheWay(to, Map.of(SKU, 1), NOW);
    }
}
