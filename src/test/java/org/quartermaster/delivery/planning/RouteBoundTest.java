package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.PlanAuditorTest.HOUR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteBoundTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isNeverAboveTheAuditorNorWithoutAnAnswerWhereNoRuleIsBroken(long seed) {
        RoutingProblem problem = Samples.tied(60, 20, seed);
        var auditor = new PlanAuditor(problem);
        var bound = new RouteBound(problem);
        RoutingPlan plan = Samples.anyPlan(problem, seed);
        for (int v = 0; v < plan.routes().size(); v++) {
            for (int length = 1; length <= plan.routes().get(v).size(); length++) {
                RouteAudit route = auditor.drive(v, plan.routes().get(v).subList(0, length));
                long least = bound.cents(v, plan.routes().get(v).subList(0, length));
                boolean isFeasible = auditor.violations(route).isEmpty();

                assertThat(isFeasible && least > route.cost().total()).as("vehicle %d, %d stops: at least %d of %s", v, length, least, route.cost()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isWhatTheAuditorCountsWithoutABreak(long seed) {
        RoutingProblem problem = Samples.mixed(60, 40, seed);
        var auditor = new PlanAuditor(problem);
        var bound = new RouteBound(problem);
        RoutingPlan plan = Samples.anyPlan(problem, seed);
        for (int v = 0; v < plan.routes().size(); v++) {
            List<Integer> visited = plan.routes().get(v);
            RouteAudit route = auditor.drive(v, visited);
            int vehicle = v;
            boolean isRefused = visited.isEmpty() || !visited.stream().allMatch(stop -> bound.mayVisit(vehicle, stop)) || bound.cents(v, visited) == RouteBound.NEVER;

            assertThat(auditor.violations(route).isEmpty() && !visited.isEmpty()).isEqualTo(!isRefused);
            assertThat(isRefused ? route.cost().total() : bound.cents(v, visited)).isEqualTo(route.cost().total());
        }
    }

    @Test
    void waitingAndTheUseOfTheVehicleCost() {
        // the auditor's first example: 240 for metres, 520 for driving and service, 1640 for waiting, 500 for use
        RoutingProblem problem = PlanAuditorTest.problem(PlanAuditorTest.stop(1, 8 * HOUR + 1800, 9 * HOUR), PlanAuditorTest.stop(2, 9 * HOUR, 10 * HOUR));

        assertThat(new RouteBound(problem).cents(0, List.of(0, 1))).isEqualTo(2900);
        assertThat(new RouteBound(problem).cents(0, List.of(1, 0))).as("place 1 closed when place 2 opened").isEqualTo(RouteBound.NEVER);
    }
}
