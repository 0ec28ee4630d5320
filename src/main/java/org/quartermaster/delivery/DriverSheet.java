package org.quartermaster.delivery;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.delivery.planning.Window;
import org.quartermaster.shared.NotFound;

/**
 * What a driver takes along: the stops of one vehicle in order, in depot time.
 *
 * @param departure leave the depot
 * @param back      expected back
 * @param pieces    to be loaded
 */
public record DriverSheet(LocalDate day, String depot, String vehicle, LocalTime departure, LocalTime back, int metres, int pieces, double litres,
                          double kilograms, List<Line> lines) {

    /** One stop: window and arrival in depot time, pieces to hand over. */
    public record Line(int position, String orderCode, String customer, String shipTo, double latitude, double longitude, LocalTime from, LocalTime to,
                       LocalTime arrival, int lateMinutes, int pieces, double litres, double kilograms, int metresFromLast, int stopNo, long orderId) {
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
        route.visits().forEach(visit -> lines.add(line(lines.size() + 1, plan.stops().get(visit.stop()), visit)));
        return new DriverSheet(plan.head().day(), plan.head().warehouseCode(), plan.vehicles().get(vehicleNo).code(), clock(route.departure()),
                clock(route.back()), route.metres(), route.load().pieces(), route.load().millilitres() / 1000.0, route.load().grams() / 1000.0, lines);
    }

    private static Line line(int position, PlanStop stop, VisitTimes visit) {
        Window window = stop.windowList().stream().filter(one -> visit.start() <= one.to()).findFirst()
                .orElse(stop.windowList().stream().max(Comparator.naturalOrder()).orElseThrow());
        return new Line(position, stop.orderCode(), stop.customer(), stop.shipTo(), stop.latitude(), stop.longitude(), clock(window.from()),
                clock(window.to()), clock(visit.arrival()), (visit.lateSeconds() + 59) / 60, stop.pieces(), stop.millilitres() / 1000.0,
                stop.grams() / 1000.0, visit.metres(), stop.stopNo(), stop.orderId());
    }

    /** The time of day of a second of the planned day; after midnight it stays at 23:59:59. */
    public static LocalTime clock(int second) {
        return LocalTime.ofSecondOfDay(Math.clamp(second, 0, 24 * 3600 - 1));
    }
}
