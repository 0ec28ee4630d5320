package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.DrivenDay.Done;

/**
 * Three places on a line, 100 s apart, the depot at the first of them; two vans. Van 0 serves place 1, then 2, then 1 again (stops 0, 1, 2), van 1 stop 3; each takes
 * 60 s. By plan van 0 leaves at 8:00 and begins at 8:00 + 100, + 260, + 420 s.
 */
class DrivenDayTest {
    private static final int EIGHT = 8 * HOUR;
    private static final RoutingPlan PLAN = new RoutingPlan(List.of(List.of(0, 1, 2), List.of(3)));

    private static Stop stop(int location, int from, int to) {
        return Stop.of(location, location, new Load(100, 100, 3), new Window(from, to), 60);
    }

    private static RoutingProblem problem() {
        return new RoutingProblem(List.of(PlanAuditorTest.VAN, PlanAuditorTest.VAN), List.of(stop(1, EIGHT, 10 * HOUR), stop(2, EIGHT, 10 * HOUR), stop(1, EIGHT, 10 * HOUR),
                stop(2, 9 * HOUR, 10 * HOUR)), PlanAuditorTest.LINE);
    }

    private static RouteAudit route(LiveDay day, int vehicle) {
        return new PlanAuditor(day.problem()).drive(vehicle, day.plan().routes().get(vehicle));
    }

    @Test
    void countsAsVisitedWhatIsCheckedOffAndNothingElseOfThatVehicle() {
        // by plan all three were begun by 8:10; the driver has done the first one only, ten minutes later than planned
        LiveDay day = DrivenDay.of(problem(), PLAN, Map.of(0, List.of(new Done(0, EIGHT + 700, EIGHT + 760))), EIGHT + 800);

        assertThat(day.visitedBy(0)).containsExactly(0);
        assertThat(day.open()).contains(1, 2);
        // left at 760, 100 s to place 2: 860; 60 s there and 100 s back to place 1: 1020
        assertThat(route(day, 0).visits()).extracting(VisitTimes::start).containsExactly(EIGHT + 700, EIGHT + 860, EIGHT + 1020);
    }

    @Test
    void reachesNothingOpenInThePast() {
        // checked off at 8:03:20 and left at 8:04:20, but at 9:00 nobody has seen the van at the next stop
        LiveDay day = DrivenDay.of(problem(), PLAN, Map.of(0, List.of(new Done(0, EIGHT + 200, EIGHT + 260))), 9 * HOUR);

        assertThat(route(day, 0).visits().get(1).start()).isEqualTo(9 * HOUR);
        assertThat(route(day, 0).visits().get(0).start()).isEqualTo(EIGHT + 200);
    }

    @Test
    void putsAStopThatWasDoneEarlyFirst() {
        LiveDay day = DrivenDay.of(problem(), PLAN, Map.of(0, List.of(new Done(2, EIGHT + 100, EIGHT + 160), new Done(0, EIGHT + 160, EIGHT + 220))), EIGHT + 230);

        assertThat(day.plan().routes().get(0)).containsExactly(2, 0, 1);
        assertThat(day.visitedBy(0)).containsExactly(2, 0);
        assertThat(new PlanAuditor(day.problem()).audit(day.plan()).violations()).isEmpty();
    }

    @Test
    void leavesAStopWithTheVanThatWasThereWhateverItsWindowAndLock() {
        RoutingProblem locked = problem().with(3, problem().stops().get(3).lockedTo(1));
        LiveDay day = DrivenDay.of(locked, PLAN, Map.of(0, List.of(new Done(3, EIGHT + 200, EIGHT + 260))), EIGHT + 300);

        assertThat(day.plan().routes()).containsExactly(List.of(3, 0, 1, 2), List.of());
        assertThat(route(day, 0).visits().getFirst().start()).isEqualTo(EIGHT + 200);
        assertThat(new PlanAuditor(day.problem()).audit(day.plan()).violations()).extracting(Violation::amount).containsExactly(2L);
        Replanning.Answer answer = Replanning.replan(day, SearchBudget.ofIterations(2_000, 1));
        // 12 pieces in a van for 10: one of those not visited goes to the other van, never the one that was done
        assertThat(answer.audit().violations()).isEmpty();
        assertThat(answer.plan().routes().get(0)).startsWith(3).hasSize(3);
        assertThat(answer.plan().routes().get(1)).hasSize(1);
    }

    @Test
    void keepsToThePlanWhereNothingIsCheckedOff() {
        LiveDay day = DrivenDay.of(problem(), PLAN, Map.of(1, List.of()), EIGHT + 260);

        assertThat(day.visitedBy(0)).containsExactly(0, 1);
        assertThat(route(day, 0).visits()).extracting(VisitTimes::start).containsExactly(EIGHT + 100, EIGHT + 260, EIGHT + 420);
    }

    @Test
    void letsNobodyLeaveTheDepotInThePast() {
        RoutingPlan idle = new RoutingPlan(List.of(List.of(0, 1), List.of()));
        LiveDay day = DrivenDay.of(problem(), idle, Map.of(), EIGHT + 300).after(new DayEvent.Breakdown(0));
        Replanning.Answer answer = Replanning.replan(day, SearchBudget.ofIterations(2_000, 1));

        int left = new PlanAuditor(day.problem()).drive(1, answer.plan().routes().get(1)).departure();
        assertThat(answer.plan().routes().get(1)).contains(2, 3);
        assertThat(left).isGreaterThanOrEqualTo(EIGHT + 300);
    }

    @Test
    void letsAVanThatIsLateForEverythingKeepWhatItVisited() {
        // four hours at the first stop: it is back at 12:03:20 although the shift ends at 10:00
        LiveDay day = DrivenDay.of(problem(), PLAN, Map.of(0, List.of(new Done(0, EIGHT, EIGHT + 4 * HOUR))), EIGHT + 4 * HOUR);
        Replanning.Answer answer = Replanning.replan(day, SearchBudget.ofIterations(2_000, 1));

        assertThat(answer.plan().routes().get(0)).containsExactly(0);
        assertThat(answer.audit().violations()).isEmpty();
        assertThat(answer.audit().unserved()).containsExactly(1, 2);
    }

    @Test
    void cutsWhatIsPastOffTheWindowsOfOpenStops() {
        Stop twice = stop(1, EIGHT, 9 * HOUR).within(List.of(new Window(EIGHT, 9 * HOUR), new Window(10 * HOUR, 11 * HOUR)));

        assertThat(DrivenDay.notBefore(twice, EIGHT + 1800).windows()).containsExactly(new Window(EIGHT + 1800, 9 * HOUR), new Window(10 * HOUR, 11 * HOUR));
        assertThat(DrivenDay.notBefore(twice, 9 * HOUR + 1).windows()).containsExactly(new Window(10 * HOUR, 11 * HOUR));
        assertThat(DrivenDay.notBefore(twice, 12 * HOUR).windows()).as("too late for everybody").containsExactly(new Window(0, 0));
        assertThat(DrivenDay.notBefore(twice.late(100), 12 * HOUR).windows()).containsExactly(new Window(12 * HOUR, 12 * HOUR));
        assertThat(DrivenDay.notBefore(twice, 0)).isEqualTo(twice);
    }

    @Test
    void takesThePickupForVisitedOfWhatWasBrought() {
        var pair = new SideRules(List.of(new SideRules.Pair(0, 2)), java.util.Set.of(), Map.of());
        LiveDay day = DrivenDay.of(problem().with(pair), PLAN, Map.of(0, List.of(new Done(2, EIGHT + 300, EIGHT + 360))), EIGHT + 400);

        assertThat(day.visitedBy(0)).containsExactly(0, 2);
        assertThat(route(day, 0).visits().get(1).start()).isEqualTo(EIGHT + 300);
    }
}
