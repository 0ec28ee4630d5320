package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bound that counts whole trucks, and the search over trucks, against every plan there is. */
class TruckBoundTest {

    private static final int WEEKS = 4;

    /** Three items with up to two packs a week, the last of every other problem from two suppliers: some ten thousand plans, all of them counted. */
    @Test
    void boundOfWholeTrucksLiesBetweenThePricesAndTheBestOfAllPlans() {
        for (long seed = 0; seed < 10; seed++) {
            HorizonProblem problem = tiny(seed);
            double best = bestOfAll(problem);
            var run = new Run(problem);
            Lanes lanes = run.lanes(60, best);
            double before = lanes.bound();
            assertThat(before).as("parts of the priced bound, seed %d", seed).isCloseTo(run.relaxation.bound(), within(1.0));
            for (int turn = 0; turn < 60; turn++) {
                var looks = new AtomicInteger();
                lanes.grow(() -> best, () -> looks.incrementAndGet() > 5);
                assertThat(lanes.bound()).as("seed %d", seed).isLessThanOrEqualTo(best + 1);
            }
            assertThat(lanes.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(before - 1);
        }
    }

    /**
     * Ten a week for three weeks from the second on, nothing in stock, packs of ten at 100 cl, a truck of 2,000 cl at 30.00 and an order at 10.00: prices alone
     * let the load pay for half a truck; deciding the trucks, the bound is the best plan's cost.
     */
    @Test
    void oneItemsBoundIsItsBestPlan() {
        boundRisesToTheBest(List.of(trucker(0)), List.of(Horizons.source(0, 10, 10, 3)));
    }

    /** The same where a second supplier sells it also, for a tenth more: trucks are decided for the item where it is at home. */
    @Test
    void boundOfAnItemOfTwoSuppliersIsItsBestPlan() {
        var dearer = new HorizonSource(1, 5_500_000, List.of(), 10, 10, 1, new int[0], new int[0]);
        boundRisesToTheBest(List.of(trucker(0), trucker(1)), List.of(Horizons.source(0, 10, 10, 3), dearer));
        boundRisesToTheBest(List.of(trucker(0), trucker(1)), List.of(dearer, Horizons.source(0, 10, 10, 3)));
    }

    private static HorizonSupplier trucker(int id) {
        return Horizons.supplier(id, WEEKS, 1, 1, 0, 30_000_000, new Random(0), 0);
    }

    private static void boundRisesToTheBest(List<HorizonSupplier> suppliers, List<HorizonSource> sources) {
        HorizonItem item = Horizons.item(0, Horizons.steady(WEEKS, 1, 10, 10), sources);
        HorizonProblem problem = Horizons.problem(1, suppliers, List.of(item));
        double best = bestOfAll(problem);
        var run = new Run(problem);
        Lanes lanes = run.lanes(3, best * 1.2);
        assertThat(lanes.bound()).isLessThan(best * 0.99);
        lanes.grow(() -> best, () -> false);
        assertThat(lanes.bound()).isCloseTo(best, within(best * 0.001));
        assertThat(lanes.bound()).isLessThanOrEqualTo(best + 1);
    }

    /** While the others stay, no other orders of an item cost the whole plan less than its answer; every one of them is counted. */
    @Test
    void answerOfAnItemIsTheBestThereIs() {
        for (long seed = 0; seed < 20; seed += 2) {
            HorizonProblem problem = tiny(seed);
            var run = new Run(problem);
            var random = new Random(seed);
            int[] packs = new int[problem.cells()[problem.items().size()]];
            for (int cell = 0; cell < packs.length; cell++) {
                packs[cell] = cell % WEEKS == WEEKS - 1 ? 0 : random.nextInt(3);
            }
            var ledger = new HorizonLedger(problem, packs);
            run.response(ledger, new Strain(problem, ledger)).answer(1, BestResponse.Talk.none(WEEKS));
            long least = Long.MAX_VALUE;
            for (int[] own : plansOf(problem.items().get(1))) {
                int[] other = ledger.packs.clone();
                System.arraycopy(own, 0, other, ledger.firstCell[1], own.length);
                HorizonAudit audit = HorizonAudit.of(problem, other);
                least = audit.hard() >= ledger.hard() ? Math.min(least, audit.total()) : least;
            }
            assertThat(ledger.cost()).as("seed %d", seed).isEqualTo(least);
        }
    }

    @Test
    void searchOverTrucksBreaksNoRuleAndCostsNoMoreThanItsStart() {
        for (long seed = 0; seed < 4; seed++) {
            HorizonProblem problem = Horizons.random(30, seed, seed == 1);
            int[] start = Repair.of(problem, new int[problem.cells()[30]]);
            var ledger = new HorizonLedger(problem, start.clone());
            long cost = ledger.cost();
            long hard = ledger.hard();
            int[] left = {600};
            var strain = new Strain(problem, ledger);
            var watch = new LaneSearch.Watch(() -> 1 - left[0]-- / 600.0, () -> 1);
            var search = new LaneSearch(problem, ledger, new Run(problem).response(ledger, strain), strain, _ -> true, seed, () -> null, watch);
            search.run();
            HorizonAudit now = HorizonAudit.of(problem, ledger.packs);
            assertThat(now.total()).as("ledger, seed %d", seed).isEqualTo(ledger.cost());
            HorizonAudit audit = HorizonAudit.of(problem, search.best());
            assertThat(audit.hard()).isGreaterThanOrEqualTo(hard);
            assertThat(audit.total()).isLessThan(cost);
        }
    }

    private static final class Run {
        private final HorizonProblem problem;
        private final ItemProgram program;
        private final ItemTables[] tables;
        private final Relaxation relaxation;

        Run(HorizonProblem problem) {
            this.problem = problem;
            this.program = new ItemProgram(problem);
            this.tables = problem.items().stream().map(item -> program.tables(item)).toArray(ItemTables[]::new);
            this.relaxation = new Relaxation(problem, program, tables);
        }

        Lanes lanes(int steps, double upper) {
            relaxation.start(Repair.of(problem, new int[problem.cells()[problem.items().size()]]));
            for (int step = 0; step < steps; step++) {
                relaxation.step(upper);
            }
            return new Lanes(problem, relaxation, program);
        }

        BestResponse response(HorizonLedger ledger, Strain strain) {
            return new BestResponse(problem, program, tables, relaxation, ledger, strain);
        }
    }

    /** Two suppliers, the first paid by the truck, the second with a least order value; four weeks, three scenarios, a budget that binds now and then. */
    private static HorizonProblem tiny(long seed) {
        var random = new Random(seed);
        var suppliers = List.of(Horizons.supplier(0, WEEKS, 3, 1, 0, 25_000_000, random, 0.2), Horizons.supplier(1, WEEKS, 3, 1, 120_000_000, 0, random, 0.2));
        var items = new ArrayList<HorizonItem>();
        for (int i = 0; i < 3; i++) {
            int[][] need = new int[3][WEEKS];
            for (int[] scenario : need) {
                int sum = -random.nextInt(12);
                for (int week = 0; week < WEEKS; week++) {
                    sum += random.nextInt(14);
                    scenario[week] = sum;
                }
            }
            boolean isDouble = i == 2 && seed % 2 == 1;
            var sources = isDouble ? List.of(Horizons.source(0, 20, 20, 1), Horizons.source(1, 20, 20, 1)) : List.of(Horizons.source(i % 2, 10, 10, 2));
            items.add(Horizons.item(i, need, sources));
        }
        HorizonProblem free = Horizons.problem(3, suppliers, items);
        long[] budgets = new long[WEEKS];
        Arrays.fill(budgets, seed % 3 == 0 ? 160_000_000 : HorizonProblem.UNLIMITED);
        return new HorizonProblem(WEEKS, 3, suppliers, free.room(), budgets, false, items);
    }

    private static double bestOfAll(HorizonProblem problem) {
        var options = problem.items().stream().map(TruckBoundTest::plansOf).toList();
        int[] packs = new int[problem.cells()[problem.items().size()]];
        return least(problem, options, 0, packs);
    }

    private static double least(HorizonProblem problem, List<List<int[]>> options, int item, int[] packs) {
        if (item == options.size()) {
            HorizonAudit audit = HorizonAudit.of(problem, packs);
            return audit.isFeasible() ? audit.total() : Double.MAX_VALUE;
        }
        double least = Double.MAX_VALUE;
        for (int[] own : options.get(item)) {
            System.arraycopy(own, 0, packs, problem.cells()[item], own.length);
            least = Math.min(least, least(problem, options, item + 1, packs));
        }
        return least;
    }

    /** Everything that may be ordered of an item so that it arrives in time. */
    private static List<int[]> plansOf(HorizonItem item) {
        List<int[]> plans = new ArrayList<>(List.of(new int[item.sources().size() * WEEKS]));
        for (int at = 0; at < item.sources().size() * WEEKS; at++) {
            int cell = at;
            int most = at % WEEKS == WEEKS - 1 ? 0 : item.sources().get(at / WEEKS).mostPacks();
            plans = plans.stream().flatMap(plan -> IntStream.rangeClosed(0, most).mapToObj(packs -> {
                int[] more = plan.clone();
                more[cell] = packs;
                return more;
            })).toList();
        }
        return plans;
    }
}
