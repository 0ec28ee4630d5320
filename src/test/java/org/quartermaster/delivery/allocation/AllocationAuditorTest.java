package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.allocation.Networks.NONE;
import static org.quartermaster.delivery.allocation.Networks.TODAY;
import static org.quartermaster.delivery.allocation.Networks.office;
import static org.quartermaster.delivery.allocation.Networks.order;
import static org.quartermaster.delivery.allocation.Networks.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.AllocationAuditor.Allocated;
import org.quartermaster.delivery.allocation.AllocationAuditor.Finding;

class AllocationAuditorTest {
    private static final Strategy STRATEGY = Networks.strategy(Rule.any(2));

    private static List<String> kinds(AllocationProblem problem, Allocated... all) {
        return new AllocationAuditor(problem, STRATEGY).audit(List.of(all)).stream().map(Finding::kind).toList();
    }

    private static AllocationProblem one(int units, int packing) {
        return Networks.problem(List.of(office(1).packing(packing)), Networks.stock(row(1, 7, units)));
    }

    private static Option parcel(int units, int day, long cents) {
        var quote = new Quote("post", "z0", cents, 1);
        var score = new Score(cents, 0, 0, 0, 0, 0, 0, 0);
        return new Option(0, List.of(new Parcel(1, day, day + 1, quote, 111_195, 0, List.of(new Line(7, units, 1_000, 1_000)), score)), score);
    }

    @Test
    void findsNothingWrongInARightAllocation() {
        assertThat(kinds(one(2, 9), new Allocated(order(1, NONE, row(7, 2)), parcel(2, TODAY, 300)))).isEmpty();
    }

    @Test
    void findsUnitsThatAreMissing() {
        assertThat(kinds(one(2, 9), new Allocated(order(1, NONE, row(7, 2)), parcel(1, TODAY, 300)))).containsExactly("units");
    }

    @Test
    void findsStockThatIsNotThere() {
        assertThat(kinds(one(1, 9), new Allocated(order(1, NONE, row(7, 2)), parcel(2, TODAY, 300)))).containsExactly("stock", "keep");
    }

    @Test
    void findsMoreParcelsThanCanBePacked() {
        assertThat(kinds(one(9, 1), new Allocated(order(1, NONE, row(7, 1)), parcel(1, TODAY, 300)),
                new Allocated(order(2, NONE, row(7, 1)), parcel(1, TODAY, 300)))).containsExactly("capacity");
    }

    @Test
    void findsDaysOnWhichNothingLeaves() {
        assertThat(kinds(one(9, 9), new Allocated(order(1, NONE, row(7, 1)), parcel(1, TODAY + 5, 300)))).containsExactly("day"); // a Saturday
        assertThat(kinds(one(9, 9), new Allocated(order(1, NONE, row(7, 1)), parcel(1, TODAY - 3, 300)))).containsExactly("day");
    }

    @Test
    void findsPricesThatNoRateSays() {
        assertThat(kinds(one(9, 9), new Allocated(order(1, NONE, row(7, 1)), parcel(1, TODAY, 299)))).containsExactly("price");
    }

    @Test
    void findsCostsThatDoNotAddUp() {
        Option right = parcel(1, TODAY, 300);
        var wrong = new Option(0, right.parcels(), new Score(301, 0, 0, 0, 0, 0, 0, 0));

        assertThat(kinds(one(9, 9), new Allocated(order(1, NONE, row(7, 1)), wrong))).containsExactly("sum");
    }
}
