package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;
import static org.quartermaster.delivery.planning.PlanAuditorTest.problem;
import static org.quartermaster.delivery.planning.PlanAuditorTest.stop;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import ai.timefold.solver.test.api.score.stream.SingleConstraintAssertion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Places and rates as in {@link PlanAuditorTest}: 1 km and 100 s apart, 60 cents/km, 1 cent/s, 500 cents per use, 10 pieces, shift 8:00–10:00. */
class RoutingConstraintsTest {
    private final ConstraintVerifier<RoutingConstraints, RoutingSolution> verifier =
            ConstraintVerifier.build(new RoutingConstraints(), RoutingSolution.class, Van.class, Visit.class);

    private SingleConstraintAssertion check(BiFunction<RoutingConstraints, ConstraintFactory, Constraint> constraint, RoutingProblem problem,
                                            Integer... route) {
        var solution = new RoutingSolution(problem, new RoutingPlan(List.of(List.of(route))));
        return verifier.verifyThat(constraint).givenSolution(solution).settingAllShadowVariables();
    }

    private static Stop carrying(Load load) {
        return Stop.of(1, 1, load, Window.ALL_DAY, 0);
    }

    @Test
    void volumePenalized() {
        check(RoutingConstraints::volume, problem(carrying(new Load(1250, 0, 0))), 0).penalizesBy(250);
    }

    @Test
    void volumeUnpenalized() {
        check(RoutingConstraints::volume, problem(carrying(new Load(1000, 0, 0))), 0).penalizesBy(0);
    }

    @Test
    void weightPenalized() {
        // 700 g + 700 g on a van for 1000 g
        check(RoutingConstraints::weight, problem(carrying(new Load(0, 700, 0)), carrying(new Load(0, 700, 0))), 0, 1).penalizesBy(400);
    }

    @Test
    void weightUnpenalized() {
        check(RoutingConstraints::weight, problem(carrying(new Load(0, 700, 0)), carrying(new Load(0, 700, 0))), 0).penalizesBy(0);
    }

    @Test
    void piecesPenalized() {
        check(RoutingConstraints::pieces, problem(carrying(new Load(0, 0, 13))), 0).penalizesBy(3);
    }

    @Test
    void piecesUnpenalized() {
        check(RoutingConstraints::pieces, problem(carrying(new Load(0, 0, 10))), 0).penalizesBy(0);
    }

    @Test
    void windowPenalized() {
        // earliest arrival 8:00 + 100 s, window ended at 8:00
        check(RoutingConstraints::window, problem(stop(1, 7 * HOUR, 8 * HOUR)), 0).penalizesBy(100);
    }

    @Test
    void windowUnpenalized() {
        check(RoutingConstraints::window, problem(stop(1, 7 * HOUR, 8 * HOUR + 100)), 0).penalizesBy(0);
    }

    @Test
    void shiftPenalized() {
        // service begins 10:00 − 120 s, 60 s service, 100 s home: back 40 s after 10:00
        check(RoutingConstraints::shift, problem(stop(1, 10 * HOUR - 120, 10 * HOUR)), 0).penalizesBy(40);
    }

    @Test
    void shiftUnpenalized() {
        check(RoutingConstraints::shift, problem(stop(1, 10 * HOUR - 160, 10 * HOUR)), 0).penalizesBy(0);
    }

    private static RoutingProblem on(Duty duty, Stop... stops) {
        return new RoutingProblem(List.of(PlanAuditorTest.VAN.on(duty)), List.of(stops), PlanAuditorTest.LINE);
    }

    @Test
    void awayPenalized() {
        // leaves just in time, 100 s there, 60 s service, 100 s back = 260 s
        check(RoutingConstraints::away, on(Duty.ofAtMost(200), stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(60);
    }

    @Test
    void awayUnpenalized() {
        check(RoutingConstraints::away, on(Duty.ofAtMost(260), stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(0);
    }

    @Test
    void breakMakesTheNextStopLate() {
        // leaves place 1 at 8:00 + 160 s; place 2 would end at 8:00 + 320 s, after 8:05: 10 minutes of break first, so it begins at 8:00 + 860 s
        Duty duty = Duty.FREE.with(new Rest(8 * HOUR, 8 * HOUR + 300, 600));
        check(RoutingConstraints::window, on(duty, stop(1, 8 * HOUR, 9 * HOUR), stop(2, 8 * HOUR, 8 * HOUR + 400)), 0, 1).penalizesBy(460);
    }

    @Test
    void noBreakForWhoIsBackBefore() {
        // back at 8:00 + 520 s
        Duty duty = Duty.FREE.with(new Rest(8 * HOUR, 8 * HOUR + 520, 600));
        check(RoutingConstraints::window, on(duty, stop(1, 8 * HOUR, 9 * HOUR), stop(2, 8 * HOUR, 8 * HOUR + 400)), 0, 1).penalizesBy(0);
    }

    private static RoutingProblem pairOf(Stop pickup, Stop delivery, Stop reload) {
        return new RoutingProblem(List.of(PlanAuditorTest.VAN), List.of(pickup, delivery, reload), PlanAuditorTest.LINE,
                new SideRules(List.of(new SideRules.Pair(0, 1)), Set.of(2), Map.of()));
    }

    private static RoutingProblem pair() {
        return pairOf(carrying(new Load(0, 0, 7)), carrying(Load.NONE), carrying(Load.NONE));
    }

    @Test
    void pairsPenalized() {
        check(RoutingConstraints::pairs, pair(), 1, 0).penalizesBy(1);
        check(RoutingConstraints::pairs, pair(), 0).penalizesBy(1);
        check(RoutingConstraints::pairs, pair(), 0, 2, 1).penalizesBy(1);
    }

    @Test
    void pairsUnpenalized() {
        check(RoutingConstraints::pairs, pair(), 0, 1).penalizesBy(0);
        check(RoutingConstraints::pairs, pair()).penalizesBy(0);
    }

    @Test
    void goodsOfAPairAreOnBoardBetweenItsStopsOnly() {
        // 6 from the depot for the last stop and 7 of the pair on a van for 10: 13 while both are on board, at most 7 when the other is served first
        var problem = new RoutingProblem(List.of(PlanAuditorTest.VAN), List.of(carrying(new Load(0, 0, 7)), carrying(Load.NONE), carrying(new Load(0, 0, 6))),
                PlanAuditorTest.LINE, new SideRules(List.of(new SideRules.Pair(0, 1)), Set.of(), Map.of()));
        check(RoutingConstraints::pieces, problem, 0, 1, 2).penalizesBy(3);
        check(RoutingConstraints::pieces, problem, 2, 0, 1).penalizesBy(0);
    }

    @Test
    void reloadBeginsATripWithRoomAgain() {
        var problem = new RoutingProblem(List.of(PlanAuditorTest.VAN), List.of(carrying(new Load(0, 0, 7)), carrying(new Load(0, 0, 6)), carrying(Load.NONE)),
                PlanAuditorTest.LINE, new SideRules(List.of(), Set.of(2), Map.of()));
        check(RoutingConstraints::pieces, problem, 0, 1, 2).penalizesBy(3);
        check(RoutingConstraints::pieces, problem, 0, 2, 1).penalizesBy(0);
    }

    private static RoutingProblem beginningWithTheSecond() {
        return problem(stop(1, 8 * HOUR, 9 * HOUR), stop(2, 8 * HOUR, 9 * HOUR))
                .with(new SideRules(List.of(), Set.of(), Map.of(0, List.of(1))));
    }

    @Test
    void beginningPenalized() {
        check(RoutingConstraints::beginning, beginningWithTheSecond(), 0, 1).penalizesBy(1);
    }

    /** A route that is kept is not given to another vehicle as a whole either. */
    @Test
    void beginningOfAnEmptyRoutePenalized() {
        check(RoutingConstraints::beginning, beginningWithTheSecond()).penalizesBy(1);
        assertThat(new PlanAuditor(beginningWithTheSecond()).audit(RoutingPlan.empty(beginningWithTheSecond())).hard()).isEqualTo(-1);
    }

    @Test
    void beginningUnpenalized() {
        check(RoutingConstraints::beginning, beginningWithTheSecond(), 1, 0).penalizesBy(0);
    }

    @Test
    void lockedVehiclePenalized() {
        var two = new RoutingProblem(List.of(PlanAuditorTest.VAN, PlanAuditorTest.VAN), List.of(stop(1, 8 * HOUR, 9 * HOUR).lockedTo(1)), PlanAuditorTest.LINE);
        check(RoutingConstraints::lockedVehicle, two, 0).penalizesBy(1);
    }

    @Test
    void lockedVehicleUnpenalized() {
        check(RoutingConstraints::lockedVehicle, problem(stop(1, 8 * HOUR, 9 * HOUR).lockedTo(0)), 0).penalizesBy(0);
    }

    @Test
    void skillsPenalized() {
        var cold = new Stop(1, 1, Load.NONE, List.of(Window.ALL_DAY), 0, 1, 0, 0, 0b11, Stop.ANY);
        check(RoutingConstraints::skills, problem(cold), 0).penalizesBy(2);
    }

    @Test
    void skillsUnpenalized() {
        check(RoutingConstraints::skills, problem(stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(0);
    }

    @Test
    void unservedPenalized() {
        check(RoutingConstraints::unserved, problem(stop(1, 8 * HOUR, 9 * HOUR))).penalizesBy(1);
    }

    @Test
    void unservedUnpenalized() {
        check(RoutingConstraints::unserved, problem(stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(0);
    }

    @Test
    void leftOutPenalized() {
        check(RoutingConstraints::leftOut, problem(stop(1, 8 * HOUR, 9 * HOUR).optional(750))).penalizesBy(750);
    }

    @Test
    void leftOutUnpenalized() {
        check(RoutingConstraints::leftOut, problem(stop(1, 8 * HOUR, 9 * HOUR).optional(750)), 0).penalizesBy(0);
    }

    @Test
    void distancePenalized() {
        // 0 → 1 → 2 → 0 = 4 km × 60
        check(RoutingConstraints::distance, problem(stop(1, 8 * HOUR, 9 * HOUR), stop(2, 8 * HOUR, 9 * HOUR)), 0, 1).penalizesBy(240);
    }

    @Test
    void distanceUnpenalized() {
        check(RoutingConstraints::distance, problem(stop(1, 8 * HOUR, 9 * HOUR))).penalizesBy(0);
    }

    @Test
    void timePenalized() {
        // 200 s driving + 60 s service at 1 cent/s
        check(RoutingConstraints::time, problem(stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(260);
    }

    @Test
    void timeUnpenalized() {
        check(RoutingConstraints::time, problem(stop(1, 8 * HOUR, 9 * HOUR))).penalizesBy(0);
    }

    @Test
    void waitingPenalized() {
        // leaves place 1 at 8:00 + 160 s, reaches place 2 at 8:00 + 260 s, which opens at 9:00
        check(RoutingConstraints::waiting, problem(stop(1, 8 * HOUR, 9 * HOUR), stop(2, 9 * HOUR, 10 * HOUR)), 0, 1).penalizesBy(3340);
    }

    @Test
    void waitingUnpenalized() {
        check(RoutingConstraints::waiting, problem(stop(2, 9 * HOUR, 10 * HOUR)), 0).penalizesBy(0);
    }

    @Test
    void usePenalized() {
        check(RoutingConstraints::use, problem(stop(1, 8 * HOUR, 9 * HOUR)), 0).penalizesBy(500);
    }

    @Test
    void useUnpenalized() {
        check(RoutingConstraints::use, problem(stop(1, 8 * HOUR, 9 * HOUR))).penalizesBy(0);
    }

    @Test
    void latenessPenalized() {
        // 100 s late at 1800 cents/h = 50 cents
        check(RoutingConstraints::lateness, problem(stop(1, 7 * HOUR, 8 * HOUR).late(1800)), 0).penalizesBy(50);
    }

    @Test
    void latenessUnpenalized() {
        check(RoutingConstraints::lateness, problem(stop(1, 7 * HOUR, 9 * HOUR).late(1800)), 0).penalizesBy(0);
    }
}
