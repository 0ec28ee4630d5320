package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Plans a horizon: every item's own best orders, made to break no rule; order calendars; prices for what is shared, which prove a bound; a search over
 * the trucks of every lane, with every item's exact best orders within them, while the bound is raised beside it; then late acceptance over packs with the
 * buyer's moves until the time is up.
 */
public final class HorizonPlanner {

    private static final double CALENDAR_SHARE = 0.05;
    private static final double PRICE_SHARE = 0.35;
    private static final double LANE_SHARE = 0.93;
    /** From then on a second search finds more than the bound still rises. */
    private static final double RAISED_SHARE = 0.8;

    private final Duration limit;
    private final long seed;
    private final LongSupplier nanos;
    private final AtomicReference<Solver<HorizonSolution>> running = new AtomicReference<>();
    private volatile boolean isStopped;

    /** @param limit wall-clock time for everything */
    public HorizonPlanner(Duration limit, long seed) {
        this(limit, seed, System::nanoTime);
    }

    /** @param limit time for everything by the clock {@code nanos}, which may count the processor's time */
    public HorizonPlanner(Duration limit, long seed, LongSupplier nanos) {
        this.limit = limit;
        this.seed = seed;
        this.nanos = nanos;
    }

    /** Plans. The result breaks no rule unless pinned cells alone do; it is the same for the same seed as far as time allows the same moves. */
    public HorizonPlan plan(HorizonProblem problem) {
        return new Run(problem).plan();
    }

    /** Any packs made to break no rule: what is too much goes, orders below a minimum grow or go; pinned cells stay. */
    public static int[] repaired(HorizonProblem problem, int[] packs) {
        return Repair.of(problem, packs);
    }

    /** Stops; {@link #plan} then returns the best plan so far. */
    public void stop() {
        isStopped = true;
        Solver<HorizonSolution> solver = running.get();
        if (solver != null) {
            solver.terminateEarly();
        }
    }

    private final class Run {
        private final HorizonProblem problem;
        private final long began = nanos.getAsLong();
        private final ItemProgram program;
        private final ItemTables[] tables;
        private final Relaxation relaxation;
        private final Calendars calendars;
        private int[] best;
        private HorizonAudit audit;
        private double bound;

        Run(HorizonProblem problem) {
            this.problem = problem;
            this.program = new ItemProgram(problem);
            this.tables = problem.items().stream().map(item -> program.tables(item)).toArray(ItemTables[]::new);
            this.relaxation = new Relaxation(problem, program, tables);
            this.calendars = new Calendars(problem, program, tables, relaxation, () -> isStopped || elapsed() > CALENDAR_SHARE * limit.toMillis());
        }

        private double elapsed() {
            return (nanos.getAsLong() - began) / 1e6;
        }

        HorizonPlan plan() {
            best = Repair.of(problem, calendars.first());
            audit = HorizonAudit.of(problem, best);
            HorizonAudit start = audit;
            double first = elapsed() / 1_000;
            offer(calendars.improved());
            relax();
            long moves = searchLanes();
            moves += search();
            return new HorizonPlan(best, start, audit, bound, first, elapsed() / 1_000, moves);
        }

        private void offer(int[] packs) {
            keep(Repair.of(problem, packs));
        }

        private void relax() {
            relaxation.start(best);
            for (int step = 0; !isStopped && (step == 0 || elapsed() < PRICE_SHARE * limit.toMillis() && !relaxation.isSettled()); step++) {
                relaxation.step(audit.total());
                if (step % 20 == 19) {
                    offer(relaxation.packs());
                }
            }
            bound = relaxation.bound();
        }

        /** Looks for better calendars of trucks while the bound is raised beside it; then two searches share the warehouses. */
        private long searchLanes() {
            double end = LANE_SHARE * limit.toMillis();
            BooleanSupplier stop = () -> isStopped || elapsed() >= RAISED_SHARE * limit.toMillis();
            var lanes = new Lanes(problem, relaxation, program);
            double from = elapsed();
            DoubleSupplier over = () -> isStopped || elapsed() >= end ? 1 : (elapsed() - from) / (end - from);
            var isRaised = new AtomicBoolean();
            LaneSearch search = laneSearch(best, _ -> true, seed, lanes::suggestion, new LaneSearch.Watch(over, () -> isRaised.get() ? 0 : 1));
            var duet = new Duet(problem, (start, warehouses, lot, watch) -> laneSearch(start, warehouses, lot, () -> null, watch), seed + 1, over);
            try (var beside = Executors.newSingleThreadExecutor()) {
                Future<?> raised = beside.submit(() -> {
                    lanes.grow(search::bestCost, stop);
                    isRaised.set(true);
                });
                search.run();
                raised.get();
                keep(duet.improved(search.best(), beside));
            } catch (InterruptedException e) {
                isStopped = true;
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            bound = Math.max(bound, lanes.bound());
            keep(search.best());
            return search.moves() + duet.moves();
        }

        private LaneSearch laneSearch(int[] start, IntPredicate warehouses, long lot, Supplier<int[]> suggestions, LaneSearch.Watch watch) {
            var ledger = new HorizonLedger(problem, start.clone());
            var strain = new Strain(problem, ledger);
            var response = new BestResponse(problem, program, tables, relaxation, ledger, strain);
            return new LaneSearch(problem, ledger, response, strain, warehouses, lot, suggestions, watch);
        }

        private void keep(int[] packs) {
            HorizonAudit other = HorizonAudit.of(problem, packs);
            if (other.hard() > audit.hard() || other.hard() == audit.hard() && other.total() < audit.total()) {
                best = packs;
                audit = other;
            }
        }

        private long search() {
            long left = limit.toMillis() - (long) elapsed();
            if (left < 50 || isStopped) {
                return 0;
            }
            Solver<HorizonSolution> solver = SolverFactory.<HorizonSolution>create(config(Duration.ofDays(1), seed, EnvironmentMode.NO_ASSERT)).buildSolver();
            running.set(solver);
            HorizonSolution found = watched(solver);
            running.set(null);
            keep(found.packs());
            return ((DefaultSolver<?>) solver).getMoveEvaluationCount();
        }

        /** The solver's own limit is wall-clock time; ours may be another. */
        private HorizonSolution watched(Solver<HorizonSolution> solver) {
            try (var watch = Executors.newSingleThreadScheduledExecutor()) {
                watch.scheduleAtFixedRate(() -> {
                    if (elapsed() > limit.toMillis()) {
                        solver.terminateEarly();
                    }
                }, 50, 50, TimeUnit.MILLISECONDS);
                HorizonSolution found = solver.solve(new HorizonSolution(problem, best.clone()));
                watch.shutdownNow();
                return found;
            }
        }
    }

    static SolverConfig config(Duration left, long seed, EnvironmentMode mode) {
        return new SolverConfig(HorizonPlanner.class.getClassLoader())
                .withSolutionClass(HorizonSolution.class)
                .withEntityClasses(Cell.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(HorizonScore.class))
                .withEnvironmentMode(mode)
                .withRandomSeed(seed)
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(left.toMillis()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(CellMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(200))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    }
}
