package org.quartermaster.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.sales.CustomerOrderFacts;

/** Customer orders as the allocation engine sees them. Orders that are promised for today or before are urgent, overdue ones most; an order's own priority comes on top. */
public final class OrderDemands {
    /** Before every cut-off of the day, after those of the day before also where a warehouse's clock is some hours behind. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Map<Integer, Double> grams;
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param gramsPerUnit by SKU
     * @param present      now
     * @param company      days are counted there
     */
    OrderDemands(Map<Integer, Double> gramsPerUnit, Instant present, ZoneId company) {
        grams = gramsPerUnit;
        now = present;
        zone = company;
    }

    Demand of(CustomerOrderFacts order) {
        return demand(order, ready(order), order.requested() == null ? 0 : order.requested().value());
    }

    /** What is promised for today and came in time is owed today, also when it is planned after the cut-off. All else is worked on from now. */
    private Instant ready(CustomerOrderFacts order) {
        Instant morning = today().atTime(MORNING).atZone(zone).toInstant();
        boolean isOwedToday = order.promisedTo() != null && !day(order.promisedTo()).isAfter(today());
        Instant from = isOwedToday && morning.isBefore(now) ? morning : now;
        return order.placedAt().isAfter(from) ? order.placedAt() : from;
    }

    private LocalDate today() {
        return day(now);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** As it was when it was placed: any warehouse may ship it. */
    Demand then(CustomerOrderFacts order) {
        return demand(order, order.placedAt(), 0);
    }

    /** The same order, whichever warehouse it was asked from. */
    Demand anywhere(CustomerOrderFacts order) {
        return demand(order, ready(order), 0);
    }

    /** The same order from one warehouse only. */
    Demand from(CustomerOrderFacts order, int warehouse) {
        Demand free = of(order);
        return demand(order, free.readyAt(), warehouse);
    }

    /** The same order from one warehouse at once, whatever the cut-off and however late it was placed. */
    Demand owedToday(CustomerOrderFacts order, int warehouse) {
        Instant morning = today().atTime(MORNING).atZone(zone).toInstant();
        return demand(order, morning.isBefore(now) ? morning : now, warehouse);
    }

    private Demand demand(CustomerOrderFacts order, Instant ready, int requested) {
        int promised = order.promisedTo() == null ? Demand.NO_PROMISE : (int) day(order.promisedTo()).toEpochDay();
        long readyDay = day(ready).toEpochDay();
        int urgency = promised == Demand.NO_PROMISE || promised > readyDay ? 0 : promised == readyDay ? 1 : 2;
        return new Demand(order.id(), ready, order.latitude(), order.longitude(), "", promised, urgency + order.priority().steps(), requested, lines(order));
    }

    private List<Line> lines(CustomerOrderFacts order) {
        Map<Integer, List<CustomerOrderFacts.Line>> bySku = order.lines().stream()
                .collect(Collectors.groupingBy(line -> line.sku().value(), LinkedHashMap::new, Collectors.toList()));
        return bySku.entrySet().stream().map(one -> new Line(one.getKey(), one.getValue().stream().mapToInt(CustomerOrderFacts.Line::units).sum(),
                grams.getOrDefault(one.getKey(), 0.0), Math.max(0, AllocationNetwork.cents(one.getValue().getFirst().unitPrice())))).toList();
    }
}
