package org.quartermaster.delivery.planning;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.kopt.KOptListMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.phase.custom.CustomPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import ai.timefold.solver.core.impl.phase.scope.AbstractStepScope;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One solver with one score: the search by string removals first, then late acceptance over the constraints, which polishes and verifies. */
public final class RoutingSolver {
    private final int seeds;

    /** One search. */
    public RoutingSolver() {
        this(1);
    }

    /** @param searches by string removals from as many seeds at once, the best kept, ≥ 1 */
    public RoutingSolver(int searches) {
        seeds = searches;
    }

    /**
     * What came out.
     *
     * @param plan       the best plan
     * @param audit      its times and money by the auditor
     * @param iterations steps of the search by string removals
     * @param agrees     whether the constraints' score is the auditor's to the cent
     */
    public record Outcome(RoutingPlan plan, PlanAudit audit, long iterations, boolean agrees) {
    }

    /**
     * Solves.
     *
     * @param from         plan to start from, {@link RoutingPlan#empty} when there is none
     * @param budget       of the search by string removals
     * @param polishMillis of the late acceptance after it; 0 leaves it out
     * @param listen       told each better plan of the search
     * @param stop         asked often, in the calling thread; true ends it with the best so far
     */
    public Outcome solve(RoutingProblem problem, RoutingPlan from, SearchBudget budget, long polishMillis, Consumer<SearchProgress> listen,
                         BooleanSupplier stop) {
        if (problem.stops().isEmpty() || problem.vehicles().isEmpty()) {
            RoutingPlan plan = RoutingPlan.empty(problem);
            return new Outcome(plan, new PlanAuditor(problem).audit(plan), 0, true);
        }
        var search = new StringRemovalPhase(budget, seeds, listen, stop);
        Solver<RoutingSolution> solver = SolverFactory.<RoutingSolution>create(config(search, polishMillis, budget.seed())).buildSolver();
        RoutingSolution solved = solveUntil(stop, solver, new RoutingSolution(problem, from));
        RoutingPlan plan = solved.plan();
        boolean agrees = scoreOf(new PlanAuditor(problem).audit(plan)).equals(solved.score());
        RoutingPlan kept = Trimming.of(problem, plan);
        return new Outcome(kept, new PlanAuditor(problem).audit(kept), search.iterations(), agrees);
    }

    /** The score of a plan by the constraints alone. */
    static HardMediumSoftLongScore score(RoutingProblem problem, RoutingPlan plan) {
        var factory = SolverFactory.<RoutingSolution>create(base());
        return SolutionManager.<RoutingSolution, HardMediumSoftLongScore>create(factory).update(new RoutingSolution(problem, plan));
    }

    /** The auditor's figures as a score. */
    static HardMediumSoftLongScore scoreOf(PlanAudit audit) {
        return HardMediumSoftLongScore.of(audit.hard(), audit.medium(), audit.soft());
    }

    /** Asks in the solver's own thread: whoever is asked may read the database, which a thread that no component knows must not. */
    private static RoutingSolution solveUntil(BooleanSupplier stop, Solver<RoutingSolution> solver, RoutingSolution problem) {
        ((DefaultSolver<RoutingSolution>) solver).addPhaseLifecycleListener(new PhaseLifecycleListenerAdapter<>() {
            @Override
            public void stepEnded(AbstractStepScope<RoutingSolution> step) {
                if (stop.getAsBoolean()) {
                    solver.terminateEarly();
                }
            }
        });
        return solver.solve(problem);
    }

    static SolverConfig base() {
        return new SolverConfig()
                .withClassLoader(RoutingSolver.class.getClassLoader())
                .withSolutionClass(RoutingSolution.class)
                .withEntityClasses(Van.class, Visit.class)
                .withConstraintProviderClass(RoutingConstraints.class);
    }

    private static SolverConfig config(StringRemovalPhase search, long polishMillis, long seed) {
        SolverConfig config = base().withRandomSeed(seed).withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(Long.MAX_VALUE / 2));
        CustomPhaseConfig first = new CustomPhaseConfig().withCustomPhaseCommands(search);
        return polishMillis == 0 ? config.withPhases(first) : config.withPhases(first, polish(polishMillis));
    }

    /** Late acceptance sized to the budget: 3 per second suits tens of seconds, the default of 400 only minutes. */
    private static LocalSearchPhaseConfig polish(long millis) {
        int size = (int) Math.clamp(3 * millis / 1000, 5, 400);
        var polish = new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new UnionMoveSelectorConfig().withMoveSelectors(new ListChangeMoveSelectorConfig(),
                        new ListSwapMoveSelectorConfig(), new KOptListMoveSelectorConfig(), new SubListChangeMoveSelectorConfig(),
                        new SubListSwapMoveSelectorConfig()))
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(size))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
        polish.setTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(millis));
        return polish;
    }
}
