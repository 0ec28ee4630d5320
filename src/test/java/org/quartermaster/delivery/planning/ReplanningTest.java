package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A day with 100 stops, planned, and driven until 11:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplanningTest {
    private static final int NOON_LESS_ONE = 11 * 3600;
    private static final SearchBudget SHORT = SearchBudget.ofIterations(20_000, 1);

    private RoutingProblem problem;
    private LiveDay day;

    @BeforeAll
    void plan() {
        problem = Samples.plain(100, 16, Samples.RATES, 12);
        RoutingPlan plan = search(problem, RoutingPlan.empty(problem), 40_000);
        day = LiveDay.at(problem, plan, NOON_LESS_ONE);
    }

    private static RoutingPlan search(RoutingProblem problem, RoutingPlan from, long iterations) {
        return new RuinAndRecreate(problem, SearchBudget.ofIterations(iterations, 1)).search(from, _ -> { }, () -> false);
    }

    private int vehicleOut() {
        return java.util.stream.IntStream.range(0, problem.vehicles().size()).filter(v -> day.plan().routes().get(v).size() > day.visitedBy(v).size() + 2)
                .filter(v -> !day.visitedBy(v).isEmpty()).findFirst().orElseThrow();
    }

    private void keepsWhatWasVisited(Replanning.Answer answer) {
        assertThat(answer.audit().violations()).isEmpty();
        for (int v = 0; v < problem.vehicles().size(); v++) {
            List<Integer> visited = day.visitedBy(v);
            assertThat(answer.plan().routes().get(v).subList(0, visited.size())).isEqualTo(visited);
        }
    }

    /** At most a tenth moved and at most 1 % dearer than a search that may move everybody, from nothing but what was visited. */
    private static void isStableAndGood(LiveDay after, Replanning.Answer answer) {
        RoutingPlan free = search(after.problem(), RoutingPlan.empty(after.problem()), 40_000);
        PlanAudit scratch = new PlanAuditor(after.problem()).audit(free);
        assertThat(answer.movedShare()).isLessThanOrEqualTo(0.1);
        assertThat(answer.audit().medium()).isGreaterThanOrEqualTo(scratch.medium());
        assertThat(-answer.audit().soft()).isLessThanOrEqualTo((long) (-scratch.soft() * 1.01));
    }

    @Test
    void dropsACancelledOrder() {
        int stop = day.open().getFirst();
        LiveDay after = day.after(new DayEvent.Cancelled(stop));

        Replanning.Answer answer = Replanning.replan(after, SHORT);

        keepsWhatWasVisited(answer);
        assertThat(answer.plan().vehicleOf(stop)).isEqualTo(-1);
        assertThat(answer.audit().medium()).isZero();
        isStableAndGood(after, answer);
    }

    @Test
    void cancelsNobodyWhoWasVisited() {
        int visited = day.visitedBy(vehicleOut()).getFirst();

        assertThatThrownBy(() -> day.after(new DayEvent.Cancelled(visited))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was visited already");
    }

    @Test
    void takesAnUrgentOrderIn() {
        var stop = Stop.of(999, 5, new Load(0, 0, 3), new Window(13 * 3600, 17 * 3600), 300);
        LiveDay after = day.after(new DayEvent.Urgent(stop));

        Replanning.Answer answer = Replanning.replan(after, SHORT);

        keepsWhatWasVisited(answer);
        assertThat(answer.plan().vehicleOf(problem.stops().size())).isNotNegative();
        isStableAndGood(after, answer);
    }

    @Test
    void plansAroundALateVehicle() {
        int late = vehicleOut();
        LiveDay after = day.after(new DayEvent.Late(late, 40 * 60));

        Replanning.Answer answer = Replanning.replan(after, SHORT);

        keepsWhatWasVisited(answer);
        List<Integer> route = answer.plan().routes().get(late);
        int begun = day.visitedBy(late).size();
        RouteAudit driven = new PlanAuditor(after.problem()).drive(late, route);
        if (route.size() > begun) {
            int left = new PlanAuditor(problem).drive(late, route).visits().get(begun - 1).leave();
            assertThat(driven.visits().get(begun).arrival() - driven.visits().get(begun).drive()).isEqualTo(left + 40 * 60);
        }
        isStableAndGood(after, answer);
    }

    @Test
    void givesTheStopsOfABrokenVehicleToOthers() {
        int broken = vehicleOut();
        LiveDay after = day.after(new DayEvent.Breakdown(broken));

        Replanning.Answer answer = Replanning.replan(after, SHORT);

        keepsWhatWasVisited(answer);
        assertThat(answer.plan().routes().get(broken)).isEqualTo(day.visitedBy(broken));
        assertThat(answer.movedShare()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void movesLessWhenMovingCostsMore() {
        LiveDay after = day.after(new DayEvent.Late(vehicleOut(), 90 * 60));
        long free = moved(after, 0);
        long kept = moved(after, 5);

        assertThat(kept).isLessThan(free);
    }

    private static long moved(LiveDay day, double legsPerMove) {
        RoutingPlan plan = new RuinAndRecreate(day.problem(), SHORT).keeping(day.plan(), legsPerMove).search(day.plan(), _ -> { }, () -> false);
        return day.open().stream().filter(stop -> plan.vehicleOf(stop) != day.plan().vehicleOf(stop)).count();
    }

    @Test
    void countsWhatWasVisitedByItsPlannedBegin() {
        // VAN serves place 1 at 8:00 + 100 s and place 2 at 8:00 + 260 s
        RoutingProblem line = PlanAuditorTest.problem(PlanAuditorTest.stop(1, 8 * 3600, 9 * 3600), PlanAuditorTest.stop(2, 8 * 3600, 9 * 3600));
        var plan = new RoutingPlan(List.of(List.of(0, 1)));

        assertThat(LiveDay.at(line, plan, 8 * 3600 + 99).visitedBy(0)).isEmpty();
        assertThat(LiveDay.at(line, plan, 8 * 3600 + 100).visitedBy(0)).containsExactly(0);
        assertThat(LiveDay.visited(line, plan, Map.of(0, 2)).visitedBy(0)).containsExactly(0, 1);
    }
}
