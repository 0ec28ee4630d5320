package org.quartermaster.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;

/** Turns the orders of one depot and day into stops, and names each order that cannot become one. */
final class OrderStops {
    private static final int DAY = 24 * 3600;
    private static final int DOOR_SECONDS = 180;
    private static final int PIECE_SECONDS = 10;
    private static final int LONGEST_SERVICE = 1_800;
    static final int OVERDUE_PRIORITY = 3;
    private static final Duration TWIN = Duration.ofMinutes(30);

    private final LocalDate day;
    private final ZoneId zone;
    private final PlaceCheck places;
    private final List<PlanStop> stops = new ArrayList<>();
    private final List<SkippedOrder> skipped = new ArrayList<>();
    private final Map<String, Instant> seen = new HashMap<>();

    OrderStops(LocalDate planned, ZoneId depotZone, TravelMatrix.Place depotPlace) {
        day = planned;
        zone = depotZone;
        places = new PlaceCheck(depotPlace);
    }

    List<PlanStop> stops() {
        return stops;
    }

    List<SkippedOrder> skipped() {
        return skipped;
    }

    /** An order of which this depot sends a parcel on a day. */
    void add(CustomerOrderFacts order, boolean suspect, LocalDate shipDay) {
        add(order, shipDay.isAfter(day) ? "awaits_stock" : suspect ? "suspect" : fault(order));
    }

    /** An order for this depot that has no parcel: nobody could ship it, unless it was brought to its state from outside. */
    void addWithoutParcel(CustomerOrderFacts order, boolean suspect) {
        String fault = suspect ? "suspect" : fault(order);
        add(order, fault.isEmpty() && order.state() == CustomerOrderState.OPEN ? "unallocated" : fault);
    }

    void add(CustomerOrderFacts order, boolean suspect) {
        add(order, suspect ? "suspect" : fault(order));
    }

    private void add(CustomerOrderFacts order, String fault) {
        if (fault.isEmpty()) {
            stops.add(stop(order));
        } else {
            skipped.add(new SkippedOrder(StopKind.ORDER, order.id(), order.code(), fault, detail(order, fault), order.value()));
        }
    }

    private String fault(CustomerOrderFacts order) {
        if (order.lines().isEmpty()) {
            return "empty";
        }
        String place = places.fault(order.latitude(), order.longitude());
        if (!place.isEmpty()) {
            return place;
        }
        if (order.promisedFrom() != null && order.promisedTo() != null && order.promisedTo().isBefore(order.promisedFrom())) {
            return "window_reversed";
        }
        return isTwin(order) ? "duplicate" : "";
    }

    /** The same customer ordered the same for the same door within half an hour. */
    private boolean isTwin(CustomerOrderFacts order) {
        String key = order.customer() + "|" + order.shipTo() + "|" + order.lines().stream().map(line -> line.sku().value() + "x" + line.units()).sorted().toList();
        Instant before = seen.put(key, order.placedAt());
        return before != null && Duration.between(before, order.placedAt()).abs().compareTo(TWIN) <= 0;
    }

    private static String detail(CustomerOrderFacts order, String fault) {
        return switch (fault) {
            case "no_place", "place_swapped", "too_far" -> order.latitude() + ", " + order.longitude();
            case "window_reversed" -> order.promisedFrom() + " – " + order.promisedTo();
            case "suspect" -> String.valueOf(order.paymentAttempts());
            default -> order.customer();
        };
    }

    private PlanStop stop(CustomerOrderFacts order) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        boolean overdue = order.promisedTo() != null && order.promisedTo().isBefore(midnight);
        int from = overdue || order.promisedFrom() == null ? 0 : second(midnight, order.promisedFrom());
        int to = overdue || order.promisedTo() == null ? DAY : Math.max(from, second(midnight, order.promisedTo()));
        int service = Math.min(LONGEST_SERVICE, DOOR_SECONDS + PIECE_SECONDS * order.units());
        return new PlanStop(stops.size(), StopKind.ORDER, -1, order.id(), order.code(), order.customer(), order.shipTo(), order.latitude(), order.longitude(),
                thousand(order.volumeLitres()), thousand(order.weightKg()), order.units(), order.value(), PlanStop.text(List.of(new Window(from, to))),
                service, (overdue ? OVERDUE_PRIORITY : 1) + order.priority().steps(), 0, 0, 0, Stop.ANY, -1, 0, 0, 0, "", "", 0, 0, 0, false);
    }

    private static int second(Instant midnight, Instant instant) {
        return (int) Math.clamp(Duration.between(midnight, instant).toSeconds(), 0, DAY);
    }

    private static int thousand(double value) {
        return (int) Math.min(Integer.MAX_VALUE / 4, Math.round(value * 1000));
    }
}
