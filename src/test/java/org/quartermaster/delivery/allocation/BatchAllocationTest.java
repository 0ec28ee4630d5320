package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.allocation.Networks.NONE;
import static org.quartermaster.delivery.allocation.Networks.office;
import static org.quartermaster.delivery.allocation.Networks.order;
import static org.quartermaster.delivery.allocation.Networks.problem;
import static org.quartermaster.delivery.allocation.Networks.row;
import static org.quartermaster.delivery.allocation.Networks.stock;
import static org.quartermaster.delivery.allocation.Networks.strategy;

import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchAllocationTest {
    private final ConstraintVerifier<ChoiceConstraints, BatchSolution> verifier = ConstraintVerifier.build(new ChoiceConstraints(), BatchSolution.class, Choice.class);

    /**
     * One unit near (3.00) and one far (9.00) of SKU 7; order 1 may also be sent SKU 7 from warehouse 3 for 9.00, order 2 needs 7 and 8 together, and 8 is
     * only in warehouse 1. In turn: order 1 takes the near unit (3.00), order 2 is cut in two (3.00 + 9.00): 15.00. Together: 9.00 + 3.00 = 12.00.
     */
    @Test
    void givesTheNearUnitToTheOrderThatNeedsItMost() {
        AllocationProblem problem = problem(List.of(office(1), office(3)), stock(row(1, 7, 1), row(3, 7, 1), row(1, 8, 1)));
        List<Demand> orders = List.of(order(1, NONE, row(7, 1)), order(2, NONE, row(7, 1), row(8, 1)));

        BatchAllocation.Outcome outcome = new BatchAllocation().allocate(problem, strategy(Rule.any(2)), orders, 0, 1);

        assertThat(outcome.inTurnCents()).isEqualTo(1_500);
        assertThat(outcome.cents()).isEqualTo(1_200);
        assertThat(outcome.boundCents()).isLessThanOrEqualTo(1_200).isGreaterThan(1_100);
        assertThat(outcome.chosen().get(1).orElseThrow().sites()).isEqualTo("1");
    }

    @Test
    void improvesByLocalSearchWithoutOverdrawingAnything() {
        AllocationProblem problem = problem(List.of(office(1).packing(2), office(2).packing(2), office(3)),
                stock(row(1, 7, 5), row(2, 7, 5), row(3, 7, 5), row(1, 8, 2), row(2, 8, 3), row(3, 8, 9)));
        List<Demand> orders = java.util.stream.IntStream.range(0, 10).mapToObj(i -> order(i, Networks.TODAY + 2, row(7, 1), row(8, 1))).toList();

        BatchAllocation.Outcome outcome = new BatchAllocation().allocate(problem, strategy(Rule.any(2)), orders, 300, 1);

        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.cents()).isBetween(outcome.boundCents(), outcome.byPricesCents());
        var allocated = java.util.stream.IntStream.range(0, 10).filter(i -> outcome.chosen().get(i).isPresent())
                .mapToObj(i -> new AllocationAuditor.Allocated(orders.get(i), outcome.chosen().get(i).get())).toList();
        assertThat(allocated).hasSize(10);
        assertThat(new AllocationAuditor(problem, strategy(Rule.any(2))).audit(allocated)).isEmpty();
    }

    @Test
    void anOverdrawnLimitIsPenalized() {
        // 3 + 2 units of limit 0, which allows 4
        verifier.verifyThat(ChoiceConstraints::limits).given(choice(0, 3), choice(1, 2), new ChoiceConstraints.Allowance(0, 4)).penalizesBy(1);
    }

    @Test
    void aLimitThatIsReachedIsNotPenalized() {
        verifier.verifyThat(ChoiceConstraints::limits).given(choice(0, 3), choice(1, 1), new ChoiceConstraints.Allowance(0, 4)).penalizesBy(0);
    }

    @Test
    void aWayCostsWhatItCosts() {
        // 2 × 700 cents
        verifier.verifyThat(ChoiceConstraints::cost).given(choice(0, 3), choice(1, 1)).penalizesBy(1_400);
    }

    @Test
    void noOrderCostsNothing() {
        verifier.verifyThat(ChoiceConstraints::cost).given(new ChoiceConstraints.Allowance(0, 4)).penalizesBy(0);
    }

    private static Choice choice(int order, int units) {
        var way = new Way(null, 700, new int[] {0}, new int[] {units});
        return new Choice(order, List.of(way), way);
    }
}
