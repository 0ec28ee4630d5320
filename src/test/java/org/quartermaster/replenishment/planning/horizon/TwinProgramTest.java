package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An item that two suppliers sell, each late on its own, against all its plans. */
class TwinProgramTest {

    private static final int WEEKS = 5;
    private static final int MOST = 2;

    /** Whose answer never changes the supplier from one week to the next costs what it says, and then nothing costs less. */
    @Test
    void ordersFromOneAtATimeAreExactAndAllOthersABound() {
        int exact = 0;
        for (long seed = 0; seed < 60; seed++) {
            HorizonProblem problem = twin(seed, false);
            ItemProgram.Answer answer = answer(problem);
            HorizonAudit audit = HorizonAudit.of(problem, answer.packs());
            assertThat(answer.value()).as("seed %d", seed).isLessThanOrEqualTo(least(problem) + 1.0);
            assertThat(audit.hard()).as("rules, seed %d", seed).isZero();
            if (!changesSupplier(answer.packs())) {
                assertThat(answer.value()).as("seed %d", seed).isBetween(audit.total() - 1.0, audit.total() + 1.0);
                exact++;
            }
        }
        assertThat(exact).isGreaterThan(30);
    }

    /** Lead times of one and two weeks: arrival weeks are one and two later. */
    private static boolean changesSupplier(int[] packs) {
        boolean changes = false;
        for (int week = 2; week + 1 < WEEKS; week++) {
            boolean first = packs[week - 1] > 0;
            boolean second = packs[WEEKS + week - 2] > 0;
            changes |= first && packs[WEEKS + week - 1] > 0 || second && packs[week] > 0;
        }
        return changes || packs[0] > 0 && packs[WEEKS] > 0;
    }

    @Test
    void ordersFromBothForTheSameWeekAreABound() {
        for (long seed = 0; seed < 40; seed++) {
            HorizonProblem problem = twin(seed, true);
            assertThat(answer(problem).value()).as("seed %d", seed).isLessThanOrEqualTo(least(problem) + 1.0);
        }
    }

    /** Nobody late: the value is exact also where both are ordered from in consecutive weeks. */
    @Test
    void punctualSuppliersLeaveNothingToGuess() {
        for (long seed = 100; seed < 120; seed++) {
            HorizonProblem late = twin(seed, true);
            var random = new Random(seed);
            HorizonProblem problem = new HorizonProblem(WEEKS, 3, List.of(supplier(0, 1, random, 0), supplier(1, 2, random, 0)), late.room(), late.budgetMicros(), true, late.items());
            assertThat(answer(problem).value()).as("seed %d", seed).isBetween(least(problem) - 1.0, least(problem) + 1.0);
        }
    }

    private static ItemProgram.Answer answer(HorizonProblem problem) {
        var program = new ItemProgram(problem);
        HorizonItem item = problem.items().getFirst();
        return program.solve(item, program.tables(item), (_, _) -> true);
    }

    private static HorizonProblem twin(long seed, boolean isSplit) {
        var random = new Random(seed);
        int[][] need = new int[3][WEEKS];
        for (int[] scenario : need) {
            int sum = -random.nextInt(10);
            for (int week = 0; week < WEEKS; week++) {
                sum += random.nextInt(9);
                scenario[week] = sum;
            }
        }
        HorizonItem item = Horizons.item(0, need, List.of(Horizons.source(0, 6, 6, MOST), Horizons.source(1, 6, 6, MOST)));
        List<HorizonSupplier> suppliers = List.of(supplier(0, 1, random, 0.3), supplier(1, 2, random, 0.3));
        HorizonProblem plain = Horizons.problem(3, suppliers, List.of(item));
        return new HorizonProblem(WEEKS, 3, suppliers, plain.room(), plain.budgetMicros(), isSplit, plain.items());
    }

    /** No cost of an order, no trucks. */
    private static HorizonSupplier supplier(int id, int lead, Random random, double late) {
        HorizonSupplier drawn = Horizons.supplier(id, WEEKS, 3, lead, 0, 0, random, late);
        return new HorizonSupplier(id, 0, 0, 0, 1, 1, lead, drawn.takesOrders(), drawn.arrivals());
    }

    /** The cheapest of all plans whose orders come in time when nothing is late. */
    private static long least(HorizonProblem problem) {
        long least = Long.MAX_VALUE;
        int[] packs = new int[2 * WEEKS];
        int[] cells = {0, 1, 2, 3, WEEKS, WEEKS + 1, WEEKS + 2};
        for (int code = 0; code < (int) Math.pow(MOST + 1, cells.length); code++) {
            Arrays.fill(packs, 0);
            int rest = code;
            for (int cell : cells) {
                packs[cell] = rest % (MOST + 1);
                rest /= MOST + 1;
            }
            HorizonAudit audit = HorizonAudit.of(problem, packs);
            least = audit.isFeasible() ? Math.min(least, audit.total()) : least;
        }
        return least;
    }
}
