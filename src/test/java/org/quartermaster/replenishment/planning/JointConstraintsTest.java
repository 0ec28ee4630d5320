package org.quartermaster.replenishment.planning;

import static org.quartermaster.replenishment.planning.Problems.ACME;
import static org.quartermaster.replenishment.planning.Problems.LEEDS;
import static org.quartermaster.replenishment.planning.Problems.need;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten days of ten units, 20 free; 2.00 a unit in packs of 10, MOQ 20, arriving two days after the order: see {@link Problems#need}. */
class JointConstraintsTest {

    private final ConstraintVerifier<JointConstraints, JointSolution> verifier =
            ConstraintVerifier.build(new JointConstraints(), JointSolution.class, PlannedLine.class);

    private static PlannedLine line(int id, int packs, int day) {
        return new PlannedLine(need(id), new OrderChoice(0, packs, day));
    }

    private static PlannedLine line(int id, PlanSupplier supplier, PlanWarehouse warehouse, int packs, int day) {
        return new PlannedLine(need(id, supplier, warehouse, new OrderChoice(0, 8, 0), false), new OrderChoice(0, packs, day));
    }

    @Test
    void lessThanTheMinimumQuantityPenalized() {
        // one pack of 10 where 20 is the least
        verifier.verifyThat(JointConstraints::minimumQuantity).given(line(1, 1, 0)).penalizesBy(10);
    }

    @Test
    void minimumQuantityOrNothingUnpenalized() {
        verifier.verifyThat(JointConstraints::minimumQuantity).given(line(1, 2, 0), line(2, 0, 0)).penalizesBy(0);
    }

    @Test
    void pinnedLineIsTakenAsItIs() {
        var pinned = new PlannedLine(need(1, ACME, LEEDS, new OrderChoice(0, 1, 1), true), new OrderChoice(0, 1, 1));
        verifier.verifyThat(JointConstraints::minimumQuantity).given(pinned).penalizesBy(0);
        verifier.verifyThat(JointConstraints::orderDay).given(pinned).penalizesBy(0);
    }

    @Test
    void moreThanTheMostPenalized() {
        // 320 units where 300 is the most
        verifier.verifyThat(JointConstraints::mostUnits).given(line(1, 32, 0)).penalizesBy(20);
    }

    @Test
    void theMostUnpenalized() {
        verifier.verifyThat(JointConstraints::mostUnits).given(line(1, 30, 0)).penalizesBy(0);
    }

    @Test
    void closedDayPenalized() {
        // orders are taken on days 0, 3 and 5
        verifier.verifyThat(JointConstraints::orderDay).given(line(1, 8, 1)).penalizesBy(1_000);
    }

    @Test
    void openDayUnpenalized() {
        verifier.verifyThat(JointConstraints::orderDay).given(line(1, 8, 3), line(2, 0, 1)).penalizesBy(0);
    }

    @Test
    void orderBelowTheSuppliersMinimumPenalized() {
        // 40 units × 2.00 on day 0 = 80.00 of 100.00; the 40 units on day 3 are another order
        var picky = new PlanSupplier(2, 10_000, 0);
        verifier.verifyThat(JointConstraints::supplierMinimum)
                .given(line(1, picky, LEEDS, 4, 0), line(2, picky, LEEDS, 4, 3)).penalizesBy(2_000 + 2_000);
    }

    @Test
    void orderThatReachesTheMinimumTogetherUnpenalized() {
        var picky = new PlanSupplier(2, 10_000, 0);
        verifier.verifyThat(JointConstraints::supplierMinimum)
                .given(line(1, picky, LEEDS, 4, 0), line(2, picky, LEEDS, 4, 0), line(3, picky, LEEDS, 0, 0)).penalizesBy(0);
    }

    @Test
    void tooMuchForTheWarehousePenalized() {
        // 80 + 20 units of one litre (100 cl) where there is room for 90 litres
        var small = new PlanWarehouse(2, 9_000);
        verifier.verifyThat(JointConstraints::warehouseRoom)
                .given(line(1, ACME, small, 8, 0), line(2, ACME, small, 2, 3)).penalizesBy(1_000);
    }

    @Test
    void whatFitsTheWarehouseUnpenalized() {
        var small = new PlanWarehouse(2, 9_000);
        verifier.verifyThat(JointConstraints::warehouseRoom)
                .given(line(1, ACME, small, 9, 0), line(2, ACME, LEEDS, 30, 0)).penalizesBy(0);
    }

    @Test
    void overTheBudgetPenalized() {
        // 80 units × 2.00 = 160.00 of 150.00
        verifier.verifyThat(JointConstraints::budget).given(line(1, 8, 0), new Budget(15_000)).penalizesBy(1_000);
    }

    @Test
    void withinTheBudgetUnpenalized() {
        verifier.verifyThat(JointConstraints::budget).given(line(1, 8, 0), new Budget(16_000)).penalizesBy(0);
    }

    /**
     * 80 units ordered on day 0 arrive on day 2, when the 20 free ones are just sold: nothing is lost. End-of-day stock 10, 0, 70, 60 … 0:
     * 10 + 280 = 290 unit-days × 0.01 = 2.90. Bought at the reference cost: nothing else.
     */
    @Test
    void coveredLinePenalizedByItsHoldingOnly() {
        verifier.verifyThat(JointConstraints::lineCost).given(line(1, 8, 0)).penalizesBy(290);
    }

    /** Without an order 80 of 100 units are lost at a margin of 1.00; holding 10 unit-days × 0.01. */
    @Test
    void uncoveredLinePenalizedByItsLostSales() {
        verifier.verifyThat(JointConstraints::lineCost).given(line(1, 0, 0)).penalizesBy(8_000 + 10);
    }

    /** 80 units at 1.90 instead of the 2.00 that they are worth: 8.00 saved. */
    @Test
    void priceBreakRewarded() {
        verifier.verifyThat(JointConstraints::discount).given(lineAt(1_900_000)).rewardsWith(800);
        verifier.verifyThat(JointConstraints::premium).given(lineAt(1_900_000)).penalizesBy(0);
    }

    /** 80 units at 2.05: 4.00 too much. */
    @Test
    void dearSupplierPenalized() {
        verifier.verifyThat(JointConstraints::premium).given(lineAt(2_050_000)).penalizesBy(400);
        verifier.verifyThat(JointConstraints::discount).given(lineAt(2_050_000)).rewardsWith(0);
    }

    private static PlannedLine lineAt(long micros) {
        var source = new Source(0, ACME, Problems.offer(1, micros, 20, 10, 2, List.of(0)), Problems.steady(10, 10));
        var need = new Need(1, LEEDS, 20, new int[10], List.of(source), 1_000_000, 10_000, 2_000_000, 200, 300, 100, new OrderChoice(0, 8, 0), new OrderChoice(0, 8, 0), 50, false);
        return new PlannedLine(need, new OrderChoice(0, 8, 0));
    }

    @Test
    void orderLinePenalized() {
        verifier.verifyThat(JointConstraints::orderLine).given(line(1, 8, 0), line(2, 2, 0)).penalizesBy(200 + 200);
    }

    @Test
    void lineWithoutOrderUnpenalized() {
        verifier.verifyThat(JointConstraints::orderLine).given(line(1, 0, 0)).penalizesBy(0);
    }

    @Test
    void everyOrderPenalizedOnce() {
        // two lines in one order, one in another: 2 × 10.00
        verifier.verifyThat(JointConstraints::order).given(line(1, 8, 0), line(2, 2, 0), line(3, 2, 3)).penalizesBy(2_000);
    }

    @Test
    void noOrderUnpenalized() {
        verifier.verifyThat(JointConstraints::order).given(line(1, 0, 0)).penalizesBy(0);
    }

    @Test
    void departurePenalized() {
        // the reference is 8 packs on day 0
        verifier.verifyThat(JointConstraints::departure).given(line(1, 9, 0), line(2, 8, 3)).penalizesBy(50 + 50);
    }

    @Test
    void keptReferenceUnpenalized() {
        var nothing = new PlannedLine(need(2, ACME, LEEDS, new OrderChoice(0, 0, 0), false), new OrderChoice(0, 0, 5));
        verifier.verifyThat(JointConstraints::departure).given(line(1, 8, 0), nothing).penalizesBy(0);
    }

    @Test
    void allRulesTogetherAgreeWithTheAuditor() {
        var problem = Problems.random(60, 5, 0.7);
        var choices = problem.needs().stream().map(Need::reference).toList();
        var audit = PlanAudit.of(problem, choices);
        verifier.verifyThat().givenSolution(JointPlanner.solution(problem, choices))
                .scores(HardSoftLongScore.of(audit.hard(),
                        -audit.totalCents()));
    }

    @Test
    void allRulesAgreeWithTheAuditorOnAnyPlan() {
        for (long seed = 0; seed < 30; seed++) {
            var random = new java.util.Random(seed);
            var problem = Problems.random(40, seed, seed % 2 == 0 ? 1 : 0.5);
            List<OrderChoice> choices = problem.needs().stream()
                    .map(n -> new OrderChoice(random.nextInt(n.sources().size()), random.nextInt(12), random.nextInt(6))).toList();
            var audit = PlanAudit.of(problem, choices);
            verifier.verifyThat().givenSolution(JointPlanner.solution(problem, choices))
                    .scores(HardSoftLongScore.of(audit.hard(), -audit.totalCents()));
        }
    }
}
