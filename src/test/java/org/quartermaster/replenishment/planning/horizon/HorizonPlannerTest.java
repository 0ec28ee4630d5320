package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HorizonPlannerTest {

    private static final ItemProgram.Prices FREE = (_, _) -> true;

    /**
     * Ten a week for four weeks, ten in stock, packs of ten, a week of lead time. Ordering 30 at once in week 0: a line at 1.00; stock 0, 20, 10, 0 units at
     * 0.05 = 1.50; together 2.50. Ordering 20 and then 10: two lines 2.00, stock 10 + 0 + 0 → 0.50; the same 2.50. Three lines: 3.00. One order at 10.00 or
     * two at 20.00 decide it: 12.50.
     */
    @Test
    void ordersOnceWhereAnOrderCostsMoreThanHolding() {
        var problem = Horizons.problem(1, List.of(Horizons.punctual(4, 1)), List.of(Horizons.item(0, Horizons.steady(4, 1, 10, 10), List.of(Horizons.source(0, 10, 10, 9)))));
        HorizonPlan plan = new HorizonPlanner(Duration.ofSeconds(1), 1).plan(problem);
        assertThat(plan.packs()).containsExactly(3, 0, 0, 0);
        assertThat(plan.audit().total()).isEqualTo(12_500_000);
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.bound()).isLessThanOrEqualTo(12_500_000);
        assertThat(plan.gap()).isCloseTo(0, within(0.02));
    }

    @Test
    void ledgerAndAuditorAgreeOnAnyPacks() {
        for (long seed = 0; seed < 60; seed++) {
            var problem = Horizons.random(24, seed, seed % 3 == 0);
            int[] packs = anyPacks(problem, new Random(seed));
            var ledger = new HorizonLedger(problem, new int[packs.length]);
            var order = new Random(seed + 1);
            for (int change = 0; change < 3_000; change++) {
                int i = order.nextInt(problem.items().size());
                int at = order.nextInt(ledger.firstCell[i + 1] - ledger.firstCell[i]);
                ledger.set(i, at / problem.weeks(), at % problem.weeks(), packs[ledger.firstCell[i] + order.nextInt(1 + at)]);
            }
            var audit = HorizonAudit.of(problem, ledger.packs);
            assertThat(ledger.cost()).as("cost, seed %d", seed).isEqualTo(audit.total());
            assertThat(ledger.hard()).as("rules, seed %d", seed).isEqualTo(audit.hard());
        }
    }

    @Test
    void solverAndAuditorAgreeUnderEveryMove() {
        var problem = Horizons.random(18, 4, true);
        var config = HorizonPlanner.config(Duration.ofSeconds(30), 1, EnvironmentMode.FULL_ASSERT).withTerminationConfig(new TerminationConfig().withStepCountLimit(300));
        var best = SolverFactory.<HorizonSolution>create(config).buildSolver().solve(new HorizonSolution(problem, Repair.of(problem, new int[problem.cells()[18]])));
        var audit = HorizonAudit.of(problem, best.packs());
        assertThat(best.getScore().hardScore()).isEqualTo(audit.hard());
        assertThat(best.getScore().softScore()).isEqualTo(-audit.total());
    }

    /** With one source the program's value is what its orders cost, and no other orders of the item cost less (all of them are tried). */
    @Test
    void programOfOneItemIsExact() {
        for (long seed = 0; seed < 12; seed++) {
            var item = lone(seed);
            var problem = Horizons.problem(3, List.of(noOrderCost(seed)), List.of(item));
            var program = new ItemProgram(problem);
            ItemProgram.Answer answer = program.solve(item, program.tables(item), FREE);
            assertThat(answer.value()).as("seed %d", seed).isCloseTo(HorizonAudit.of(problem, answer.packs()).total(), within(1.0));
            assertThat(answer.value()).as("seed %d", seed).isCloseTo(leastOfAll(problem, 5), within(1.0));
        }
    }

    /** The best of all plans with up to {@code most} packs in each of the first four weeks. */
    private static long leastOfAll(HorizonProblem problem, int most) {
        long least = Long.MAX_VALUE;
        int[] packs = new int[problem.weeks()];
        for (int code = 0; code < (int) Math.pow(most + 1, 4); code++) {
            int rest = code;
            for (int week = 0; week < 4; week++) {
                packs[week] = rest % (most + 1);
                rest /= most + 1;
            }
            HorizonAudit audit = HorizonAudit.of(problem, packs);
            least = audit.isFeasible() ? Math.min(least, audit.total()) : least;
        }
        return least;
    }

    private static HorizonItem lone(long seed) {
        var random = new Random(seed);
        int[][] need = new int[3][5];
        for (int[] scenario : need) {
            int sum = -random.nextInt(6);
            for (int week = 0; week < 5; week++) {
                sum += random.nextInt(7);
                scenario[week] = sum;
            }
        }
        return Horizons.item(0, need, List.of(Horizons.source(0, 4, 4 + 4 * random.nextInt(2), 5)));
    }

    private static HorizonSupplier noOrderCost(long seed) {
        HorizonSupplier late = Horizons.supplier(0, 5, 3, 1, 0, 0, new Random(seed), 0.3);
        return new HorizonSupplier(0, 0, 0, 0, 1, 1, 1, late.takesOrders(), late.arrivals());
    }

    @Test
    void planBreaksNoRuleCostsNoMoreThanItsStartAndNoLessThanTheBound() {
        for (long seed = 0; seed < 4; seed++) {
            var problem = Horizons.random(40, seed, false);
            HorizonPlan plan = new HorizonPlanner(Duration.ofMillis(1_500), seed).plan(problem);
            assertThat(plan.audit().hard()).as("seed %d", seed).isZero();
            assertThat(plan.audit().total()).isLessThanOrEqualTo(plan.start().total());
            assertThat((double) plan.audit().total()).isGreaterThanOrEqualTo(plan.bound());
        }
    }

    /** Every look at the clock takes a second of the tenth that there is. */
    @Test
    @Timeout(120)
    void timeThatIsUpBeforeTheSearchBeginsEndsThePlan() {
        var clock = new AtomicLong();
        HorizonPlan plan = new HorizonPlanner(Duration.ofMillis(100), 1, () -> clock.addAndGet(1_000_000_000)).plan(Horizons.random(20, 1, false));
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat((double) plan.audit().total()).isGreaterThanOrEqualTo(plan.bound());
    }

    /** For any prices the relaxed value is a bound: no plan that the planner finds costs less than any of them. */
    @Test
    void boundHoldsForEveryPrice() {
        for (long seed = 0; seed < 6; seed++) {
            var problem = Horizons.random(20, seed, true);
            HorizonPlan plan = new HorizonPlanner(Duration.ofMillis(800), seed).plan(problem);
            var program = new ItemProgram(problem);
            var tables = problem.items().stream().map(item -> program.tables(item)).toArray(ItemTables[]::new);
            var relaxation = new Relaxation(problem, program, tables);
            relaxation.start(plan.packs());
            for (int step = 0; step < 40 && plan.audit().isFeasible(); step++) {
                assertThat(relaxation.step(plan.audit().total() * 1.1)).as("seed %d step %d", seed, step).isLessThanOrEqualTo((double) plan.audit().total());
            }
        }
    }

    @Test
    void pinnedCellsStay() {
        var problem = Horizons.random(30, 9, true);
        HorizonPlan plan = new HorizonPlanner(Duration.ofMillis(800), 1).plan(problem);
        int pins = 0;
        int cell = 0;
        for (HorizonItem item : problem.items()) {
            for (HorizonSource source : item.sources()) {
                for (int week = 0; week < problem.weeks(); week++, cell++) {
                    if (source.isPinned(week)) {
                        pins++;
                        assertThat(plan.packs()[cell]).isEqualTo(source.pinned()[week]);
                    }
                }
            }
        }
        assertThat(pins).isPositive();
    }

    private static int[] anyPacks(HorizonProblem problem, Random random) {
        int[] packs = new int[problem.cells()[problem.items().size()]];
        for (int cell = 0; cell < packs.length; cell++) {
            packs[cell] = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
        }
        return packs;
    }
}
