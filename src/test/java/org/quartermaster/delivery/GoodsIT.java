package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.DriverLog.Step;
import org.quartermaster.delivery.TransportGoods.Reason;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Goods of transport orders through the stock: 500 of SKU 1 are at each of two warehouses. */
class GoodsIT extends DeliveryCase {
    private static final TransportEnd HOME = new TransportEnd("Anna", "Home 3", 50.05, 8.02, null, null, ClockWindows.ALWAYS);
    private static final TransportEnd SECOND = new TransportEnd("W2", "Second Street", 50.0, 8.3, null, null, ClockWindows.ALWAYS);

    private final DriverLog log = new DriverLog(jdbi, clock, plans, orders, transports, goods, driven, audited);

    private long order(String code, TransportEnd pickup, TransportEnd drop) throws Exception {
        return Actor.NIGHT_RUN.call(() -> transports.save(new TransportOrder(0, code, 1, DAY, pickup, drop, 5, BigDecimal.ONE, BigDecimal.ONE, 1, BigDecimal.ZERO, DeliveryWish.NONE,
                "open", "", 0)));
    }

    private void carry(long order, Reason reason, Integer from, Integer to, int units) {
        Actor.NIGHT_RUN.run(() -> goods.state(order, transports.find(order).version(), reason, new GoodsBook.Ends(from, to), Map.of("S001", units)));
    }

    private void check(DeliveryPlan plan, StopKind kind, long order, Step step) {
        PlanStop stop = plan.stops().stream().filter(one -> one.key().equals(new StopKey(kind, order))).findFirst().orElseThrow();
        Actor.NIGHT_RUN.run(() -> log.note(plan.head().id(), stop.stopNo(), step, ""));
    }

    /** On hand and in transit of SKU 1. */
    private String stock(int warehouse) {
        return jdbi.withHandle(handle -> handle.createQuery("select concat(on_hand, ' + ', in_transit) from stock_balance where sku_id = 1 and warehouse_id = ?").bind(0, warehouse)
                .mapTo(String.class).one());
    }

    private List<String> movements() {
        return jdbi.withHandle(handle -> handle.createQuery("select concat_ws(' ', warehouse_id, kind, units, reference) from stock_movement where reference like 'T%' order by id")
                .mapTo(String.class).list());
    }

    @Test
    void aTransferIsInTransitBetweenTwoWarehousesWhileItIsOnBoard() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        carry(transfer, Reason.TRANSFER, 2, null, 30);
        DeliveryPlan plan = run(Map.of());
        assertThat(List.of(stock(1), stock(2))).containsExactly("500 + 0", "500 + 0");

        check(plan, StopKind.PICKUP, transfer, Step.DONE);
        check(plan, StopKind.PICKUP, transfer, Step.DONE);
        assertThat(List.of(stock(1), stock(2))).containsExactly("500 + 30", "470 + 0");

        check(plan, StopKind.BACK, transfer, Step.DONE);
        assertThatThrownBy(() -> check(plan, StopKind.BACK, transfer, Step.DONE)).isInstanceOf(Conflict.class);
        Actor.NIGHT_RUN.run(() -> goods.bring(transfer));
        assertThat(List.of(stock(1), stock(2))).containsExactly("530 + 0", "470 + 0");
        assertThat(movements()).containsExactly("2 transfer -30 T1", "1 transfer 30 T1");
    }

    @Test
    void aReturnAndACollectionComeIntoStockWithTheirReason() throws Exception {
        long back = order("T1", HOME, TransportEnd.DEPOT);
        long collected = order("T2", HOME, TransportEnd.DEPOT);
        carry(back, Reason.RETURN, null, null, 2);
        carry(collected, Reason.COLLECTION, null, null, 5);
        DeliveryPlan plan = run(Map.of());

        check(plan, StopKind.PICKUP, back, Step.DONE);
        assertThat(stock(1)).as("a return counts when it is there").isEqualTo("500 + 0");
        check(plan, StopKind.BACK, back, Step.DONE);
        check(plan, StopKind.BACK, collected, Step.DONE);

        assertThat(stock(1)).isEqualTo("507 + 0");
        assertThat(movements()).containsExactly("1 return 2 T1", "1 receipt 5 T2");
    }

    @Test
    void whatIsLoadedAtTheDepotLeavesItWhenItIsBrought() throws Exception {
        long out = order("T1", TransportEnd.DEPOT, HOME);
        carry(out, Reason.TRANSFER, null, null, 4);
        check(run(Map.of()), StopKind.DROP, out, Step.DONE);
        assertThat(stock(1)).isEqualTo("496 + 0");
        assertThat(movements()).containsExactly("1 shipment -4 T1");
    }

    @Test
    void aPickUpThatIsTakenBackIsBookedBack() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        carry(transfer, Reason.TRANSFER, 2, null, 30);
        DeliveryPlan plan = run(Map.of());
        check(plan, StopKind.PICKUP, transfer, Step.DONE);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> transports.cancel(transfer))).isInstanceOf(Conflict.class).hasMessageContaining("on board");
        assertThatThrownBy(() -> carry(transfer, Reason.TRANSFER, 2, null, 31)).isInstanceOf(Conflict.class).hasMessageContaining("were fetched");

        check(plan, StopKind.PICKUP, transfer, Step.CLEAR);

        assertThat(List.of(stock(1), stock(2))).containsExactly("500 + 0", "500 + 0");
        carry(transfer, Reason.TRANSFER, 2, null, 31);
        assertThat(Actor.NIGHT_RUN.call(() -> goods.find(transfer)).orElseThrow().lines()).containsExactly(new TransportGoods.Line(1, "S001", 31));
    }

    @Test
    void namesWhatIsNotThere() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        carry(transfer, Reason.TRANSFER, 2, null, 501);
        DeliveryPlan plan = run(Map.of());
        assertThatThrownBy(() -> check(plan, StopKind.PICKUP, transfer, Step.DONE)).isInstanceOf(Conflict.class).hasMessageContaining("501 units of S001 cannot leave, 500 are on hand");
        assertThat(movements()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        long back = order("T1", HOME, TransportEnd.DEPOT);
        assertThatThrownBy(() -> carry(back, Reason.TRANSFER, null, null, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leaves a warehouse");
        assertThatThrownBy(() -> carry(back, Reason.RETURN, 2, null, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leaves none");
        assertThatThrownBy(() -> carry(back, Reason.RETURN, null, null, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("S001 (0)");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> goods.state(back, 0, Reason.RETURN, GoodsBook.Ends.DEPOT_ONLY, Map.of("NONE", 1)))).isInstanceOf(NotFound.class)
                .hasMessageContaining("NONE");
    }

    @Test
    void nothingIsBroughtThatCouldNotBeFetched() throws Exception {
        long back = order("T1", HOME, TransportEnd.DEPOT);
        carry(back, Reason.RETURN, null, null, 2);
        DeliveryPlan plan = run(Map.of());
        check(plan, StopKind.PICKUP, back, Step.FAILED);

        assertThatThrownBy(() -> check(plan, StopKind.BACK, back, Step.DONE)).isInstanceOf(Conflict.class).hasMessageContaining("not possible");
        assertThat(movements()).isEmpty();
        assertThat(Actor.NIGHT_RUN.call(() -> transports.find(back)).isOpen()).isTrue();

        check(plan, StopKind.PICKUP, back, Step.DONE);
        check(plan, StopKind.BACK, back, Step.DONE);
        assertThat(movements()).containsExactly("1 return 2 T1");
    }

    @Test
    void aCancelledOrderMovesNoStockThoughItsStopsAreOnTheSheet() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        carry(transfer, Reason.TRANSFER, 2, null, 30);
        DeliveryPlan plan = run(Map.of());
        Actor.NIGHT_RUN.run(() -> transports.cancel(transfer));

        for (StopKind kind : List.of(StopKind.PICKUP, StopKind.BACK)) {
            assertThatThrownBy(() -> check(plan, kind, transfer, Step.DONE)).isInstanceOf(Conflict.class).hasMessageContaining("cancelled");
        }
        assertThatThrownBy(() -> carry(transfer, Reason.TRANSFER, 2, null, 1)).isInstanceOf(Conflict.class).hasMessageContaining("cancelled");
        assertThat(movements()).isEmpty();
        assertThat(Actor.NIGHT_RUN.call(() -> log.of(plan.head()))).isEmpty();
    }

    /** SKU 1 leaves once, however many check it off at the same moment. */
    @Test
    void twoWhoCheckOffTogetherBookOnce() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        carry(transfer, Reason.TRANSFER, 2, null, 30);
        try (var people = Executors.newFixedThreadPool(4)) {
            for (Future<?> one : people.invokeAll(Collections.nCopies(8, Executors.callable(() -> Actor.NIGHT_RUN.run(() -> goods.fetch(transfer)))))) {
                one.get();
            }
        }
        assertThat(movements()).containsExactly("2 transfer -30 T1");
        assertThat(List.of(stock(1), stock(2))).containsExactly("500 + 30", "470 + 0");
    }

    @Test
    void goodsFollowAnEndThatBecomesTheDepot() throws Exception {
        long out = order("T1", SECOND, HOME);
        carry(out, Reason.TRANSFER, 2, null, 4);
        change(out, TransportEnd.DEPOT, HOME);

        Actor.NIGHT_RUN.run(() -> goods.fetch(out));

        assertThat(movements()).containsExactly("1 shipment -4 T1");
        assertThatThrownBy(() -> change(out, SECOND, HOME)).isInstanceOf(Conflict.class).hasMessageContaining("on board");
        change(out, TransportEnd.DEPOT, SECOND);
    }

    @Test
    void goodsThatNoLongerFitTheEndsAreNotBooked() throws Exception {
        long back = order("T1", HOME, SECOND);
        carry(back, Reason.RETURN, null, 2, 4);
        change(back, TransportEnd.DEPOT, SECOND);

        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> goods.bring(back))).isInstanceOf(Conflict.class).hasMessageContaining("no longer fit");
        assertThat(movements()).isEmpty();
    }

    private void change(long id, TransportEnd pickup, TransportEnd drop) throws Exception {
        TransportOrder now = Actor.NIGHT_RUN.call(() -> transports.find(id));
        Actor.NIGHT_RUN.call(() -> transports.save(new TransportOrder(id, now.code(), 1, DAY, pickup, drop, 5, BigDecimal.ONE, BigDecimal.ONE, 1, BigDecimal.ZERO, DeliveryWish.NONE,
                "open", "", now.version())));
    }

    @Test
    void aStatementIsForTheVersionThatWasSeenAndAuditedWithWhatWasThere() throws Exception {
        long back = order("T1", HOME, TransportEnd.DEPOT);
        carry(back, Reason.RETURN, null, null, 2);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> goods.state(back, 0, Reason.RETURN, GoodsBook.Ends.DEPOT_ONLY, Map.of("S001", 9)))).isInstanceOf(Conflict.class)
                .hasMessageContaining("changed meanwhile");
        assertThat(Actor.NIGHT_RUN.call(() -> goods.state(back, 1, Reason.RETURN, GoodsBook.Ends.DEPOT_ONLY, Map.of("S001", 3)))).isEqualTo(2);

        assertThat(audited.fired().getLast()).extracting(Audited::before, Audited::after).containsExactly("return from null to 1: S001 × 2", "return from null to 1: S001 × 3");
    }

    @Test
    void keepsToTheWarehousesOfThePersonAndToABound() throws Exception {
        long transfer = order("T1", SECOND, TransportEnd.DEPOT);
        var clerk = new Actor("li", Role.BUYER, Set.of(ONE));
        assertThatThrownBy(() -> clerk.run(() -> goods.state(transfer, 0, Reason.TRANSFER, new GoodsBook.Ends(2, null), Map.of("S001", 1)))).isInstanceOf(NotAllowed.class);
        var stranger = new Actor("wu", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> stranger.run(() -> goods.fetch(transfer))).isInstanceOf(NotFound.class);

        Map<String, Integer> many = IntStream.rangeClosed(1, 501).boxed().collect(Collectors.toMap("S%03d"::formatted, one -> 1));
        assertThatThrownBy(() -> clerk.run(() -> goods.state(transfer, 0, Reason.TRANSFER, GoodsBook.Ends.DEPOT_ONLY, many))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 500");
    }
}
