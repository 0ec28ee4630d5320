package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;

/** A day of twenty orders from 9 to 17 that vehicles are out for: what drivers checked off decides what is visited, whoever plans again. */
class BegunDayIT extends DeliveryCase {
    private DeliveryPlan plan;
    private List<Integer> route;
    private int vehicle;

    @BeforeEach
    void leave() throws Exception {
        plan = run(Map.of());
        RouteAudit longest = plan.audit().routes().stream().filter(one -> one.visits().size() > 3).findFirst().orElseThrow();
        vehicle = longest.vehicle();
        route = longest.visits().stream().map(VisitTimes::stop).toList();
    }

    private DeliveryPlan current() throws Exception {
        return Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
    }

    private static Clock at(LocalTime time) {
        return Clock.fixed(DAY.atTime(time).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static int second(LocalTime time) {
        return time.toSecondOfDay();
    }

    private void checkOff(int stop, LocalTime time, DriverLog.Step step) {
        Actor.NIGHT_RUN.run(() -> new DriverLog(jdbi, at(time), plans, orders, transports, goods, driven, audited).note(plan.head().id(), stop, step, ""));
    }

    private DeliveryPlan planAgain(LocalTime time, Map<String, String> parameters) throws Exception {
        var all = new HashMap<>(Map.of("seconds", "1", "warehouse", "1"));
        all.putAll(parameters);
        return planAgain(time, new QuietWork(all));
    }

    private DeliveryPlan planAgain(LocalTime time, QuietWork work) throws Exception {
        Clock then = at(time);
        var again = new DeliveryPlanning(then, new FixedCalendar(DAY), AllocationServices.allocation(jdbi, then, new FixedCalendar(DAY), audited), vehicles, groups,
                new AskedVisits(jdbi, orders, wishes, transports, joint), store, publishing, new TravelSetup(jdbi, then, audited), TravelServices.travels(jdbi, then, audited),
                new Matrices(jdbi), new DrivenSoFar(jdbi, then));
        return Actor.NIGHT_RUN.call(() -> {
            again.run(work);
            return current();
        });
    }

    private DeliveryReplanning replanning() {
        return new DeliveryReplanning(store, publishing, orders, wishes, transports, TravelServices.travels(jdbi, clock, audited), new Matrices(jdbi), driven,
                AllocationServices.urgent(jdbi, clock, new FixedCalendar(DAY), audited));
    }

    private static PlanStop same(DeliveryPlan in, PlanStop stop) {
        return in.stops().stream().filter(one -> one.key().equals(stop.key())).findFirst().orElseThrow();
    }

    @Test
    void keepsAStopThatWasDoneEarlyWithItsVehicleWhenSomethingHappens() throws Exception {
        PlanStop early = plan.stops().get(route.getLast());
        checkOff(early.stopNo(), LocalTime.of(8, 30), DriverLog.Step.DONE);

        ReplanEffect effect = Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.Breakdown(second(LocalTime.of(8, 40)), vehicle), plan.head().version()));

        DeliveryPlan after = current();
        assertThat(after.head().id()).isEqualTo(effect.planId());
        assertThat(same(after, early).vehicleNo()).isEqualTo(vehicle);
        assertThat(same(after, early).startSecond()).isEqualTo(second(LocalTime.of(8, 30)));
        assertThat(after.routing().routes().get(vehicle)).containsExactly(same(after, early).stopNo());
        assertThat(after.audit().isFeasible()).isTrue();
    }

    @Test
    void takesNothingForVisitedThatALateVehicleHasNotReached() throws Exception {
        // by 12:00 all of the route is begun as planned; the driver has checked off the first stop only
        checkOff(route.getFirst(), LocalTime.of(10, 0), DriverLog.Step.DONE);
        PlanStop unreached = plan.stops().get(route.get(1));
        int noon = second(LocalTime.NOON);

        Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.Cancelled(noon, unreached.stopNo()), plan.head().version()));

        DeliveryPlan after = current();
        assertThat(after.stops()).extracting(PlanStop::key).doesNotContain(unreached.key());
        assertThat(after.audit().isFeasible()).isTrue();
        for (int open : route.subList(2, route.size())) {
            PlanStop stop = same(after, plan.stops().get(open));
            assertThat(stop.vehicleNo() < 0 || stop.startSecond() >= noon).as("%s", stop).isTrue();
        }
        assertThat(Actor.NIGHT_RUN.call(() -> orders.find(unreached.orderId())).orElseThrow().state().code()).isEqualTo("cancelled");
    }

    @Test
    void planningAgainKeepsWhatWasDeliveredAndTheTime() throws Exception {
        checkOff(route.get(0), LocalTime.of(10, 0), DriverLog.Step.DONE);
        checkOff(route.get(1), LocalTime.of(10, 30), DriverLog.Step.DONE);
        LocalTime noon = LocalTime.NOON;

        DeliveryPlan again = planAgain(noon, Map.of());

        assertThat(again.head().id()).isNotEqualTo(plan.head().id());
        assertThat(again.stops()).hasSameSizeAs(plan.stops());
        PlanStop first = same(again, plan.stops().get(route.get(0)));
        PlanStop second = same(again, plan.stops().get(route.get(1)));
        assertThat(first.vehicleNo()).isEqualTo(vehicle);
        assertThat(List.of(first.position(), second.position())).containsExactly(0, 1);
        assertThat(List.of(first.startSecond(), second.startSecond())).containsExactly(second(LocalTime.of(10, 0)), second(LocalTime.of(10, 30)));
        assertThat(List.of(first.fixed(), second.fixed())).containsOnly(true);
        assertThat(again.audit().isFeasible()).isTrue();
        assertThat(again.head().agrees()).isTrue();
        // of the other vehicles nothing is checked off: what they should have done by now is done, and nothing else is begun before noon
        Map<StopKey, PlanStop> before = plan.stops().stream().collect(Collectors.toMap(PlanStop::key, stop -> stop));
        for (PlanStop stop : again.stops()) {
            PlanStop was = before.get(stop.key());
            boolean isBehind = was.vehicleNo() != vehicle && was.vehicleNo() >= 0 && was.startSecond() <= second(noon);
            if (isBehind) {
                assertThat(stop).extracting(PlanStop::vehicleNo, PlanStop::startSecond).containsExactly(was.vehicleNo(), was.startSecond());
            } else if (!stop.key().equals(first.key()) && !stop.key().equals(second.key()) && stop.vehicleNo() >= 0) {
                assertThat(stop.startSecond()).isGreaterThanOrEqualTo(second(noon));
            }
        }
        assertThat(states().get("delivered")).isEqualTo(2);
    }

    @Test
    void planningTheWholeDayAgainKeepsOnlyWhatWasCheckedOff() throws Exception {
        checkOff(route.get(0), LocalTime.of(10, 0), DriverLog.Step.DONE);

        DeliveryPlan again = planAgain(LocalTime.of(20, 0), Map.of("whole", "true"));

        assertThat(same(again, plan.stops().get(route.get(0)))).extracting(PlanStop::vehicleNo, PlanStop::position, PlanStop::startSecond)
                .containsExactly(vehicle, 0, second(LocalTime.of(10, 0)));
        assertThat(again.stops()).filteredOn(PlanStop::fixed).hasSize(1);
        assertThat(again.head().unserved()).isZero();
    }

    /** Half past eight is before the customer's window: no search would come by that time. */
    @Test
    void whatADriverChecksOffWhileItSearchesStands() throws Exception {
        PlanStop early = plan.stops().get(route.getLast());

        DeliveryPlan again = planAgain(LocalTime.of(8, 40), new Meddling(() -> checkOff(early.stopNo(), LocalTime.of(8, 30), DriverLog.Step.DONE)));

        assertThat(again.head().origin()).isEqualTo("run");
        assertThat(again.head().id()).isNotEqualTo(plan.head().id());
        assertThat(same(again, early)).extracting(PlanStop::vehicleNo, PlanStop::position, PlanStop::startSecond, PlanStop::fixed)
                .containsExactly(vehicle, 0, second(LocalTime.of(8, 30)), true);
        assertThat(again.audit().isFeasible()).isTrue();
        assertThat(again.head().unserved()).isZero();
    }

    @Test
    void aVehicleThatBrokeDownGetsNothingWhenTheDayIsPlannedAgain() throws Exception {
        int eleven = second(LocalTime.of(11, 0));
        Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.Breakdown(eleven, vehicle), plan.head().version()));
        List<Integer> visited = current().routing().routes().get(vehicle);

        DeliveryPlan again = planAgain(LocalTime.of(11, 5), Map.of());

        assertThat(again.routing().routes().get(vehicle)).hasSameSizeAs(visited);
        assertThat(again.audit().isFeasible()).isTrue();
    }

    @Test
    void movesNoStopByHandWhereADriverHasBeen() throws Exception {
        checkOff(route.get(0), LocalTime.of(10, 0), DriverLog.Step.ARRIVED);
        checkOff(route.get(1), LocalTime.of(10, 30), DriverLog.Step.FAILED);

        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(route.get(0), -1, 0)))).isInstanceOf(Conflict.class).hasMessageContaining("has been");
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(route.get(1), -1, 0)));
        assertThat(current().stops().get(route.get(1)).vehicleNo()).as("tried in vain, so another may").isEqualTo(-1);
    }

    private int another() {
        return (vehicle + 1) % plan.vehicles().size();
    }

    @Test
    void leavesASecondTryToTheVehicleThatAPersonGaveItTo() throws Exception {
        PlanStop tried = plan.stops().get(route.get(1));
        checkOff(tried.stopNo(), LocalTime.of(10, 30), DriverLog.Step.FAILED);
        Actor.NIGHT_RUN.run(() -> {
            apply(new PlanEdit.Move(tried.stopNo(), another(), 0));
            apply(new PlanEdit.Lock(tried.stopNo(), true));
        });

        DeliveryPlan moved = current();
        Actor.NIGHT_RUN.call(() -> replanning().replan(moved.head().id(), new DayChange.Late(second(LocalTime.of(11, 0)), another(), 5), moved.head().version()));

        plan = current();
        assertThat(same(plan, tried).vehicleNo()).isEqualTo(another());
        assertThat(same(plan, tried).startSecond()).isGreaterThanOrEqualTo(second(LocalTime.of(11, 0)));
        checkOff(same(plan, tried).stopNo(), LocalTime.of(12, 15), DriverLog.Step.ARRIVED);
        VisitLog second = Actor.NIGHT_RUN.call(() -> driven.visits(plan.head())).get(tried.key());
        assertThat(second.arrivedAt()).as("nobody of it had been there before").isEqualTo(DAY.atTime(12, 15));
        assertThat(second.vehicleCode()).isEqualTo(plan.vehicles().get(another()).code());
    }

    @Test
    void undoGoesByTheVehicleThatWasThere() throws Exception {
        PlanStop stop = plan.stops().get(route.get(0));
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(stop.stopNo(), another(), 0)));
        checkOff(stop.stopNo(), LocalTime.of(10, 0), DriverLog.Step.DONE);

        Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, current().head().version()));

        assertThat(same(current(), stop).vehicleNo()).as("who drove by the first plan").isEqualTo(vehicle);
        PlanStop other = plan.stops().get(route.get(1));
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(other.stopNo(), another(), 0)));
        DeliveryPlan first = plan;
        plan = current();
        checkOff(other.stopNo(), LocalTime.of(10, 30), DriverLog.Step.FAILED);
        assertThat(Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, current().head().version())).planId()).isEqualTo(first.head().id());
    }

    @Test
    void undoLeavesOutWhatWasCancelledMeanwhileAndNamesIt() throws Exception {
        PlanStop cancelled = plan.stops().get(route.get(2));
        Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.Cancelled(0, cancelled.stopNo()), plan.head().version()));
        DeliveryPlan without = current();

        DeliveryUndo.Undone undone = Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, without.head().version()));

        DeliveryPlan back = current();
        assertThat(undone.leftOut()).containsExactly(cancelled.orderCode());
        assertThat(back.head().id()).isEqualTo(undone.planId());
        assertThat(back.stops()).hasSize(19).extracting(PlanStop::orderId).doesNotContain(cancelled.orderId());
        assertThat(back.routing().routes().get(vehicle)).hasSize(route.size() - 1);
        assertThat(back.head().parentId()).as("nothing before the first version").isZero();
        assertThat(states()).isEqualTo(Map.of("planned", 19, "cancelled", 1));
    }

    @Test
    void undoKeepsWhatWasDeliveredByThePlanAndRefusesToTakeItFromItsVehicle() throws Exception {
        int other = plan.audit().routes().stream().map(RouteAudit::vehicle).filter(one -> one != vehicle).findFirst().orElse(vehicle + 1);
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(route.get(0), other, 0)));
        DeliveryPlan moved = current();
        DeliveryPlan first = plan;
        plan = moved;
        checkOff(route.get(1), LocalTime.of(9, 30), DriverLog.Step.DONE);

        DeliveryUndo.Undone undone = Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, moved.head().version()));

        assertThat(undone).isEqualTo(new DeliveryUndo.Undone(first.head().id(), List.of()));
        assertThat(current().stops()).hasSize(20);
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(route.get(0), other, 0)));
        plan = current();
        checkOff(route.get(0), LocalTime.of(9, 45), DriverLog.Step.DONE);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> undoing.undo(DAY, 1, plan.head().version()))).isInstanceOf(Conflict.class).hasMessageContaining("has been");
    }

    @Test
    void refusesAnUrgentOrderThatTheDepotDoesNotHave() throws Exception {
        jdbi.useHandle(handle -> handle.execute("update stock_balance set on_hand = 43 where warehouse_id = 1"));
        order(77, 50.05, 8.02, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 5);

        // 43 on hand, 20 orders of 2 are to be delivered: 3 are free, 2 are missing
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> replanning().preview(plan.head().id(), new DayChange.UrgentOrder(0, 77)))).isInstanceOf(Conflict.class)
                .hasMessageContaining("lacks 2 ×");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> replanning().replan(plan.head().id(), new DayChange.UrgentOrder(0, 77), plan.head().version())))
                .isInstanceOf(Conflict.class);
        assertThat(states().get("open")).isEqualTo(1);
        assertThat(current().head().id()).isEqualTo(plan.head().id());
    }

    @Test
    void keepsTheParcelAndTheWhyOfAnUrgentOrder() throws Exception {
        order(77, 50.05, 8.02, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 5);

        Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.UrgentOrder(0, 77), plan.head().version()));

        AllocationFacts why = Actor.NIGHT_RUN.call(() -> book.find(77)).orElseThrow();
        assertThat(why.rule()).isEqualTo("urgent_order");
        assertThat(why.warehouseId()).isEqualTo(1);
        assertThat(why.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.units()).isEqualTo(5);
            assertThat(parcel.shipDay()).isEqualTo(DAY);
        });
        int claimed = jdbi.withHandle(handle -> handle.createQuery("select sum(units) from customer_order_claim where order_id = 77").mapTo(Integer.class).one());
        assertThat(claimed).isEqualTo(5);
        assertThat(states()).isEqualTo(Map.of("planned", 21));
    }

    @Test
    void bringsForwardAnUrgentOrderOfWhichTheDepotHasJustWhatIsSetAsideForIt() throws Exception {
        order(77, 50.05, 8.02, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 5);
        Actor.NIGHT_RUN.call(() -> allocation.allocate(77));
        jdbi.useHandle(handle -> {
            handle.execute("update delivery_parcel set ship_day = '2026-11-23' where order_id = 77");
            handle.execute("update stock_balance set on_hand = 45 where warehouse_id = 1");
        });

        // 45 on hand, 20 orders of 2 leave today, 5 are set aside for this one tomorrow
        Actor.NIGHT_RUN.call(() -> replanning().replan(plan.head().id(), new DayChange.UrgentOrder(0, 77), plan.head().version()));

        assertThat(Actor.NIGHT_RUN.call(() -> book.find(77)).orElseThrow().parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.units()).isEqualTo(5);
            assertThat(parcel.shipDay()).isEqualTo(DAY);
        });
        assertThat(states()).isEqualTo(Map.of("planned", 21));
    }

    @Test
    void sendsNobodyToALikelyFraud() throws Exception {
        for (int i = 61; i <= 64; i++) {
            order(i, 50.1, 8.1, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 2);
        }
        jdbi.useHandle(handle -> handle.execute("update customer_order set ship_to = 'Door 1', placed_at = '2026-11-22 01:00:00' where id > 60"));

        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> replanning().preview(plan.head().id(), new DayChange.UrgentOrder(0, 61)))).isInstanceOf(Conflict.class)
                .hasMessageContaining("fraud");
    }
}
