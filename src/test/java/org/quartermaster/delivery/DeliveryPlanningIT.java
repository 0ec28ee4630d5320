package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.travel.MatrixProtocol;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.delivery.travel.TravelSettings;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.QuietWork;

class DeliveryPlanningIT extends DeliveryCase {

    @Test
    void plansTheOrdersOfTheDayAndMovesThemToPlanned() throws Exception {
        DeliveryPlan plan = run(Map.of());

        assertThat(plan.head().state()).isEqualTo("published");
        assertThat(plan.head().stops()).isEqualTo(20);
        assertThat(plan.head().unserved()).isZero();
        assertThat(plan.head().agrees()).isTrue();
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.head().costCents()).isEqualTo(plan.audit().cost().total());
        assertThat(plan.head().curve()).isNotBlank();
        assertThat(states()).isEqualTo(Map.of("planned", 20));
        assertThat(planned.fired()).hasSize(1);
        assertThat(Actor.NIGHT_RUN.call(() -> book.find(1)).orElseThrow().rule()).isEqualTo("in_time");
    }

    @Test
    void namesEachOrderThatCannotBecomeAStopAndPlansTheRest() throws Exception {
        order(31, null, null, null, null, "open", 1);
        order(32, 8.1, 50.1, null, null, "open", 1);
        order(33, 50.1, 8.1, "2026-11-22 12:00:00", "2026-11-22 11:00:00", "open", 1);
        order(34, -33.0, 151.0, null, null, "open", 1);
        order(35, 50.1, 8.1, null, null, "held", 1);
        order(36, 50.1, 8.1, null, null, "open", 1);
        jdbi.useHandle(handle -> handle.execute("update customer_order set payment_attempts = 7 where id = 36"));
        jdbi.useHandle(handle -> handle.execute("update customer_order set warehouse_id = 1 where id > 30"));

        DeliveryPlan plan = run(Map.of());

        assertThat(plan.skipped()).extracting(SkippedOrder::orderCode, SkippedOrder::reason).containsExactly(tuple("SO031", "no_place"),
                tuple("SO032", "place_swapped"), tuple("SO033", "window_reversed"), tuple("SO034", "too_far"), tuple("SO036", "suspect"));
        assertThat(plan.head().stops()).isEqualTo(20);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void saysWhyAStopIsLeftOut() throws Exception {
        order(41, 50.1, 8.1, "2026-11-22 03:00:00", "2026-11-22 03:20:00", "open", 1);

        DeliveryPlan plan = run(Map.of());

        PlanStop leftOut = plan.stops().stream().filter(stop -> stop.orderId() == 41).findFirst().orElseThrow();
        assertThat(leftOut.vehicleNo()).isEqualTo(-1);
        assertThat(leftOut.reason()).isEqualTo("TooFar");
        assertThat(leftOut.remedy()).isEqualTo("LaterWindow");
        assertThat(plan.reasons()).hasSize(1);
        assertThat(states()).containsEntry("allocated", 1);

        long relaxed = Actor.NIGHT_RUN.call(() -> editing.apply(plan.head().id(), new PlanEdit.Relax(leftOut.stopNo(), "LaterWindow"), plan.head().version(),
                false));
        assertThat(Actor.NIGHT_RUN.call(() -> plans.find(relaxed)).head().unserved()).isZero();
        assertThat(states()).isEqualTo(Map.of("planned", 21));
    }

    @Test
    void runsAgainWithoutHarmAndKeepsLocks() throws Exception {
        DeliveryPlan first = run(Map.of());
        int vehicle = first.stops().getFirst().vehicleNo();
        Actor.NIGHT_RUN.call(() -> editing.apply(first.head().id(), new PlanEdit.Lock(0, true), first.head().version(), false));

        DeliveryPlan second = run(Map.of("seed", "9"));

        assertThat(second.stops().getFirst().lockedNo()).isEqualTo(vehicle);
        assertThat(second.stops().getFirst().vehicleNo()).isEqualTo(vehicle);
        assertThat(second.head().soft()).isGreaterThanOrEqualTo(first.head().soft());
        assertThat(Actor.NIGHT_RUN.call(() -> plans.versions(DAY, ONE))).extracting(PlanHead::state).containsExactly("published", "old", "old");
        assertThat(Actor.NIGHT_RUN.call(() -> vehicles.of(ONE))).hasSize(4);
    }

    @Test
    void movesAStopShowsTheCostFirstAndUndoes() throws Exception {
        DeliveryPlan plan = run(Map.of());
        int other = (plan.stops().getFirst().vehicleNo() + 1) % plan.vehicles().size();
        var move = new PlanEdit.Move(0, other, 0);

        EditEffect effect = Actor.NIGHT_RUN.call(() -> editing.preview(plan.head().id(), move));
        assertThat(effect.addedCents()).isPositive();
        long moved = Actor.NIGHT_RUN.call(() -> editing.apply(plan.head().id(), move, plan.head().version(), true));

        DeliveryPlan after = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
        assertThat(after.head().id()).isEqualTo(moved);
        assertThat(after.stops().getFirst().vehicleNo()).isEqualTo(other);
        assertThat(after.head().costCents() - plan.head().costCents()).isEqualTo(effect.addedCents());
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> editing.apply(plan.head().id(), move, plan.head().version(), true)))
                .isInstanceOf(Conflict.class);

        long back = Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, after.head().version()).planId());
        assertThat(back).isEqualTo(plan.head().id());
    }

    @Test
    void leavesOutByHandAndTellsTheOrder() throws Exception {
        DeliveryPlan plan = run(Map.of());

        Actor.NIGHT_RUN.call(() -> editing.apply(plan.head().id(), new PlanEdit.Move(3, -1, 0), plan.head().version(), false));

        assertThat(states()).isEqualTo(Map.of("planned", 19, "allocated", 1));
        assertThat(Actor.NIGHT_RUN.call(() -> plans.figures(DAY)).unserved()).isEqualTo(1);
    }

    @Test
    void listsItsStopsAsRows() throws Exception {
        DeliveryPlan plan = run(Map.of());
        var rows = Actor.NIGHT_RUN.call(() -> plans.stops(plan.head().id()));

        List<StopRow> page = rows.page(TableQuery.ALL.sortedBy("orderCode", true), 0, 5);
        assertThat(page).extracting(StopRow::orderCode).containsExactly("SO020", "SO019", "SO018", "SO017", "SO016");
        assertThat(page.getFirst().window()).isEqualTo("09:00–17:00");
        assertThat(page.getFirst().litres()).isEqualByComparingTo("4");
        var streamed = new ArrayList<StopRow>();
        rows.forEach(TableQuery.ALL, streamed::add);
        assertThat(streamed).hasSize(20);
        assertThat(rows.count(TableQuery.ALL)).isEqualTo(20);
    }

    @Test
    void hidesThePlansOfOtherDepots() throws Exception {
        long id = run(Map.of()).head().id();
        var other = new Actor("b", Role.BUYER, Set.of(new WarehouseId(2)));

        assertThat(other.call(() -> plans.of(DAY))).isEmpty();
        assertThatThrownBy(() -> other.call(() -> plans.find(id))).hasMessageContaining("delivery plan");
    }

    @Test
    void stopsWithTheBestSoFarWhenAsked() throws Exception {
        var all = Map.of("seconds", "600", "warehouse", "1");
        Actor.NIGHT_RUN.call(() -> {
            planning.run(new QuietWork(all) {
                @Override
                public boolean isCancelled() {
                    return true;
                }
            });
            return null;
        });

        assertThat(Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow().head().unserved()).isZero();
    }

    /** Twenty minutes each way to the first stop by an uploaded file. When the file is forgotten, the plan that was made with it still says so. */
    @Test
    void drivesByKnownLegsAndRemembersThem() throws Exception {
        var depot = new TravelMatrix.Place(50, 8);
        var stop = new TravelMatrix.Place(50.01, 8.01);
        var known = new KnownLegs(jdbi, clock, audited);
        Actor.NIGHT_RUN.run(() -> {
            new TravelSetup(jdbi, clock, audited).state(new TravelSettings(TravelSettings.Source.KNOWN, 1.3, 42, true, MatrixProtocol.OSRM, ""));
            known.upload(List.of(new KnownLegs.Leg(depot, stop, 9_000, 1_200), new KnownLegs.Leg(stop, depot, 9_500, 1_300)));
        });

        DeliveryPlan plan = run(Map.of());
        Actor.NIGHT_RUN.run(() -> known.forget("file"));
        DeliveryPlan later = Actor.NIGHT_RUN.call(() -> plans.find(plan.head().id()));

        int location = plan.stops().stream().filter(one -> one.orderId() == 1).findFirst().orElseThrow().stopNo() + 1;
        assertThat(later.problem().travel().seconds(0, location)).isEqualTo(1_200);
        assertThat(later.problem().travel().metres(location, 0)).isEqualTo(9_500);
        assertThat(later.audit().cost()).isEqualTo(plan.audit().cost());
        assertThat(later.head().costCents()).isEqualTo(later.audit().cost().total());
    }

    /** Only one van is cold: the order that needs it is on that van, in the next plan too. An order that may be left out for nothing is. */
    @Test
    void obeysWhatOrdersNeedInThisPlanAndTheNext() throws Exception {
        DeliveryPlan plan = run(Map.of());
        var cold = Actor.NIGHT_RUN.call(() -> {
            VehicleFacts last = vehicles.of(ONE).getLast();
            vehicles.save(new VehicleFacts(last.id(), 1, null, last.code(), last.capacityLitres(), last.capacityKg(), last.capacityPieces(), last.shiftFrom(), last.shiftTo(), null,
                    null, null, 0, 1, 0, last.costPerKm(), last.costPerHour(), last.costPerUse(), 1, true, last.version()));
            return last;
        });
        var needsCold = new PlanEdit.Need(0, new DeliveryWish(1, null, 0));
        assertThat(Actor.NIGHT_RUN.call(() -> editing.preview(plan.head().id(), needsCold)).violations()).hasSize(1);
        Actor.NIGHT_RUN.run(() -> {
            apply(needsCold);
            apply(new PlanEdit.Need(1, new DeliveryWish(0, 0L, 0)));
        });

        DeliveryPlan next = run(Map.of());

        PlanStop first = next.stops().stream().filter(stop -> stop.orderId() == plan.stops().get(0).orderId()).findFirst().orElseThrow();
        PlanStop second = next.stops().stream().filter(stop -> stop.orderId() == plan.stops().get(1).orderId()).findFirst().orElseThrow();
        assertThat(next.vehicles().get(first.vehicleNo()).code()).isEqualTo(cold.code());
        assertThat(second).extracting(PlanStop::vehicleNo, PlanStop::priority, PlanStop::reason).containsExactly(-1, 0, "NotWorthIt");
        assertThat(next.audit().isFeasible()).isTrue();
        assertThat(next.head().agrees()).isTrue();
    }

    /** A driver who is out from 9 to 17 at the latest and must have rested for an hour by noon has done so; nobody is away longer than six hours. */
    @Test
    void givesDriversTheirBreakAndNoLongerDayThanAllowed() throws Exception {
        run(Map.of());
        Actor.NIGHT_RUN.run(() -> vehicles.of(ONE).forEach(van -> vehicles.save(new VehicleFacts(van.id(), 1, null, van.code(), van.capacityLitres(), van.capacityKg(),
                van.capacityPieces(), LocalTime.of(7, 0), LocalTime.of(17, 0), 6 * 60, LocalTime.of(9, 30), LocalTime.of(10, 0), 60, 1, 0, van.costPerKm(), van.costPerHour(),
                van.costPerUse(), 0, true, van.version()))));

        DeliveryPlan plan = run(Map.of());

        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.head().unserved()).isZero();
        assertThat(plan.audit().routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(route.back() - route.departure()).isLessThanOrEqualTo(6 * 3600);
            assertThat(route.back() <= 10 * 3600 || route.rest() >= 9 * 3600 + 1800).as("%s", route).isTrue();
        });
        assertThat(plan.audit().routes()).anySatisfy(route -> assertThat(route.rest()).isPositive());
    }

    /** Checked off one after the other as the clock stands; the leg between them is what was driven. Without the first nothing is known about the way. */
    @Test
    void notesWhatDriversCheckOffAndMeasuresTheLegs() throws Exception {
        DeliveryPlan plan = run(Map.of());
        var route = plan.audit().routes().stream().filter(one -> one.visits().size() > 1).findFirst().orElseThrow();
        int first = route.visits().get(0).stop();
        int second = route.visits().get(1).stop();

        Actor.NIGHT_RUN.call(() -> {
            log(0).note(plan.head().id(), first, DriverLog.Step.ARRIVED, "");
            log(300).note(plan.head().id(), first, DriverLog.Step.DONE, "");
            log(900).note(plan.head().id(), second, DriverLog.Step.ARRIVED, "");
            log(950).note(plan.head().id(), second, DriverLog.Step.FAILED, "nobody at home");
            return 0;
        });

        List<DriverLog.Leg> legs = Actor.NIGHT_RUN.call(() -> log(0).legs(plan.head().id()));
        VisitLog failed = Actor.NIGHT_RUN.call(() -> log(0).of(plan.head()).get(plan.stops().get(second).key()));
        Actor.NIGHT_RUN.run(() -> log(0).read(plan.head().id(), first, new java.math.BigDecimal("12345.6")));
        assertThat(Actor.NIGHT_RUN.call(() -> log(0).of(plan.head())).get(plan.stops().get(first).key()).odometerKm()).isEqualByComparingTo("12345.6");
        int nobody = plan.stops().stream().mapToInt(PlanStop::stopNo).filter(stop -> stop != first && stop != second).findFirst().orElseThrow();
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> log(0).read(plan.head().id(), nobody, java.math.BigDecimal.ONE))).hasMessageContaining("visit");
        assertThat(legs).extracting(DriverLog.Leg::drivenSeconds).containsExactly(600L);
        assertThat(legs.getFirst().metres()).isEqualTo(route.visits().get(1).metres());
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.note()).isEqualTo("nobody at home");
        assertThat(failed.arrivedAt()).isEqualTo(java.time.LocalDateTime.of(2026, 11, 22, 5, 15));
        Actor.NIGHT_RUN.call(() -> {
            log(0).note(plan.head().id(), second, DriverLog.Step.CLEAR, "");
            return 0;
        });
        assertThat(Actor.NIGHT_RUN.call(() -> log(0).legs(plan.head().id()))).isEmpty();
        String delivered = jdbi.withHandle(handle -> handle.createQuery("select state from customer_order where id = ?").bind(0, plan.stops().get(first).orderId())
                .mapTo(String.class).one());
        assertThat(delivered).isEqualTo("delivered");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> log(0).note(plan.head().id(), first, DriverLog.Step.CLEAR, ""))).isInstanceOf(Conflict.class);
    }

    private DriverLog log(int secondsLater) {
        return new DriverLog(jdbi, Clock.offset(clock, java.time.Duration.ofSeconds(secondsLater)), plans, orders, transports, goods, driven, audited);
    }

    /** Of two units of SKU 1 here and two of SKU 2 there, each depot sends its own part. */
    @Test
    void givesEachDepotItsPartOfASplitOrder() throws Exception {
        jdbi.useHandle(handle -> {
            handle.execute("delete from customer_order_line");
            handle.execute("delete from customer_order");
            handle.execute("update stock_balance set on_hand = 0 where warehouse_id = 2");
        });
        FactRows.balance(jdbi, 2, 2, 5);
        order(50, 50.0, 8.5, null, null, "open", 2);
        jdbi.useHandle(handle -> handle.execute("insert into customer_order_line values (50, 2, 2, 3, 10)"));

        DeliveryPlan here = run(Map.of());
        DeliveryPlan there = Actor.NIGHT_RUN.call(() -> {
            planning.run(new QuietWork(new HashMap<>(Map.of("seconds", "1", "warehouse", "2"))));
            return plans.current(DAY, new WarehouseId(2)).orElseThrow();
        });

        assertThat(here.stops()).extracting(PlanStop::pieces).containsExactly(2);
        assertThat(there.stops()).extracting(PlanStop::pieces).containsExactly(3);

        Actor.NIGHT_RUN.call(() -> editing.apply(there.head().id(), new PlanEdit.Move(0, -1, 0), there.head().version(), false));
        assertThat(states()).as("the other depot still brings its part").isEqualTo(Map.of("planned", 1));
        Actor.NIGHT_RUN.call(() -> editing.apply(here.head().id(), new PlanEdit.Move(0, -1, 0), here.head().version(), false));
        assertThat(states()).isEqualTo(Map.of("allocated", 1));
    }

    /** Four customers at one door within an hour, two for each depot: a burst, also for whoever plans the first depot and sees nothing of the second. */
    @Test
    void holdsBackABurstOverSeveralDepotsWhoeverPlans() throws Exception {
        for (int i = 61; i <= 64; i++) {
            order(i, 50.1, 8.1, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 2);
            int warehouse = i < 63 ? 1 : 2;
            jdbi.useHandle(handle -> handle.execute("update customer_order set ship_to = 'Door 1', warehouse_id = ?, placed_at = '2026-11-22 01:00:00' where id > 60 and warehouse_id is null", warehouse));
        }
        var planner = new Actor("li", Role.MANAGER, Set.of(ONE));

        DeliveryPlan plan = planner.call(() -> {
            planning.run(new QuietWork(Map.of("seconds", "1", "warehouse", "1")));
            return plans.current(DAY, ONE).orElseThrow();
        });

        assertThat(plan.skipped()).extracting(SkippedOrder::orderCode, SkippedOrder::reason).containsExactly(tuple("SO061", "suspect"), tuple("SO062", "suspect"));
    }
}
