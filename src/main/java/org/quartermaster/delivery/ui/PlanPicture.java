package org.quartermaster.delivery.ui;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.ui.RouteMap;
import org.quartermaster.ui.Timeline;
import org.quartermaster.ui.Timeline.Kind;

/** A plan as map and timeline draw it. Both know stops as {@code s<number>} and vehicles as {@code v<number>}, in the same order and colours. */
final class PlanPicture {

    private PlanPicture() {
    }

    static String stopId(int stop) {
        return "s" + stop;
    }

    /** The stop's number, or −1 when the id names a vehicle, the depot or nothing. */
    static int stopOf(String id) {
        return id != null && id.matches("s\\d{1,6}") ? Integer.parseInt(id.substring(1)) : -1;
    }

    static RouteMap.Picture map(DeliveryPlan plan) {
        var depot = new RouteMap.Place("depot", plan.head().warehouseCode(), plan.head().latitude(), plan.head().longitude());
        List<RouteMap.Route> routes = plan.audit().routes().stream().map(route -> new RouteMap.Route("v" + route.vehicle(),
                plan.vehicles().get(route.vehicle()).code(), depot, route.visits().stream().map(visit -> place(plan.stops().get(visit.stop()))).toList()))
                .toList();
        return new RouteMap.Picture(List.of(depot), routes, plan.audit().unserved().stream().map(stop -> place(plan.stops().get(stop))).toList());
    }

    private static RouteMap.Place place(PlanStop stop) {
        return new RouteMap.Place(stopId(stop.stopNo()), stop.orderCode() + " · " + stop.shipTo(), stop.latitude(), stop.longitude());
    }

    static List<Timeline.Vehicle> timeline(DeliveryPlan plan) {
        return plan.audit().routes().stream().map(route -> new Timeline.Vehicle("v" + route.vehicle(), plan.vehicles().get(route.vehicle()).code(),
                spans(plan, route))).toList();
    }

    private static List<Timeline.Span> spans(DeliveryPlan plan, RouteAudit route) {
        var spans = new ArrayList<Timeline.Span>();
        int now = route.departure();
        for (VisitTimes visit : route.visits()) {
            PlanStop stop = plan.stops().get(visit.stop());
            add(spans, Kind.DRIVE, "", "", now, visit.arrival(), 0);
            add(spans, Kind.WAIT, stopId(visit.stop()), stop.orderCode(), visit.arrival(), visit.start(), 0);
            add(spans, Kind.SERVICE, stopId(visit.stop()), stop.orderCode(), visit.start(), visit.leave(), (visit.lateSeconds() + 59) / 60);
            now = visit.leave();
        }
        add(spans, Kind.DRIVE, "", "", now, route.back(), 0);
        return spans;
    }

    private static void add(List<Timeline.Span> spans, Kind kind, String stop, String label, int from, int to, int late) {
        if (to > from) {
            spans.add(new Timeline.Span(kind, stop, label, DriverSheet.clock(from), DriverSheet.clock(to), late));
        }
    }
}
