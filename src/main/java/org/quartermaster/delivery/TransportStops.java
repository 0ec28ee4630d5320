package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Window;

/** Turns transport orders of one depot and day into stops behind those that are there, two tied ones each, and names each that cannot become them. */
final class TransportStops {
    private static final int DAY = 24 * 3600;

    private final LocalDate day;
    private final TravelMatrix.Place depot;
    private final PlaceCheck places;
    private final List<PlanStop> stops;
    private final List<SkippedOrder> skipped = new ArrayList<>();

    /** @param before stops that are there already */
    TransportStops(LocalDate planned, TravelMatrix.Place depotPlace, List<PlanStop> before) {
        day = planned;
        depot = depotPlace;
        places = new PlaceCheck(depotPlace);
        stops = new ArrayList<>(before);
    }

    /** Those that were there, then pick-up and delivery of each order in turn. */
    List<PlanStop> stops() {
        return stops;
    }

    List<SkippedOrder> skipped() {
        return skipped;
    }

    /** Goods that come from the depot are loaded there, so they need one stop only; overdue ones are driven at any time, and first. */
    void add(TransportOrder order) {
        String fault = order.fault(places);
        if (!fault.isEmpty()) {
            skipped.add(new SkippedOrder(StopKind.PICKUP, order.id(), order.code(), fault, detail(order, fault), order.value()));
            return;
        }
        int first = stops.size();
        if (order.pickup().isDepot()) {
            stops.add(stop(order, StopKind.DROP, order.drop(), -1));
        } else {
            stops.add(stop(order, StopKind.PICKUP, order.pickup(), first + 1));
            stops.add(stop(order, order.drop().isDepot() ? StopKind.BACK : StopKind.DROP, order.drop(), first));
        }
    }

    private static String detail(TransportOrder order, String fault) {
        return switch (fault) {
            case "no_place", "place_swapped", "too_far" -> place(order.pickup()) + " → " + place(order.drop());
            case "window_reversed" -> window(order.pickup()) + " → " + window(order.drop());
            default -> order.code();
        };
    }

    private static String place(TransportEnd end) {
        return end.isDepot() ? "■" : end.latitude() + ", " + end.longitude();
    }

    private static String window(TransportEnd end) {
        return end.from() == null && end.to() == null ? "–" : end.from() + "–" + end.to();
    }

    /** Money for leaving it out and its worth count once, at the first of its stops. */
    private PlanStop stop(TransportOrder order, StopKind kind, TransportEnd end, int partner) {
        boolean isFirst = kind == StopKind.PICKUP || partner < 0;
        boolean isOverdue = order.day().isBefore(day);
        boolean isOptional = order.needs().optionalCents() != null;
        List<Window> windows = isOverdue || end.windows().isEmpty() ? List.of(new Window(0, DAY)) : PlanStop.seconds(end.windows());
        double latitude = end.isDepot() ? depot.latitude() : end.latitude();
        double longitude = end.isDepot() ? depot.longitude() : end.longitude();
        return new PlanStop(stops.size(), kind, partner, order.id(), order.code(), end.name(), end.address(), latitude, longitude, thousand(order.litres()),
                thousand(order.kilograms()), order.pieces(), isFirst ? order.value() : BigDecimal.ZERO, PlanStop.text(windows),
                60 * order.serviceMinutes(), isOptional ? 0 : isOverdue ? OrderStops.OVERDUE_PRIORITY : 1, isOptional && isFirst ? order.needs().optionalCents() : 0,
                order.needs().lateCents(), order.needs().skills(), Stop.ANY, -1, 0, 0, 0, "", "", 0, 0, 0, false);
    }

    private static int thousand(BigDecimal value) {
        return value.movePointRight(3).intValue();
    }
}
