package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class DuetTest {

    private static final int LOOKS = 400;

    /** Budgets bind in half of them, so that what both found does not always fit together. */
    @Test
    void whatTwoSearchesFoundTogetherBreaksNoRuleAndCostsLessThanTheStart() throws Exception {
        for (long seed = 0; seed < 4; seed++) {
            HorizonProblem problem = Horizons.random(30, seed, seed == 1);
            int[] start = Repair.of(problem, new int[problem.cells()[30]]);
            HorizonAudit before = HorizonAudit.of(problem, start);
            HorizonAudit after = HorizonAudit.of(problem, improved(problem, start, seed));
            assertThat(after.hard()).as("seed %d", seed).isGreaterThanOrEqualTo(before.hard());
            assertThat(after.total()).as("seed %d", seed).isLessThan(before.total());
        }
    }

    /** A search over one warehouse leaves the orders of the other as they are. */
    @Test
    void searchOverAWarehouseChangesNoOther() {
        HorizonProblem problem = Horizons.random(30, 2, false);
        int[] start = Repair.of(problem, new int[problem.cells()[30]]);
        LaneSearch search = search(problem, start, w -> w == 1, 5, watch(new AtomicInteger()));
        search.run();
        assertThat(search.best()).isNotEqualTo(start);
        for (HorizonItem item : problem.items()) {
            for (int cell = problem.cells()[item.id()]; item.warehouse() == 0 && cell < problem.cells()[item.id() + 1]; cell++) {
                assertThat(search.best()[cell]).as("item %d, cell %d", item.id(), cell).isEqualTo(start[cell]);
            }
        }
    }

    private static int[] improved(HorizonProblem problem, int[] start, long seed) throws Exception {
        DoubleSupplier spent = watch(new AtomicInteger()).spent();
        var duet = new Duet(problem, (from, warehouses, lot, watch) -> search(problem, from, warehouses, lot, watch), seed, spent);
        try (var beside = Executors.newSingleThreadExecutor()) {
            return duet.improved(start, beside);
        }
    }

    /** Time goes by with every look at the watch. */
    private static LaneSearch.Watch watch(AtomicInteger looks) {
        return new LaneSearch.Watch(() -> looks.incrementAndGet() / (double) LOOKS, () -> 1);
    }

    private static LaneSearch search(HorizonProblem problem, int[] start, IntPredicate warehouses, long lot, LaneSearch.Watch watch) {
        var program = new ItemProgram(problem);
        var tables = problem.items().stream().map(item -> program.tables(item)).toArray(ItemTables[]::new);
        var ledger = new HorizonLedger(problem, start.clone());
        var strain = new Strain(problem, ledger);
        var response = new BestResponse(problem, program, tables, new Relaxation(problem, program, tables), ledger, strain);
        return new LaneSearch(problem, ledger, response, strain, warehouses, lot, () -> null, watch);
    }
}
