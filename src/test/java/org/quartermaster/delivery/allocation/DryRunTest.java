package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.quartermaster.delivery.allocation.Networks.TODAY;
import static org.quartermaster.delivery.allocation.Networks.office;
import static org.quartermaster.delivery.allocation.Networks.order;
import static org.quartermaster.delivery.allocation.Networks.row;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final AllocationProblem problem = Networks.problem(List.of(office(1), office(2)), Networks.stock(row(1, 7, 2), row(2, 7, 4), row(2, 8, 1)));
    private final List<Demand> orders = List.of(order(1, TODAY + 1, row(7, 1)), order(2, TODAY + 1, row(7, 1), row(8, 1)), order(3, TODAY + 1, row(8, 1)));

    /**
     * Order 1: from 1 for 3.00, in time. Order 2: from 2 for 5.00 and a day late (10.00), cheaper than apart (3.00 + 5.00 + 10.00) and than express. Order 3:
     * SKU 8 is gone. Left: 1 and 3 of SKU 7, nothing of 8: one of four units would have to move.
     */
    @Test
    void addsUpWhatAStrategyWouldHaveDone() {
        DryRun.Figures figures = new DryRun(problem).run(Networks.strategy(Rule.any(2)), orders).figures();

        assertThat(figures.orders()).isEqualTo(3);
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.parcels()).isEqualTo(2);
        assertThat(figures.splits()).isZero();
        assertThat(figures.paidCents()).isEqualTo(300 + 500);
        assertThat(figures.late()).isEqualTo(1);
        assertThat(figures.lateDays()).isEqualTo(1);
        assertThat(figures.meanDays()).isEqualTo(1.5, offset(1e-9));
        assertThat(figures.imbalance()).isEqualTo(0.25, offset(1e-9));
        assertThat(figures.perSite()).isEqualTo(Map.of(1, 1, 2, 1));
    }

    /** Nobody pays for freight here: the nearest parcel each, so order 2 goes from 2, the only one with both. */
    @Test
    void startsEachStrategyFromTheSameStock() {
        var dryRun = new DryRun(problem);
        dryRun.run(Strategy.nearest(), orders);

        assertThat(dryRun.run(Networks.strategy(Rule.any(2)), orders).figures().paidCents()).isEqualTo(800);
    }
}
