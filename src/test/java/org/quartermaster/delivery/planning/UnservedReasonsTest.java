package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;
import static org.quartermaster.delivery.planning.PlanAuditorTest.LINE;
import static org.quartermaster.delivery.planning.PlanAuditorTest.VAN;
import static org.quartermaster.delivery.planning.PlanAuditorTest.problem;
import static org.quartermaster.delivery.planning.PlanAuditorTest.stop;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places and rates as in {@link PlanAuditorTest}. */
class UnservedReasonsTest {
    private static final Stop SERVED = stop(2, 8 * HOUR, 8 * HOUR + 300);
    private static final Placing BEFORE = new Placing(0, 0, List.of(1, 0));
    private static final Placing AFTER = new Placing(0, 1, List.of(0, 1));

    private static UnservedReason reason(Stop stop) {
        return new UnservedReasons(problem(SERVED, stop), new RoutingPlan(List.of(List.of(0)))).of(1);
    }

    @Test
    void asksForALaterWindowWhenTheWindowIsMissed() {
        // Before place 2: reached 8:00 + 100, too late by 40 s. After it: later still. Served first, place 2 is reached at 100 + 60 + 100 = 260 ≤ 300 s.
        UnservedReason reason = reason(stop(1, 8 * HOUR, 8 * HOUR + 60));

        assertThat(reason.refusals()).containsExactly(new Refusal.TooFar(0, 40));
        // on the way: no metre, no second of driving more, 60 s of service at 1 cent/s; 40 s is rounded up to 5 minutes
        assertThat(reason.relaxations()).containsExactly(new Relaxation.LaterWindow(1, 1, BEFORE, 60, 5));
    }

    @Test
    void saysWhichOtherStopWouldBeLate() {
        // 200 s of service on the way make place 2 late: 100 + 200 + 100 = 400 > 300 s; after it the own window is missed by 360 − 150 = 210 s
        Stop slow = new Stop(1, 1, Load.NONE, List.of(new Window(8 * HOUR, 8 * HOUR + 150)), 200, 1, 0, 0, 0, Stop.ANY);

        UnservedReason reason = reason(slow);

        assertThat(reason.refusals()).containsExactly(new Refusal.DelaysOther(0, 0, 100));
        // one more van: 2 km × 60 + (200 + 200) s + 500 = 1020; window: after place 2, 200 s more service, 5 minutes; or the other's, 100 s
        assertThat(reason.relaxations()).containsExactly(new Relaxation.LaterWindow(1, 1, AFTER, 200, 5), new Relaxation.LaterForOther(1, 0, BEFORE, 200, 5),
                new Relaxation.OneMoreVehicle(1, new Placing(1, 0, List.of(1)), 1020, 0));
    }

    @Test
    void asksForABiggerVehicleWhenTheVanIsFull() {
        // 4 pieces on board, 8 more, room for 10
        Stop big = Stop.of(1, 1, new Load(0, 0, 8), new Window(8 * HOUR, 9 * HOUR), 0);

        UnservedReason reason = reason(big);

        assertThat(reason.refusals()).containsExactly(new Refusal.Full(0, Violation.Dimension.PIECES, 2));
        assertThat(reason.relaxations().getFirst()).isEqualTo(new Relaxation.BiggerVehicle(1, BEFORE, 0, new Load(0, 0, 2)));
    }

    @Test
    void saysWhenNoVehicleIsBigEnough() {
        UnservedReason reason = reason(Stop.of(1, 1, new Load(0, 0, 25), Window.ALL_DAY, 0));

        assertThat(reason.refusals()).containsExactly(new Refusal.TooBig(0, Violation.Dimension.PIECES, 15));
    }

    @Test
    void asksForEquipmentThatIsLacking() {
        RoutingProblem cold = problem(SERVED, stop(1, 8 * HOUR, 9 * HOUR).needing(0b101, 1, 0, 0));
        var plan = new RoutingPlan(List.of(List.of(0)));

        UnservedReason reason = new UnservedReasons(cold, plan).of(1);

        assertThat(reason.refusals()).containsExactly(new Refusal.LacksSkill(0, 0b101));
        var equip = new Relaxation.Equip(1, BEFORE, 60, 0b101);
        assertThat(reason.relaxations()).as("one more of the same lacks it too").containsExactly(equip);
        PlanAudit after = new PlanAuditor(equip.applyTo(cold)).audit(equip.applyTo(plan));
        assertThat(after.isFeasible()).isTrue();
        assertThat(after.unserved()).isEmpty();
    }

    /** From which depot a vehicle starts is a skill as well. */
    @Test
    void doesNotAskForWhatNobodyCanFit() {
        assertThat(reason(stop(1, 8 * HOUR, 9 * HOUR).needing(1 << 16, 1, 0, 0)).relaxations()).isEmpty();
    }

    @Test
    void asksForALongerShift() {
        // served at 9:59, back at 9:59 + 60 s + 100 s = 100 s after 10:00
        UnservedReason reason = reason(stop(1, 10 * HOUR - 60, 11 * HOUR));

        assertThat(reason.refusals()).containsExactly(new Refusal.ShiftEnds(0, 100));
        assertThat(reason.relaxations().getFirst()).isInstanceOf(Relaxation.LongerShift.class);
    }

    @Test
    void asksForALongerDayWhenOnlyTheDriversLongestTimeRefuses() {
        // away for at most 500 s: place 2 alone takes 200 + 60 + 200 = 460. After it 200 + 60 + 100 + 400 + 100 = 860 s; before it place 2 would be late as well.
        // Alone with one more van 100 + 400 + 100 = 600 s.
        var rest = new Rest(9 * HOUR, 10 * HOUR, 60);
        Stop slow = new Stop(1, 1, Load.NONE, List.of(new Window(8 * HOUR, 9 * HOUR)), 400, 1, 0, 0, 0, Stop.ANY);
        var shortDay = new RoutingProblem(List.of(VAN.on(Duty.ofAtMost(500).with(rest))), List.of(SERVED, slow), LINE);
        var plan = new RoutingPlan(List.of(List.of(0)));

        UnservedReason reason = new UnservedReasons(shortDay, plan).of(1);

        assertThat(reason.refusals()).containsExactly(new Refusal.AwayTooLong(0, 360));
        var longer = new Relaxation.LongerDay(1, AFTER, 400, 10); // on the way home: 400 s of service at 1 cent/s; 360 s are rounded up to 10 minutes
        assertThat(reason.relaxations()).containsExactly(longer);
        assertThat(longer.applyTo(shortDay).vehicles().getFirst().duty()).isEqualTo(Duty.ofAtMost(500 + 600).with(rest));
        PlanAudit after = new PlanAuditor(longer.applyTo(shortDay)).audit(longer.applyTo(plan));
        assertThat(after.isFeasible()).isTrue();
        assertThat(after.unserved()).isEmpty();
        assertThat(new PlanAuditor(shortDay).audit(plan).soft() - after.soft()).isEqualTo(longer.addedCents());
    }

    @Test
    void saysWhatAnOptionalStopWouldCost() {
        // on the way to place 2: 60 s of service = 60 cents, worth 50
        UnservedReason reason = reason(stop(1, 8 * HOUR, 9 * HOUR).optional(50));

        assertThat(reason.refusals()).containsExactly(new Refusal.NotWorthIt(0, 60, 50));
        assertThat(reason.relaxations().getFirst()).isEqualTo(new Relaxation.ServeAnyway(1, BEFORE, 10));
    }

    @Test
    void namesTheLock() {
        var two = new RoutingProblem(List.of(VAN, VAN.within(new Window(0, HOUR))), List.of(SERVED, stop(1, 8 * HOUR, 9 * HOUR).lockedTo(1)), LINE);

        UnservedReason reason = new UnservedReasons(two, new RoutingPlan(List.of(List.of(0), List.of()))).of(1);

        assertThat(reason.refusals().getFirst()).isEqualTo(new Refusal.LockedElsewhere(0, 1));
        assertThat(reason.relaxations()).contains(new Relaxation.Unlock(1, BEFORE, 60));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyStopLeftOutHasAReasonAndEveryRelaxationKeepsItsPromise(long seed) {
        RoutingProblem problem = Samples.mixed(70, 3, seed);
        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(1500, seed)).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
        PlanAudit before = new PlanAuditor(problem).audit(plan);

        List<UnservedReason> reasons = new UnservedReasons(problem, plan).all();

        assertThat(reasons).hasSameSizeAs(before.unserved()).isNotEmpty();
        for (UnservedReason reason : reasons) {
            assertThat(reason.refusals()).hasSize(3);
            for (Relaxation relaxation : reason.relaxations()) {
                PlanAudit after = new PlanAuditor(relaxation.applyTo(problem)).audit(relaxation.applyTo(plan));
                assertThat(after.violations()).as(relaxation.toString()).isEmpty();
                assertThat(before.soft() - after.soft()).as(relaxation.toString()).isEqualTo(relaxation.addedCents());
            }
        }
    }
}
