package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Goods fetched at one stop and brought to another, and vehicles that load again at their depot. Places and rates as in {@link PlanAuditorTest}. */
class TiedStopsTest {
    private static final int HOUR = 3600;
    private static final Stop FIRST = stop(1, 8, 0);

    private static Stop stop(int place, int pieces, int service) {
        return Stop.of(place, place, new Load(0, 0, pieces), new Window(8 * HOUR, 9 * HOUR), service);
    }

    private static Stop reload(int seconds) {
        return new Stop(9, 0, Load.NONE, List.of(Window.ALL_DAY), seconds, 0, 0, 0, 0, 0);
    }

    /** 0 is fetched at place 1 and brought to place 2 as 1. */
    private static RoutingProblem pair(int pieces) {
        return PlanAuditorTest.problem(stop(1, pieces, 0), stop(2, pieces, 0)).with(new SideRules(List.of(new SideRules.Pair(0, 1)), Set.of(), Map.of()));
    }

    /** 8 pieces for place 1, which the van drives to, and 6 for place 2 on a van for 10; 2 is the reload. */
    private static RoutingProblem full(int reloadSeconds) {
        return PlanAuditorTest.problem(FIRST, stop(2, 6, 0), reload(reloadSeconds)).with(new SideRules(List.of(), Set.of(2), Map.of()));
    }

    private static final RoutingPlan NOBODY = new RoutingPlan(List.of(List.of()));
    private static final RoutingPlan TO_THE_FIRST = new RoutingPlan(List.of(List.of(0)));

    @Test
    void recommendsBothPlacesOfAPairAtOnce() {
        // 4 km × 60 + 400 s + 500 for using the van
        assertThat(new Places(pair(7), NOBODY).best(0, 3)).containsExactly(new Place(0, 0, 1, false, 1140, 8 * HOUR + 100));
        assertThat(new Places(pair(7), NOBODY).best(1, 3)).containsExactly(new Place(0, 1, 0, false, 1140, 8 * HOUR + 200));
    }

    @Test
    void recommendsNoPlaceForAPairThatIsTooBig() {
        assertThat(new Places(pair(11), NOBODY).best(0, 3)).isEmpty();
        UnservedReason reason = new UnservedReasons(pair(11), NOBODY).of(1);
        assertThat(reason.refusals()).containsExactly(new Refusal.TooBig(0, Violation.Dimension.PIECES, 1));
        assertThat(reason.relaxations().getFirst()).isEqualTo(new Relaxation.BiggerVehicle(1, new Placing(0, 1, List.of(0, 1)), 1140, new Load(0, 0, 1)));
    }

    @Test
    void recommendsOneMoreTripWhereTheVanIsFull() {
        // home from place 1, 300 s of loading, to place 2 and home: 4 km × 60 + 400 s + 300 s more than to place 1 and back
        assertThat(new Places(full(300), TO_THE_FIRST).best(1, 3)).containsExactly(new Place(0, 2, -1, true, 940, 8 * HOUR + 700));
    }

    @Test
    void recommendsNoTripThatIsNotAllowed() {
        RoutingProblem once = PlanAuditorTest.problem(FIRST, stop(2, 6, 0));

        assertThat(new Places(once, TO_THE_FIRST).best(1, 3)).isEmpty();
        assertThat(new UnservedReasons(once, TO_THE_FIRST).of(1).refusals()).containsExactly(new Refusal.Full(0, Violation.Dimension.PIECES, 4));
    }

    @Test
    void asksForALongerShiftForOneMoreTrip() {
        // after two hours of loading the van is back 600 s after 10:00, the second trip's stop would be late by 4,000 s; the trip to place 2 first ends in time for nobody
        RoutingProblem slow = PlanAuditorTest.problem(FIRST, Stop.of(2, 2, new Load(0, 0, 6), Window.ALL_DAY, 0), reload(2 * HOUR))
                .with(new SideRules(List.of(), Set.of(2), Map.of()));

        List<Relaxation> relaxations = new UnservedReasons(slow, TO_THE_FIRST).of(1).relaxations();

        // 4 km × 60 + 400 s + 7,200 s
        assertThat(relaxations).contains(new Relaxation.LongerShift(1, new Placing(0, 2, List.of(0, 2, 1)), 7840, 10));
        PlanAudit after = new PlanAuditor(new Relaxation.LongerShift(1, new Placing(0, 2, List.of(0, 2, 1)), 7840, 10).applyTo(slow)).audit(new RoutingPlan(List.of(List.of(0, 2, 1))));
        assertThat(after.isFeasible()).isTrue();
    }

    @Test
    void aReloadThatNobodyMakesIsNotMissed() {
        PlanAudit audit = new PlanAuditor(full(300)).audit(TO_THE_FIRST);

        assertThat(audit.unserved()).containsExactly(1);
        assertThat(new UnservedReasons(full(300), TO_THE_FIRST).all()).hasSize(1);
    }

    @Test
    void dropsReloadsThatBeginNoTrip() {
        SideRules rules = new SideRules(List.of(), Set.of(2, 3, 4), Map.of());
        RoutingProblem problem = PlanAuditorTest.problem(FIRST, stop(2, 6, 0), reload(0), reload(0), reload(0)).with(rules);

        assertThat(new RoutingPlan(List.of(List.of(2, 0, 3, 4, 1))).withoutIdleReloads(problem).routes()).containsExactly(List.of(0, 3, 1));
        assertThat(new RoutingPlan(List.of(List.of(0, 2, 1, 3, 4))).withoutIdleReloads(problem).routes()).containsExactly(List.of(0, 2, 1));
        assertThat(new RoutingPlan(List.of(List.of(2, 3))).withoutIdleReloads(problem).routes()).containsExactly(List.of());
        RoutingProblem begun = problem.with(new SideRules(List.of(), Set.of(2, 3, 4), Map.of(0, List.of(2))));
        assertThat(new RoutingPlan(List.of(List.of(2, 0))).withoutIdleReloads(begun).routes()).containsExactly(List.of(2, 0));
    }

    @Test
    void leavesOutAPairThatCostsMoreThanItBrings() {
        RoutingProblem all = pair(7);
        RoutingProblem cheap = all.with(0, all.stops().get(0).optional(1139)).with(1, all.stops().get(1).optional(0));
        RoutingProblem dear = all.with(0, all.stops().get(0).optional(1141)).with(1, all.stops().get(1).optional(0));
        RoutingPlan driven = new RoutingPlan(List.of(List.of(0, 1)));

        assertThat(Trimming.of(cheap, driven)).isEqualTo(NOBODY);
        assertThat(Trimming.of(dear, driven)).isEqualTo(driven);
        assertThat(Trimming.of(all, driven)).as("must be served").isEqualTo(driven);
        assertThat(new RoutingSolver().solve(cheap, driven, SearchBudget.ofIterations(100, 1), 0, _ -> { }, () -> false).plan()).isEqualTo(NOBODY);
        assertThat(new RoutingSolver().solve(dear, NOBODY, SearchBudget.ofIterations(100, 1), 0, _ -> { }, () -> false).plan()).isEqualTo(driven);
    }

    @Test
    void cancelsBothStopsOfAPair() {
        LiveDay after = new LiveDay(pair(7), new RoutingPlan(List.of(List.of(0, 1)))).after(new DayEvent.Cancelled(1));

        assertThat(after.plan().routes()).containsExactly(List.of());
        assertThat(new PlanAuditor(after.problem()).audit(after.plan()).medium()).isZero();
    }

    @Test
    void cancelsNoPairThatIsFetched() {
        LiveDay fetched = LiveDay.visited(pair(7), new RoutingPlan(List.of(List.of(0, 1))), Map.of(0, 1));

        assertThatThrownBy(() -> fetched.after(new DayEvent.Cancelled(1))).hasMessageContaining("was visited already");
    }

    @Test
    void whatABrokenVanHasFetchedStaysWithIt() {
        RoutingProblem two = pair(7).plus(PlanAuditorTest.VAN);
        LiveDay after = LiveDay.visited(two, new RoutingPlan(List.of(List.of(0, 1), List.of())), Map.of(0, 1)).after(new DayEvent.Breakdown(0));

        Replanning.Answer answer = Replanning.replan(after, SearchBudget.ofIterations(400, 1));

        assertThat(answer.plan().routes()).containsExactly(List.of(0), List.of());
        assertThat(answer.audit().violations()).isEmpty();
        assertThat(new UnservedReasons(after.problem(), answer.plan()).of(1).refusals()).contains(new Refusal.LockedElsewhere(1, 0));
    }

    @Test
    void whatABrokenVanHasNotFetchedGoesWithAnother() {
        RoutingProblem two = pair(7).plus(PlanAuditorTest.VAN);
        LiveDay after = LiveDay.visited(two, new RoutingPlan(List.of(List.of(0, 1), List.of())), Map.of()).after(new DayEvent.Breakdown(0));

        Replanning.Answer answer = Replanning.replan(after, SearchBudget.ofIterations(400, 1));

        assertThat(answer.plan().routes()).containsExactly(List.of(), List.of(0, 1));
        assertThat(answer.audit().violations()).isEmpty();
    }

    @Test
    void takesOneMorePairWhileVehiclesAreOut() {
        RoutingProblem alone = PlanAuditorTest.problem(FIRST);
        LiveDay after = LiveDay.visited(alone, TO_THE_FIRST, Map.of(0, 1)).after(new DayEvent.UrgentPair(stop(1, 5, 0), stop(2, 5, 0)));

        Replanning.Answer answer = Replanning.replan(after, SearchBudget.ofIterations(400, 1));

        assertThat(answer.plan().routes()).containsExactly(List.of(0, 1, 2));
        assertThat(answer.audit().isFeasible()).isTrue();
    }

    @Test
    void oneMoreVehicleMayReloadAsOftenAsTheOther() {
        // 8 and 6 pieces and 9 more, one van for 10 with one reload: two stops on two trips; the second van takes the third, or with its own reload two of them
        RoutingProblem problem = PlanAuditorTest.problem(FIRST, stop(2, 6, 0), stop(1, 9, 0), reload(60)).with(new SideRules(List.of(), Set.of(3), Map.of()));

        RoutingProblem more = new WhatIf.MoreVehicles(0).applyTo(problem);

        assertThat(more.sideRules().reloads()).containsExactlyInAnyOrder(3, 4);
        assertThat(more.stops().get(4)).isEqualTo(reload(60).lockedTo(1));
        WhatIf.Answer answer = new WhatIf.MoreVehicles(0).ask(problem, NOBODY, SearchBudget.ofIterations(800, 1));
        assertThat(answer.servedMore()).isEqualTo(1);
        assertThat(answer.after().unserved()).isEmpty();
    }
}
