package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.shared.Actor;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** What drivers check off on their sheet: arrived, done, not possible; and the legs that were really driven, to calibrate travel times by. */
@ApplicationScoped
@Transactional
public class DriverLog {

    /** A step on the sheet. */
    public enum Step { ARRIVED, DONE, FAILED, CLEAR }

    /**
     * A leg between two stops that were checked off one after the other.
     *
     * @param metres         planned
     * @param plannedSeconds of driving
     * @param drivenSeconds  from leaving the one to arriving at the other
     */
    public record Leg(int warehouseId, long planId, int vehicleNo, int metres, int plannedSeconds, long drivenSeconds) {
    }

    private static final int LONGEST_NOTE = 200;
    private static final BigDecimal MOST_KM = BigDecimal.valueOf(9_999_999);
    private static final long LONGEST_LEG_SECONDS = 4 * 3600;

    private Jdbi jdbi;
    private Clock clock;
    private DeliveryPlans plans;
    private CustomerOrders orders;
    private TransportOrders transports;
    private GoodsBook goods;
    private DrivenSoFar driven;
    private Event<Audited> audited;

    protected DriverLog() {
    }

    @Inject
    public DriverLog(Jdbi jdbi, Clock clock, DeliveryPlans plans, CustomerOrders orders, TransportOrders transports, GoodsBook goods, DrivenSoFar driven, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.plans = plans;
        this.orders = orders;
        this.transports = transports;
        this.goods = goods;
        this.driven = driven;
        this.audited = audited;
    }

    /** What is noted for the day and depot of a plan, by what the stops are about. */
    @RolesAllowed(Role.VIEW)
    public Map<StopKey, VisitLog> of(PlanHead head) {
        return driven.visits(head);
    }

    /**
     * Notes a step at the present moment. Done without an arrival counts as just arrived.
     *
     * @param note why it failed; else empty
     * @throws NotFound when the stop is not in the plan
     * @throws Conflict when it is done already: its goods are booked out; when it brings what could not be fetched, or is of a cancelled transport order
     */
    @RolesAllowed(Role.BUY)
    public void note(long planId, int stopNo, Step step, String note) {
        DeliveryPlan plan = plans.find(planId);
        if (stopNo < 0 || stopNo >= plan.stops().size() || plan.stops().get(stopNo).vehicleNo() < 0) {
            throw new NotFound("stop", stopNo);
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("The note (%d characters) must have at most %d.".formatted(note.strip().length(), LONGEST_NOTE));
        }
        PlanStop stop = plan.stops().get(stopNo);
        if (isDone(plan.head(), stop)) {
            throw new Conflict("delivery.conflict.done", "Order %s is delivered and booked out.".formatted(stop.orderCode()), stop.orderCode());
        }
        switch (step) {
            case CLEAR -> {
                clear(plan.head(), stop);
                giveBack(stop);
            }
            case ARRIVED -> write(plan, stop, "arrived", null, "");
            case DONE -> deliver(plan, stop);
            case FAILED -> {
                write(plan, stop, "failed", now(), note.strip());
                giveBack(stop);
            }
        }
        audited.fire(new Audited("delivery.visit", entity(stop), stop.orderCode(), "", step.name().toLowerCase(java.util.Locale.ROOT) + (note.isBlank() ? "" : ": " + note)));
    }

    /**
     * Notes the odometer as it stood on arrival; road factors are measured with it.
     *
     * @param km 0 … 9,999,999; null takes it back
     * @throws NotFound when nobody has arrived at the stop
     */
    @RolesAllowed(Role.BUY)
    public void read(long planId, int stopNo, BigDecimal km) {
        if (km != null && (km.signum() < 0 || km.compareTo(MOST_KM) > 0)) {
            throw new IllegalArgumentException("An odometer does not read %s km.".formatted(km));
        }
        DeliveryPlan plan = plans.find(planId);
        if (stopNo < 0 || stopNo >= plan.stops().size()) {
            throw new NotFound("stop", stopNo);
        }
        PlanStop stop = plan.stops().get(stopNo);
        int noted = jdbi.withHandle(handle -> handle.createUpdate("update delivery_visit set odometer_km = :km where day = :day and kind = :kind and order_id = :order and warehouse_id = :warehouse")
                .bind("km", km).bind("day", plan.head().day()).bind("kind", stop.kind()).bind("order", stop.orderId()).bind("warehouse", place(plan.head(), stop)).execute());
        if (noted == 0) {
            throw new NotFound("visit of order", stop.orderCode());
        }
        audited.fire(new Audited("delivery.odometer", entity(stop), stop.orderCode(), "", String.valueOf(km)));
    }

    private boolean isDone(PlanHead head, PlanStop stop) {
        return Optional.ofNullable(of(head).get(stop.key())).filter(visit -> visit.state().equals("done")).isPresent()
                && (stop.kind() == StopKind.ORDER || stop.kind() == StopKind.DROP || stop.kind() == StopKind.BACK);
    }

    /** What was brought is booked out of the depot that the vehicle started at; an order of which another depot brings a part is delivered with the last of them. */
    private void deliver(DeliveryPlan plan, PlanStop stop) {
        switch (stop.kind()) {
            case ORDER -> orders.deliver(List.of(stop.orderId()), new WarehouseId(plan.startOf(stop.vehicleNo()).warehouseId()));
            case DROP, BACK -> {
                requireFetched(plan.head(), stop);
                goods.bring(stop.orderId());
                transports.done(stop.orderId());
            }
            case PICKUP -> goods.fetch(stop.orderId());
            case RELOAD -> { }
        }
        write(plan, stop, "done", now(), "");
    }

    private void requireFetched(PlanHead head, PlanStop stop) {
        VisitLog pickup = of(head).get(new StopKey(StopKind.PICKUP, stop.orderId()));
        if (pickup != null && pickup.state().equals("failed")) {
            throw new Conflict("delivery.conflict.notFetched", "The pick-up of %s was not possible. Check it off as done first.".formatted(stop.orderCode()), stop.orderCode());
        }
    }

    /** Goods that were not fetched after all are where they were. */
    private void giveBack(PlanStop stop) {
        if (stop.kind() == StopKind.PICKUP) {
            goods.takeBack(stop.orderId());
        }
    }

    /** Whose visit it is: the plan's depot's, or that of the warehouse that brings a part. */
    private static int place(PlanHead head, PlanStop stop) {
        return stop.partNo() == 0 ? head.warehouseId() : stop.partNo();
    }

    private static String entity(PlanStop stop) {
        return stop.kind().isTransport() ? "transport_order" : stop.isAskedFor() ? "customer_order" : "vehicle";
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void clear(PlanHead head, PlanStop stop) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from delivery_visit where day = :day and kind = :kind and order_id = :order and warehouse_id = :warehouse")
                .bind("day", head.day()).bind("kind", stop.kind()).bind("order", stop.orderId()).bind("warehouse", place(head, stop)).execute());
    }

    /** The first arrival stays when a later step follows, unless it was another vehicle's that was there in vain. */
    private void write(DeliveryPlan plan, PlanStop stop, String state, LocalDateTime left, String note) {
        PlanHead head = plan.head();
        VisitLog before = of(head).get(stop.key());
        if (before != null && !before.counts(plan.vehicleOf(stop))) {
            clear(head, stop);
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery_visit (day, kind, order_id, warehouse_id, plan_id, stop_no, vehicle_no, state, arrived_at, left_at, note, recorded_by)
                        values (:day, :kind, :order, :warehouse, :plan, :stop, :vehicle, :state, :now, :left, :note, :by)
                        on duplicate key update plan_id = :plan, stop_no = :stop, vehicle_no = :vehicle, state = :state, left_at = :left, note = :note,
                          recorded_by = :by
                        """).bind("day", head.day()).bind("kind", stop.kind()).bind("order", stop.orderId()).bind("warehouse", place(head, stop)).bind("plan", head.id())
                .bind("stop", stop.stopNo()).bind("vehicle", stop.vehicleNo()).bind("state", state).bind("now", now()).bind("left", left)
                .bind("note", note).bind("by", Actor.required().name()).execute());
    }

    /** The legs of a plan that were driven as planned from one stop to the next, in driving order; pauses and mistakes over four hours are left out. */
    @RolesAllowed(Role.VIEW)
    public List<Leg> legs(long planId) {
        DeliveryPlan plan = plans.find(planId);
        Map<StopKey, VisitLog> noted = of(plan.head());
        var legs = new ArrayList<Leg>();
        for (RouteAudit route : plan.audit().routes()) {
            List<VisitTimes> visits = route.visits();
            for (int i = 1; i < visits.size(); i++) {
                leg(plan, route.vehicle(), visits.get(i - 1), visits.get(i), noted, legs);
            }
        }
        return legs;
    }

    private static void leg(DeliveryPlan plan, int vehicle, VisitTimes before, VisitTimes next, Map<StopKey, VisitLog> noted, List<Leg> into) {
        VisitLog from = noted.get(plan.stops().get(before.stop()).key());
        VisitLog to = noted.get(plan.stops().get(next.stop()).key());
        if (from == null || to == null || !from.isOver() || !from.vehicleCode().equals(to.vehicleCode()) || !isNext(from, to, noted)) {
            return;
        }
        long driven = Duration.between(from.leftAt(), to.arrivedAt()).toSeconds();
        if (driven > 0 && driven <= LONGEST_LEG_SECONDS) {
            int planned = plan.problem().travel().seconds(plan.problem().stops().get(before.stop()).location(), plan.problem().stops().get(next.stop()).location());
            into.add(new Leg(plan.head().warehouseId(), plan.head().id(), vehicle, next.metres(), planned, driven));
        }
    }

    /** Nothing else of the vehicle was visited in between. */
    private static boolean isNext(VisitLog from, VisitLog to, Map<StopKey, VisitLog> noted) {
        return noted.values().stream().filter(visit -> visit.vehicleNo() == to.vehicleNo() && visit.arrivedAt().isAfter(from.arrivedAt()))
                .min(Comparator.comparing(VisitLog::arrivedAt)).filter(visit -> visit.key().equals(to.key())).isPresent();
    }
}
