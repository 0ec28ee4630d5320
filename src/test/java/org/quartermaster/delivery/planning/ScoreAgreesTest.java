package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreAgreesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void constraintsAndAuditorAgreeOnAnyPlan(long seed) {
        RoutingProblem problem = Samples.mixed(40, 6, seed);
        RoutingPlan plan = Samples.anyPlan(problem, seed);

        PlanAudit audit = new PlanAuditor(problem).audit(plan);

        assertThat(audit.hard()).isNegative();
        assertThat(RoutingSolver.score(problem, plan)).isEqualTo(RoutingSolver.scoreOf(audit));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void constraintsAndAuditorAgreeOnAnyPlanOfTiedStops(long seed) {
        RoutingProblem problem = Samples.tied(40, 6, seed);
        RoutingPlan plan = Samples.anyPlan(problem, seed);

        PlanAudit audit = new PlanAuditor(problem).audit(plan);

        assertThat(audit.violations()).hasAtLeastOneElementOfType(Violation.PairBroken.class);
        assertThat(RoutingSolver.score(problem, plan)).isEqualTo(RoutingSolver.scoreOf(audit));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSolverKeepsStopsTogetherAndAgreesWithTheAuditor(long seed) {
        RoutingProblem problem = Samples.tied(50, 5, seed);

        var outcome = new RoutingSolver().solve(problem, RoutingPlan.empty(problem), SearchBudget.ofIterations(400, seed), 300, _ -> { }, () -> false);

        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.audit().violations()).isEmpty();
        assertThat(outcome.plan().routes().get(1).getFirst()).isZero();
        for (SideRules.Pair pair : problem.sideRules().pairs()) {
            assertThat(outcome.plan().vehicleOf(pair.delivery())).isEqualTo(outcome.plan().vehicleOf(pair.pickup()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSearchCountsTheMoneyOfTheAuditorForTiedStops(long seed) {
        RoutingProblem problem = Samples.tied(40, 5, seed);
        var last = new SearchProgress[1];

        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(400, seed))
                .search(RoutingPlan.empty(problem), progress -> last[0] = progress, () -> false);

        PlanAudit audit = new PlanAuditor(problem).audit(plan);
        assertThat(audit.violations()).isEmpty();
        assertThat(last[0].missing()).isEqualTo(-audit.medium());
        assertThat(last[0].cents()).isBetween(-audit.soft() - 30.0, -audit.soft() + 30.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSolverAgreesWithTheAuditorAndIsFeasible(long seed) {
        RoutingProblem problem = Samples.mixed(60, 5, seed);

        var outcome = new RoutingSolver().solve(problem, RoutingPlan.empty(problem), SearchBudget.ofIterations(2000, seed), 300, _ -> { }, () -> false);

        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.audit().violations()).isEmpty();
        assertThat(outcome.audit().visits().count() + outcome.audit().unserved().size()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSearchCountsTheMoneyOfTheAuditor(long seed) {
        RoutingProblem problem = Samples.mixed(50, 5, seed);
        var last = new SearchProgress[1];

        RoutingPlan plan = new RuinAndRecreate(problem, SearchBudget.ofIterations(3000, seed))
                .search(RoutingPlan.empty(problem), progress -> last[0] = progress, () -> false);

        PlanAudit audit = new PlanAuditor(problem).audit(plan);
        assertThat(audit.violations()).isEmpty();
        assertThat(last[0].plan()).isEqualTo(plan);
        assertThat(last[0].missing()).isEqualTo(-audit.medium());
        // each of three parts of at most five routes and each late visit is rounded by at most half a cent
        assertThat(last[0].cents()).isBetween(-audit.soft() - 30.0, -audit.soft() + 30.0);
    }

    @Test
    void polishingNeverMakesThePlanWorse() {
        RoutingProblem problem = Samples.mixed(40, 5, 11);
        var raw = new RoutingSolver().solve(problem, RoutingPlan.empty(problem), SearchBudget.ofIterations(500, 1), 0, _ -> { }, () -> false);
        var polished = new RoutingSolver().solve(problem, RoutingPlan.empty(problem), SearchBudget.ofIterations(500, 1), 500, _ -> { }, () -> false);

        assertThat(polished.audit()).isGreaterThanOrEqualTo(raw.audit());
    }
}
