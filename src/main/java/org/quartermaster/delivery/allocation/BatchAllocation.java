package org.quartermaster.delivery.allocation;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.RuinRecreateMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The best allocation of many orders together: prices of what is scarce give a start and a bound that nothing can beat, Timefold's local search improves the
 * start until the time is over. Deterministic but for the time limit.
 */
public final class BatchAllocation {
    private static final double CLOSE_ENOUGH = 1e-6;

    /**
     * What came out.
     *
     * @param chosen        the way of each order in the order given; empty when it waits
     * @param cents         score of all, waiting included
     * @param inTurnCents   the same when the orders come one by one
     * @param byPricesCents the same before the local search
     * @param boundCents    no allocation among the same ways costs less
     * @param agrees        whether the constraints' score is the sum of the ways
     */
    public record Outcome(List<Optional<Option>> chosen, long cents, long inTurnCents, long byPricesCents, long boundCents, boolean agrees) {
        /** How far above the bound at most, as a share of the bound. */
        public double gap() {
            return boundCents <= 0 ? 0 : (double) cents / boundCents - 1;
        }
    }

    /**
     * Allocates.
     *
     * @param orders urgent ones first; matters only for the start
     * @param millis of local search; 0 leaves it out
     * @param seed   of the local search
     */
    public Outcome allocate(AllocationProblem problem, Strategy strategy, List<Demand> orders, long millis, long seed) {
        BatchModel model = BatchModel.of(problem, strategy, orders);
        long inTurn = model.cents(model.inTurn());
        var search = new BatchSearch(model);
        int[] chosen = search.from(model.inTurn());
        var prices = new LimitPrices(model, model.cents(chosen));
        int[] priced = search.byPrices(prices.prices());
        long byPrices = Math.min(model.cents(priced), model.cents(chosen));
        var solution = new BatchSolution(model, model.cents(priced) <= model.cents(chosen) ? priced : chosen);
        boolean isOpen = byPrices > prices.bound() * (1 + CLOSE_ENOUGH);
        BatchSolution solved = millis > 0 && isOpen ? solver(millis, seed).buildSolver().solve(solution) : solution;
        HardSoftLongScore score = SolutionManager.<BatchSolution, HardSoftLongScore>create(solver(1, seed)).update(solved);
        long cents = solved.choices().stream().mapToLong(choice -> choice.way().cents()).sum();
        return new Outcome(options(solved), cents, inTurn, byPrices, Math.min(cents, prices.bound()), score.equals(HardSoftLongScore.of(0, -cents)));
    }

    private static List<Optional<Option>> options(BatchSolution solved) {
        var options = new ArrayList<Optional<Option>>();
        solved.choices().forEach(choice -> options.add(Optional.ofNullable(choice.way().option())));
        return options;
    }

    private static SolverFactory<BatchSolution> solver(long millis, long seed) {
        var search = new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new UnionMoveSelectorConfig().withMoveSelectors(new ChangeMoveSelectorConfig().withFixedProbabilityWeight(20.0),
                        new RuinRecreateMoveSelectorConfig().withMinimumRuinedCount(2).withMaximumRuinedCount(6).withFixedProbabilityWeight(1.0)))
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize((int) Math.clamp(millis / 100, 10, 400)))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
        return SolverFactory.create(new SolverConfig().withClassLoader(BatchAllocation.class.getClassLoader()).withSolutionClass(BatchSolution.class)
                .withEntityClasses(Choice.class).withConstraintProviderClass(ChoiceConstraints.class).withRandomSeed(seed).withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(millis)).withPhases(search));
    }
}
