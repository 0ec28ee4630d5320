package org.quartermaster.replenishment.planning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.planning.JointPlanner.Effort;

class JointPlannerTest {

    private static final Effort SHORT = new Effort(Duration.ofSeconds(3), Duration.ofSeconds(1), 1);

    @Test
    void startBreaksNoRule() {
        for (long seed = 0; seed < 20; seed++) {
            var problem = withoutPins(Problems.random(200, seed, seed % 2 == 0 ? 1 : 0.4));
            assertThat(PlanAudit.of(problem, FeasibleStart.of(problem)).hard()).as("seed %d", seed).isZero();
        }
    }

    @Test
    void planBreaksNoRuleAndCostsLessThanItsStart() {
        var problem = withoutPins(Problems.random(150, 3, 0.6));
        JointPlan plan = new JointPlanner(SHORT).plan(problem);
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.audit().totalCents()).isLessThan(plan.start().totalCents());
    }

    @Test
    void scoreStaysRightUnderEveryMove() {
        var problem = Problems.random(30, 8, 0.7);
        var config = JointPlanner.config(SHORT, 30, EnvironmentMode.FULL_ASSERT)
                .withTerminationConfig(new TerminationConfig().withStepCountLimit(400));
        var best = SolverFactory.<JointSolution>create(config).buildSolver().solve(JointPlanner.solution(problem, FeasibleStart.of(problem)));
        var audit = PlanAudit.of(problem, best.choices());
        assertThat(best.score().hardScore()).isEqualTo(audit.hard());
        assertThat(best.score().softScore()).isEqualTo(-audit.totalCents());
    }

    @Test
    void pinnedLinesStay() {
        var problem = Problems.random(120, 4, 1);
        JointPlan plan = new JointPlanner(SHORT).plan(problem);
        assertThat(problem.needs()).anyMatch(Need::isPinned);
        for (Need need : problem.needs()) {
            if (need.isPinned()) {
                assertThat(plan.choices().get(need.id())).isEqualTo(need.reference());
            }
        }
    }

    /** Two lines of 40 units (80.00 each) of a supplier that takes 150.00 at least: only together, on one day. */
    @Test
    void mergesLinesToReachTheSuppliersMinimum() {
        var picky = new PlanSupplier(2, 15_000, 1_000);
        var problem = new JointProblem(List.of(
                Problems.need(0, picky, Problems.LEEDS, new OrderChoice(0, 4, 0), false),
                Problems.need(1, picky, Problems.LEEDS, new OrderChoice(0, 4, 3), false)), Budget.UNLIMITED);
        JointPlan plan = new JointPlanner(SHORT).plan(problem);
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.choices()).allMatch(choice -> choice.packs() > 0);
        assertThat(plan.choices().get(0).day()).isEqualTo(plan.choices().get(1).day());
    }

    private static JointProblem withoutPins(JointProblem problem) {
        return new JointProblem(problem.needs().stream().map(n -> new Need(n.id(), n.warehouse(), n.freeUnits(), n.arrivals(), n.sources(), n.marginMicros(),
                n.holdingMicrosPerDay(), n.referenceMicros(), n.lineCents(), n.mostUnits(), n.centilitresPerUnit(), n.optimum(), n.reference(), n.departureCents(), false))
                .toList(), problem.budget());
    }
}
