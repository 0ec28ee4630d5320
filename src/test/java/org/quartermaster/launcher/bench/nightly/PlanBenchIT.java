package org.quartermaster.launcher.bench.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.launcher.bench.nightly.PlanSize.WhatIfDepth;
import org.quartermaster.testing.TestDatabase;

/** The bench on a company of five SKUs in two warehouses, one fed by the other. */
class PlanBenchIT {

    private static final PlanSize TINY = new PlanSize(5, 2, 1, 64, 1, WhatIfDepth.EXACT);

    @Test
    void everyLineIsPlannedAndEveryQuestionAnswered() throws Exception {
        Jdbi jdbi = TestDatabase.fresh().jdbi();
        PlanBench.Result result = PlanBench.measure(jdbi, TINY);
        assertThat(result.plan().lines()).isEqualTo(10);
        assertThat(result.plan().gaps()).isZero();
        assertThat(result.plan().proposals()).isEqualTo(count(jdbi, "proposal where state = 'proposed'")).isPositive();
        assertThat(result.plan().cost()).isGreaterThanOrEqualTo(result.plan().bound());
        assertThat(result.steps()).containsKeys("replenishment.step.net", "replenishment.step.solve", "replenishment.step.store");
        assertThat(result.steps().values().stream().mapToDouble(Double::doubleValue).sum()).isBetween(0.0, result.planned().seconds() + 0.5);
        assertThat(result.answers()).hasSize(8).containsKeys("first page", "budget slider").allSatisfy((_, millis) -> assertThat(millis).isPositive());
        assertThat(result.peakHeap()).isPositive();
        assertThat(result.whatIf()).hasSize(4).allSatisfy((_, answer) -> assertThat(answer).contains("5 "));
        assertThat(count(jdbi, "inventory_line where from_warehouse_id = 1")).as("the second warehouse is fed").isEqualTo(5);
        assertThat(count(jdbi, "forecast")).isEqualTo(10);
        assertThat(count(jdbi, "supplier_term t join supplier_term u on u.sku_id = t.sku_id and u.supplier_id = t.supplier_id and u.id > t.id"))
                .as("a second source is another supplier").isZero();
    }

    private static int count(Jdbi jdbi, String from) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
    }
}
