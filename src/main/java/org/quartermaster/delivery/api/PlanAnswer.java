package org.quartermaster.delivery.api;

import java.time.LocalTime;
import java.util.List;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.PlanDepot;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.SkippedOrder;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.RouteCost;
import org.quartermaster.delivery.planning.VisitTimes;

/**
 * A plan as REST answers it. Times are depot time, money is in cents.
 *
 * @param depots     where vehicles start and end, the one that the plan belongs to first
 * @param violations hard rules that the plan breaks, because somebody wanted it so
 */
public record PlanAnswer(PlanHead plan, List<PlanDepot> depots, List<Route> routes, List<UnservedFacts> unserved, List<SkippedOrder> skipped, int violations) {

    /** A vehicle's tour; {@code from} and {@code to} are the depots where it starts and ends. */
    public record Route(int vehicleNo, String vehicle, String from, String to, LocalTime departure, LocalTime back, int metres, int drivingSeconds, int waitingSeconds,
                        int serviceSeconds, RouteCost cost, List<Visit> stops) {
    }

    /**
     * A stop of a tour.
     *
     * @param kind    order, pickup, drop, back, reload
     * @param orderId customer order or transport order
     * @param partner stop where its goods are fetched or brought, −1 for none
     * @param trip    of the vehicle's day, 1 …
     */
    public record Visit(int stopNo, String kind, long orderId, String order, int partner, int trip, String customer, String shipTo, double latitude, double longitude, String windows,
                        LocalTime arrival, LocalTime start, LocalTime leave, int lateSeconds, int pieces, boolean locked, boolean kept) {
    }

    static PlanAnswer of(DeliveryPlan plan) {
        return new PlanAnswer(plan.head(), plan.depots(), plan.audit().routes().stream().map(route -> route(plan, route)).toList(), UnservedFacts.of(plan), plan.skipped(),
                plan.audit().violations().size());
    }

    private static Route route(DeliveryPlan plan, RouteAudit route) {
        return new Route(route.vehicle(), plan.vehicles().get(route.vehicle()).code(), plan.startOf(route.vehicle()).code(), plan.endOf(route.vehicle()).code(), DriverSheet.clock(route.departure()), DriverSheet.clock(route.back()),
                route.metres(), route.drivingSeconds(), route.waitingSeconds(), route.serviceSeconds(), route.cost(),
                route.visits().stream().map(visit -> visit(plan, visit)).toList());
    }

    private static Visit visit(DeliveryPlan plan, VisitTimes visit) {
        PlanStop stop = plan.stops().get(visit.stop());
        return new Visit(stop.stopNo(), stop.kind().code(), stop.orderId(), stop.orderCode(), stop.partnerNo(), plan.trip(stop), stop.customer(), stop.shipTo(), stop.latitude(), stop.longitude(), stop.windows(),
                DriverSheet.clock(visit.arrival()), DriverSheet.clock(visit.start()), DriverSheet.clock(visit.leave()), visit.lateSeconds(), stop.pieces(),
                stop.lockedNo() >= 0, stop.fixed());
    }
}
