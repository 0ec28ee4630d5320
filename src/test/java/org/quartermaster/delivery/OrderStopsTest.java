package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

class OrderStopsTest {
    private final OrderStops stops = new OrderStops(LocalDate.of(2026, 11, 22), ZoneId.of("Europe/Berlin"), new TravelMatrix.Place(50, 8));

    private static CustomerOrderFacts order(long id, Instant placed, Instant from, Instant to, int attempts, boolean first, int units) {
        return new CustomerOrderFacts(id, "SO" + id, placed, "C" + (first ? id : 1), "Street 1", 50.1, 8.1, from, to, null, new WarehouseId(1),
                java.util.Set.of(new WarehouseId(1)), CustomerOrderState.ALLOCATED, OrderPriority.USUAL, BigDecimal.TEN, attempts, first, 1.5, 0.25, 0,
                List.of(new CustomerOrderFacts.Line(1, new SkuId(1), units, BigDecimal.ONE)));
    }

    private static CustomerOrderFacts order(long id, String placed, String from, String to) {
        return order(id, Instant.parse(placed), from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to), 1, false, 2);
    }

    @Test
    void countsWindowsInSecondsOfTheDepotsDay() {
        // 08:00–10:00 UTC is 09:00–11:00 in Berlin in November
        stops.add(order(1, "2026-11-21T10:00:00Z", "2026-11-22T08:00:00Z", "2026-11-22T10:00:00Z"), false);

        PlanStop stop = stops.stops().getFirst();
        assertThat(stop.windowList()).containsExactly(new Window(9 * 3600, 11 * 3600));
        assertThat(stop.millilitres()).isEqualTo(1500);
        assertThat(stop.grams()).isEqualTo(250);
        // 180 s at the door + 2 × 10 s
        assertThat(stop.serviceSeconds()).isEqualTo(200);
    }

    @Test
    void deliversOverdueOrdersAllDayAndFirst() {
        stops.add(order(1, "2026-11-19T10:00:00Z", "2026-11-20T08:00:00Z", "2026-11-20T10:00:00Z"), false);

        assertThat(stops.stops().getFirst().windowList()).containsExactly(new Window(0, 24 * 3600));
        assertThat(stops.stops().getFirst().priority()).isEqualTo(3);
    }

    @Test
    void weighsAnOrdersOwnPriority() {
        CustomerOrderFacts usual = order(1, "2026-11-21T10:00:00Z", null, null);
        stops.add(new CustomerOrderFacts(usual.id(), usual.code(), usual.placedAt(), usual.customer(), usual.shipTo(), usual.latitude(), usual.longitude(), null, null, null, usual.allocated(),
                usual.depots(), usual.state(), OrderPriority.HIGH, usual.value(), 1, false, 1, 1, 0, usual.lines()), false);

        assertThat(stops.stops().getFirst().priority()).isEqualTo(2);
    }

    @Test
    void deliversOrdersWithoutAPromiseAllDay() {
        stops.add(order(1, "2026-11-21T10:00:00Z", null, null), false);

        assertThat(stops.stops().getFirst().windowList()).containsExactly(new Window(0, 24 * 3600));
    }

    @Test
    void namesTheSecondOfTwoEqualOrders() {
        stops.add(order(1, "2026-11-21T10:00:00Z", null, null), false);
        stops.add(order(2, "2026-11-21T10:10:00Z", null, null), false);
        stops.add(order(3, "2026-11-21T14:00:00Z", null, null), false);

        assertThat(stops.skipped()).extracting(SkippedOrder::orderCode, SkippedOrder::reason).containsExactly(org.assertj.core.groups.Tuple.tuple("SO2", "duplicate"));
        assertThat(stops.stops()).extracting(PlanStop::orderId).containsExactly(1L, 3L);
    }
}
