package org.quartermaster.delivery;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.shared.NotFound;

/**
 * What a driver takes along: the stops of one vehicle in order, in depot time.
 *
 * @param depot     where it starts
 * @param end       where it ends
 * @param departure leave the depot
 * @param back      expected at the end
 * @param pieces    to be loaded
 */
public record DriverSheet(LocalDate day, String depot, String end, String vehicle, LocalTime departure, LocalTime back, int metres, int pieces, double litres,
                          double kilograms, List<Line> lines) {

    /**
     * One stop: window and arrival in depot time, pieces to hand over or to fetch.
     *
     * @param from     of the window it is planned in
     * @param to       likewise
     * @param windows  all of them
     * @param trip     1 … of the day, a reload begins the next one
     * @param otherEnd where goods of a transport order go to or come from; else empty
     */
    public record Line(int position, int trip, StopKind kind, String otherEnd, String orderCode, String customer, String shipTo, double latitude, double longitude, LocalTime from, LocalTime to, String windows,
                       LocalTime arrival, int lateMinutes, int pieces, double litres, double kilograms, int metresFromLast, int stopNo, long orderId, int partNo) {
        public StopKey key() {
            return new StopKey(kind, orderId, partNo);
        }
    }

    /**
     * The sheet of one vehicle.
     *
     * @throws NotFound when the vehicle does not leave in this plan
     */
    public static DriverSheet of(DeliveryPlan plan, int vehicleNo) {
        RouteAudit route = plan.audit().routes().stream().filter(one -> one.vehicle() == vehicleNo).findFirst()
                .orElseThrow(() -> new NotFound("route", vehicleNo));
        var lines = new ArrayList<Line>();
        int trip = 1;
        for (VisitTimes visit : route.visits()) {
            PlanStop stop = plan.stops().get(visit.stop());
            trip += stop.isAskedFor() ? 0 : 1;
            lines.add(line(lines.size() + 1, trip, plan, visit));
        }
        return new DriverSheet(plan.head().day(), plan.startOf(vehicleNo).code(), plan.endOf(vehicleNo).code(), plan.vehicles().get(vehicleNo).code(), clock(route.departure()),
                clock(route.back()), route.metres(), route.load().pieces(), route.load().millilitres() / 1000.0, route.load().grams() / 1000.0, lines);
    }

    private static Line line(int position, int trip, DeliveryPlan plan, VisitTimes visit) {
        PlanStop stop = plan.stops().get(visit.stop());
        Window window = stop.windowList().stream().filter(one -> visit.start() <= one.to()).findFirst()
                .orElse(stop.windowList().stream().max(Comparator.naturalOrder()).orElseThrow());
        return new Line(position, trip, stop.kind(), plan.otherEnd(stop), stop.orderCode(), stop.customer(), stop.shipTo(), stop.latitude(), stop.longitude(), clock(window.from()),
                clock(window.to()), stop.windowList().stream().map(one -> clock(one.from()).withSecond(0) + "–" + clock(one.to()).withSecond(0)).collect(Collectors.joining(", ")), clock(visit.arrival()), (visit.lateSeconds() + 59) / 60, stop.pieces(), stop.millilitres() / 1000.0,
                stop.grams() / 1000.0, visit.metres(), stop.stopNo(), stop.orderId(), stop.partNo());
    }

    /** Trips of the day. */
    public int trips() {
        return lines.isEmpty() ? 1 : lines.getLast().trip();
    }

    /** The time of day of a second of the planned day; after midnight it stays at 23:59:59. */
    public static LocalTime clock(int second) {
        return LocalTime.ofSecondOfDay(Math.clamp(second, 0, 24 * 3600 - 1));
    }
}
