package org.quartermaster.delivery.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.PlanDepot;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.ui.RouteMap;
import org.quartermaster.ui.Timeline;
import org.quartermaster.ui.Timeline.Kind;

/** A plan as map and timeline draw it. Both know stops as {@code s<number>} and vehicles as {@code v<number>}, in the same order and colours. */
final class PlanPicture {
    private static final int STAYING_SHOWN = 3;

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
        List<RouteMap.Route> routes = plan.audit().routes().stream().map(route -> new RouteMap.Route(vehicleId(route.vehicle()),
                plan.vehicles().get(route.vehicle()).code(), place(plan.startOf(route.vehicle())), place(plan.endOf(route.vehicle())), route.visits().stream().map(visit -> place(plan, plan.stops().get(visit.stop()))).toList()))
                .toList();
        return new RouteMap.Picture(plan.depots().stream().map(PlanPicture::place).toList(), routes, plan.audit().unserved().stream().map(stop -> place(plan, plan.stops().get(stop))).toList());
    }

    private static RouteMap.Place place(PlanDepot depot) {
        return new RouteMap.Place("depot" + depot.depotNo(), depot.code(), depot.latitude(), depot.longitude());
    }

    private static RouteMap.Place place(DeliveryPlan plan, PlanStop stop) {
        String where = stop.kind().isAtDepot() ? plan.depotOf(stop).code() : stop.shipTo();
        return new RouteMap.Place(stopId(stop.stopNo()), label(plan, stop) + " · " + where, stop.latitude(), stop.longitude());
    }

    /** The order; "↑ T-1" where it is fetched, "↓ T-1" where it is brought, "2" for the trip that a reload begins. */
    private static String label(DeliveryPlan plan, PlanStop stop) {
        return switch (stop.kind()) {
            case ORDER -> stop.orderCode();
            case PICKUP -> "↑ " + stop.orderCode();
            case DROP, BACK -> "↓ " + stop.orderCode();
            case RELOAD -> "↻ " + plan.trip(stop);
        };
    }

    /** The vehicles that leave, in the map's order, then a few that stay, so that a stop can be dragged to them. */
    static List<Timeline.Vehicle> timeline(DeliveryPlan plan) {
        Stream<Timeline.Vehicle> leaving = plan.audit().routes().stream()
                .map(route -> new Timeline.Vehicle(vehicleId(route.vehicle()), name(plan, route.vehicle()), spans(plan, route)));
        Stream<Timeline.Vehicle> staying = plan.vehicles().stream().filter(vehicle -> plan.routing().routes().get(vehicle.vehicleNo()).isEmpty())
                .limit(STAYING_SHOWN).map(vehicle -> new Timeline.Vehicle(vehicleId(vehicle.vehicleNo()), name(plan, vehicle.vehicleNo()), List.of()));
        return Stream.concat(leaving, staying).toList();
    }

    /** The vehicle; "V1 → B" when it ends elsewhere. */
    private static String name(DeliveryPlan plan, int vehicle) {
        String code = plan.vehicles().get(vehicle).code();
        return plan.startOf(vehicle).equals(plan.endOf(vehicle)) ? code : code + " → " + plan.endOf(vehicle).code();
    }

    private static String vehicleId(int vehicle) {
        return "v" + vehicle;
    }

    /** The vehicle's number, or −1 when the id names something else. */
    static int vehicleOf(String id) {
        return id != null && id.matches("v\\d{1,6}") ? Integer.parseInt(id.substring(1)) : -1;
    }

    /** Which place of a route a stop takes that is let go at a second of the day: behind the stops that begin before. */
    static int positionAt(DeliveryPlan plan, int vehicle, int stop, int second) {
        return (int) plan.audit().routes().stream().filter(route -> route.vehicle() == vehicle).flatMap(route -> route.visits().stream())
                .filter(visit -> visit.stop() != stop && visit.start() < second).count();
    }

    private static List<Timeline.Span> spans(DeliveryPlan plan, RouteAudit route) {
        var spans = new ArrayList<Timeline.Span>();
        int now = route.departure();
        for (VisitTimes visit : route.visits()) {
            PlanStop stop = plan.stops().get(visit.stop());
            drive(spans, plan, route, now, visit.arrival());
            add(spans, Kind.WAIT, stopId(visit.stop()), label(plan, stop), visit.arrival(), visit.start(), 0);
            add(spans, stop.isAskedFor() ? Kind.SERVICE : Kind.RELOAD, stopId(visit.stop()), label(plan, stop), visit.start(), visit.leave(), (visit.lateSeconds() + 59) / 60);
            now = visit.leave();
        }
        drive(spans, plan, route, now, route.back());
        return spans;
    }

    /** From one place to the next; a break on the way is taken where the vehicle stands, before it drives on. */
    private static void drive(List<Timeline.Span> spans, DeliveryPlan plan, RouteAudit route, int from, int to) {
        int rest = route.rest();
        boolean restsHere = rest >= from && rest < to;
        int end = restsHere ? rest + plan.vehicles().get(route.vehicle()).restSeconds() : from;
        if (restsHere) {
            add(spans, Kind.WAIT, "", "", from, rest, 0);
            add(spans, Kind.BREAK, "", "", rest, end, 0);
        }
        add(spans, Kind.DRIVE, "", "", end, to, 0);
    }

    private static void add(List<Timeline.Span> spans, Kind kind, String stop, String label, int from, int to, int late) {
        if (to > from) {
            spans.add(new Timeline.Span(kind, stop, label, DriverSheet.clock(from), DriverSheet.clock(to), late));
        }
    }
}
