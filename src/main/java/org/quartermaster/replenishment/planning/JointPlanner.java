package org.quartermaster.replenishment.planning;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plans lines jointly: a feasible start from the per-line optimum and from the prices that prove the bound, then late acceptance with a buyer's moves
 * until time is up or nothing improves.
 */
public final class JointPlanner {

    private static final int STEPS_BEFORE = 120;
    private static final int STEPS_AFTER = 80;
    private static final int OFFER_EVERY = 20;

    private final Effort effort;

    /**
     * How hard to try.
     *
     * @param limit      at most this long
     * @param unimproved stop when nothing got better for this long
     * @param seed       of the search
     */
    public record Effort(Duration limit, Duration unimproved, long seed) {
        public static Effort ofSeconds(long seconds, long seed) {
            return new Effort(Duration.ofSeconds(seconds), Duration.ofMillis(Math.max(500, seconds * 250)), seed);
        }
    }

    private final AtomicReference<Solver<JointSolution>> running = new AtomicReference<>();

    public JointPlanner(Effort effort) {
        this.effort = effort;
    }

    /** Plans. The result breaks no rule unless pinned lines alone do. */
    public JointPlan plan(JointProblem problem) {
        long began = System.nanoTime();
        var run = new Run(problem);
        PlanAudit first = run.audit;
        run.raise(STEPS_BEFORE);
        long moves = problem.needs().stream().allMatch(Need::isPinned) ? 0 : run.search();
        run.raise(STEPS_AFTER);
        return new JointPlan(run.choices, first, run.audit, run.relaxation.bound(), moves, (System.nanoTime() - began) / 1_000_000);
    }

    /** The best plan so far and the bound under it. */
    private final class Run {
        private final JointProblem problem;
        private final JointRelaxation relaxation;
        private List<OrderChoice> choices;
        private PlanAudit audit;

        Run(JointProblem problem) {
            this.problem = problem;
            this.relaxation = new JointRelaxation(problem, null, _ -> true);
            this.choices = FeasibleStart.of(problem);
            this.audit = PlanAudit.of(problem, choices);
        }

        /** Raises the bound; what the lines would do at its prices is a plan once it is made to break no rule. */
        void raise(int steps) {
            for (int step = 0; step < steps; step++) {
                relaxation.step(audit.totalCents());
                if (step % OFFER_EVERY == OFFER_EVERY - 1) {
                    offer(FeasibleStart.of(problem, OrderDays.choices(problem, relaxation)));
                }
            }
        }

        private void offer(List<OrderChoice> others) {
            PlanAudit other = PlanAudit.of(problem, others);
            if (other.hard() > audit.hard() || other.hard() == audit.hard() && other.totalCents() < audit.totalCents()) {
                choices = others;
                audit = other;
            }
        }

        long search() {
            Solver<JointSolution> solver = SolverFactory.<JointSolution>create(config(effort, problem.needs().size(), EnvironmentMode.NO_ASSERT)).buildSolver();
            running.set(solver);
            JointSolution found = solver.solve(solution(problem, choices));
            running.set(null);
            offer(found.choices());
            return ((DefaultSolver<?>) solver).getMoveEvaluationCount();
        }
    }

    /** Stops the running search; {@link #plan} then returns the best plan so far. */
    public void stop() {
        Solver<JointSolution> solver = running.get();
        if (solver != null) {
            solver.terminateEarly();
        }
    }

    static JointSolution solution(JointProblem problem, List<OrderChoice> choices) {
        var lines = new ArrayList<PlannedLine>();
        for (int i = 0; i < choices.size(); i++) {
            lines.add(new PlannedLine(problem.needs().get(i), choices.get(i)));
        }
        return new JointSolution(lines, problem.budget());
    }

    static SolverConfig config(Effort effort, int lines, EnvironmentMode mode) {
        return new SolverConfig(JointPlanner.class.getClassLoader())
                .withSolutionClass(JointSolution.class)
                .withEntityClasses(PlannedLine.class)
                .withConstraintProviderClass(JointConstraints.class)
                .withEnvironmentMode(mode)
                .withRandomSeed(effort.seed())
                .withTerminationConfig(new TerminationConfig()
                        .withMillisecondsSpentLimit(effort.limit().toMillis())
                        .withUnimprovedMillisecondsSpentLimit(effort.unimproved().toMillis()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(LineMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(lateAcceptanceSize(effort, lines)))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    }

    /** Longer memory where there is more time per line: about a twentieth of the moves that fit into the time, per line. */
    static int lateAcceptanceSize(Effort effort, int lines) {
        long moves = effort.limit().toMillis() * 50;
        return (int) Math.clamp(moves / Math.max(1, lines) / 20 * 10, 50, 5_000);
    }

}
