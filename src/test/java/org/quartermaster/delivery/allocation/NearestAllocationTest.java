package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Allocation.Candidate;
import org.quartermaster.delivery.allocation.Allocation.Rule;
import org.quartermaster.delivery.allocation.NearestAllocation.Order;
import org.quartermaster.delivery.allocation.NearestAllocation.Shelf;

/** Warehouse 1 is 10 m away, warehouse 2 is 20 m, warehouse 3 is 30 m. SKU 7: 5, 8 and 2 units there. */
class NearestAllocationTest {
    private final NearestAllocation allocation = new NearestAllocation(List.of(1, 2, 3), Map.of(new Shelf(1, 7), 5, new Shelf(2, 7), 8, new Shelf(3, 7), 2));

    private Allocation allocate(long id, int requested, int units) {
        return allocation.allocate(new Order(id, requested, Map.of(7, units)), warehouse -> 10L * warehouse);
    }

    @Test
    void takesTheNearestThatHasAllOfItAndRemembersTheOthers() {
        Allocation first = allocate(1, 0, 6);

        assertThat(first.chosen()).isEqualTo(new Candidate(2, 20, 0));
        assertThat(first.rule()).isEqualTo(Rule.NEAREST_STOCKED);
        assertThat(first.rejected()).containsExactly(new Candidate(1, 10, 1), new Candidate(3, 30, 4));
    }

    @Test
    void takesWhatItAllocatedFromTheStock() {
        allocate(1, 0, 4);

        // 1 left in warehouse 1
        assertThat(allocate(2, 0, 2).chosen().warehouse()).isEqualTo(2);
    }

    @Test
    void keepsTheRequestedWarehouse() {
        Allocation asked = allocate(1, 3, 6);

        assertThat(asked.chosen()).isEqualTo(new Candidate(3, 30, 4));
        assertThat(asked.rule()).isEqualTo(Rule.REQUESTED);
    }

    @Test
    void takesTheLeastMissingWhenNoneHasAll() {
        Allocation much = allocate(1, 0, 20);

        assertThat(much.chosen()).isEqualTo(new Candidate(2, 20, 12));
        assertThat(much.rule()).isEqualTo(Rule.NEAREST);
    }
}
