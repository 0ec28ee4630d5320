package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Conflict;

/** Routes kept up to a stop, and stops with several windows, through edits, new runs and undo. */
class KeptPlacesIT extends DeliveryCase {

    private DeliveryPlan now() throws Exception {
        return Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
    }

    private static List<Long> orders(DeliveryPlan plan, int vehicle) {
        return plan.routing().routes().get(vehicle).stream().map(stop -> plan.stops().get(stop).orderId()).toList();
    }

    /**
     * The longest route, its first stop put third by hand where the windows allow it, kept up to the third: no search would choose that order, and the next one leaves it. What cannot be driven in time is not
     * kept: a search leaves such stops out.
     */
    private DeliveryPlan kept() throws Exception {
        DeliveryPlan plan = run(Map.of());
        int vehicle = longest(plan);
        int first = plan.routing().routes().get(vehicle).getFirst();
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(first, vehicle, 2)));
        if (!now().audit().isFeasible()) {
            Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(first, vehicle, 0)));
        }
        DeliveryPlan moved = now();
        assertThat(moved.audit().isFeasible()).isTrue();
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Keep(moved.routing().routes().get(vehicle).get(2), true)));
        return now();
    }

    private static int longest(DeliveryPlan plan) {
        return plan.audit().routes().stream().max((a, b) -> a.visits().size() - b.visits().size()).orElseThrow().vehicle();
    }

    private static int keptVehicle(DeliveryPlan plan) {
        return plan.problem().sideRules().beginnings().keySet().iterator().next();
    }

    @Test
    void leavesAKeptBeginningToTheNextRun() throws Exception {
        DeliveryPlan kept = kept();
        int vehicle = keptVehicle(kept);
        assertThat(kept.problem().sideRules().beginnings().get(vehicle)).hasSize(3);

        DeliveryPlan next = run(Map.of());

        assertThat(orders(next, vehicle).subList(0, 3)).isEqualTo(orders(kept, vehicle).subList(0, 3));
        assertThat(next.problem().sideRules().beginnings().get(vehicle)).hasSize(3);
        assertThat(next.head().agrees()).isTrue();
        assertThat(next.audit().isFeasible()).isTrue();
    }

    /** The shift begins at 08:00: who wants the second stop by 00:01 gets it too late whatever is done, so nothing from there on can be kept; what is before it can. */
    @Test
    void refusesToKeepWhatCannotBeDrivenAndSaysWhyAndByHowMuch() throws Exception {
        DeliveryPlan plan = run(Map.of());
        List<Integer> route = plan.routing().routes().get(longest(plan));
        PlanStop second = plan.stops().get(route.get(1));
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Need(second.stopNo(), new DeliveryWish(0, null, 0, ClockWindows.parse("00:00-00:01")))));
        VisitTimes late = now().audit().visits().filter(visit -> visit.stop() == second.stopNo()).findFirst().orElseThrow();
        PlanStop third = plan.stops().get(route.get(2));

        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Keep(third.stopNo(), true)))).isInstanceOfSatisfying(Conflict.class, refused -> {
            assertThat(refused.code()).isEqualTo("delivery.conflict.keepLate");
            assertThat(refused.arguments()).containsExactly(third.orderCode(), second.orderCode(), (late.start() - 60L + 59) / 60);
        });
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Keep(route.getFirst(), true)));
        assertThat(now().problem().sideRules().beginnings().get(keptVehicle(now()))).containsExactly(route.getFirst());
    }

    @Test
    void movesByHandChangeWhatIsKept() throws Exception {
        DeliveryPlan kept = kept();
        int vehicle = keptVehicle(kept);
        int second = kept.routing().routes().get(vehicle).get(1);
        int other = kept.stops().stream().filter(stop -> stop.vehicleNo() != vehicle && stop.vehicleNo() >= 0).findFirst().map(PlanStop::stopNo)
                .orElseGet(() -> kept.routing().routes().get(vehicle).getLast());

        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(second, -1, 0)));
        assertThat(now().problem().sideRules().beginnings().get(vehicle)).hasSize(2).doesNotContain(second);
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(other, vehicle, 1)));
        assertThat(now().problem().sideRules().beginnings().get(vehicle)).hasSize(3).contains(other);
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Keep(other, false)));
        assertThat(now().problem().sideRules().beginnings().get(vehicle)).hasSize(1);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Keep(second, true)))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("on no route");
    }

    @Test
    void offersPlacesBehindWhatIsKeptOnly() throws Exception {
        DeliveryPlan kept = kept();
        int vehicle = keptVehicle(kept);
        int last = kept.routing().routes().get(vehicle).getLast();
        var replanning = new DeliveryReplanning(store, publishing, orders, wishes, transports, TravelServices.travels(jdbi, clock, audited),
                new Matrices(jdbi), new DrivenSoFar(jdbi, clock), AllocationServices.urgent(jdbi, clock, new FixedCalendar(DAY), audited));
        assertThat(Actor.NIGHT_RUN.call(() -> replanning.places(kept.head().id(), last))).filteredOn(place -> place.vehicle() == vehicle).isNotEmpty()
                .allSatisfy(place -> assertThat(place.position()).isGreaterThanOrEqualTo(3));
    }

    /** Nobody is at home from noon to 14:00: all stops are visited from 9 to 12 or from 14 to 18, in this plan and the next. */
    @Test
    void visitsStopsInOneOfTheirWindows() throws Exception {
        run(Map.of());
        for (PlanStop stop : now().stops()) {
            Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Need(stop.stopNo(), new DeliveryWish(0, null, 0, ClockWindows.parse("14:00-18:00, 9:00–12:00")))));
        }
        assertThat(now().stops()).allSatisfy(stop -> assertThat(stop.windows()).isEqualTo("32400-43200,50400-64800"));

        DeliveryPlan next = run(Map.of());

        assertThat(next.head().unserved()).isZero();
        assertThat(next.audit().isFeasible()).isTrue();
        assertThat(next.head().agrees()).isTrue();
        assertThat(next.audit().visits()).allSatisfy(visit -> assertThat(visit.start() >= 9 * 3600 && visit.start() <= 12 * 3600
                || visit.start() >= 14 * 3600 && visit.start() <= 18 * 3600).as("%s", visit).isTrue());

        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Need(0, new DeliveryWish(2, null, 0))));
        String kept = jdbi.withHandle(handle -> handle.createQuery("select windows from delivery_wish where order_id = ?").bind(0, next.stops().getFirst().orderId())
                .mapTo(String.class).one());
        assertThat(kept).isEqualTo("09:00-12:00,14:00-18:00");
    }
}
