package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.planning.Budget;
import org.quartermaster.replenishment.planning.JointProblem;
import org.quartermaster.replenishment.planning.Need;
import org.quartermaster.replenishment.planning.OrderChoice;
import org.quartermaster.replenishment.planning.PlanAudit;
import org.quartermaster.replenishment.planning.PlanSupplier;
import org.quartermaster.replenishment.planning.PlanWarehouse;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.Holdings;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.testing.QuietWork;

/** A line of 10 a day that two suppliers sell, the first one first. */
class JointPlanningTest {

    private static final DemandOutlook DEMAND = DemandOutlook.steady(10, 10);
    private static final InventoryPosition POSITION = InventoryPosition.of(new Holdings(20, 0, 0, 0, 0), List.of(), LocalDate.of(2026, 11, 23),
            new InventoryPosition.Delays(3, 2, 9));

    private static Candidate candidate(int sku, Standing before) {
        return candidate(sku, before, 1, 2);
    }

    private static Candidate candidate(int sku, Standing before, int... suppliers) {
        List<Line> lines = IntStream.of(suppliers).mapToObj(supplier -> new Line(POSITION, DEMAND, new Offer(supplier, 1_000_000, List.of(), 1, 10,
                new LeadTime(7, 0, 7, 12), List.of(0, 7, 14)), 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE,
                new Rules("test", 0.95, 7, 0.20, 0, 0, 60, true))).toList();
        var facts = new SkuFacts(new SkuId(sku), "S" + sku, "", "", 1, "", 1, 4, 1, 1, 1, 0, LifeCycle.ACTIVE, null, null, null, 0, null);
        return new Candidate(new LineFacts(facts, 1, POSITION, DEMAND, lines, Map.of(), null), Policy.advise(lines.getFirst()), before);
    }

    @Test
    void aVeryLargeGroupKeepsTheSupplierOfAnEditedLine() {
        var group = List.of(candidate(1, null), candidate(2, new Standing(2, 50, 0, true, 1)), candidate(3, new Standing(2, 50, 0, false, 1)));
        List<Candidate> cut = JointPlanning.byFirstSupplier(group).stream().flatMap(List::stream)
                .sorted(java.util.Comparator.comparingInt(c -> c.place().skuId())).toList();
        assertThat(cut).extracting(Candidate::place).containsExactlyElementsOf(group.stream().map(Candidate::place).toList());
        assertThat(cut).allMatch(one -> one.facts().lines().size() == 1);
        assertThat(cut).extracting(one -> one.facts().first().offer().supplierId()).containsExactly(1, 2, 1);
    }

    /** 1.00 each, 500.00 to spend: 300 entered units cost 300.00 whatever the policy advises, the best of the others gets what is left of it. */
    @Test
    void whatAPersonEnteredTakesWhatItCostsFromTheBudget() {
        var entered = candidate(1, new Standing(2, 300, 0, true, 1));
        var other = candidate(2, null);
        var everywhere = new Everywhere(LocalDate.of(2026, 11, 23), new PlanningSettings(null, 50_000, 1_500, 2, 2), suppliers(2), Map.of(), null, Map.of(), Map.of(), Map.of(), Map.of());
        Map<PlanningFacts.Place, Long> affordable = new JointPlanning(everywhere, Map.of(), new QuietWork(Map.of())).affordable(List.of(other, entered));
        assertThat(affordable.get(entered.place())).isEqualTo(30_000).isNotEqualTo(entered.advice().value().orderCents());
        assertThat(affordable.get(other.place())).isEqualTo(Math.min(20_000, other.advice().value().orderCents()));
    }

    /** 900 lines of 60 suppliers in two shards, half the money that they want: one bound over both shards, and the costs add up to those of the whole. */
    @Test
    void whatSeveralShardsCostTogetherIsProvenUnderOneBudget() {
        long budget = 900 * 10_000L / 2;
        List<Candidate> candidates = IntStream.range(0, 900).mapToObj(sku -> candidate(sku, null, 2 * (sku / 30) + 1, 2 * (sku / 30) + 2)).toList();
        var everywhere = new Everywhere(LocalDate.of(2026, 11, 23), new PlanningSettings(null, budget, 1_500, 2, 2), suppliers(60), Map.of(), null, Map.of(), Map.of(), Map.of(), Map.of());
        var outcome = new JointPlanning(everywhere, Map.of(), new QuietWork(Map.of())).plan(candidates);
        assertThat(outcome.hard()).isZero();
        PlanAudit whole = whole(outcome.decisions(), budget);
        assertThat(whole.hard()).isZero();
        assertThat(whole.totalCents()).isEqualTo(outcome.cents());
        assertThat(outcome.boundCents()).isLessThanOrEqualTo(outcome.cents());
        assertThat(outcome.boundCents()).isGreaterThan(outcome.cents() * 9 / 10);
    }

    /** Everything that was decided, audited as one problem. */
    private static PlanAudit whole(List<Decision> decisions, long budget) {
        Map<Integer, PlanSupplier> suppliers = IntStream.rangeClosed(1, 60).boxed().collect(Collectors.toMap(id -> id, id -> new PlanSupplier(id, 20_000, 1_500)));
        var needs = new ArrayList<Need>();
        var choices = new ArrayList<OrderChoice>();
        for (Decision decision : decisions) {
            Need need = new NeedOf(decision.candidate(), suppliers, true).need(needs.size(), new PlanWarehouse(1, Long.MAX_VALUE));
            needs.add(need);
            choices.add(new OrderChoice(decision.lineIndex(), decision.units() / need.sources().get(decision.lineIndex()).offer().multiple(), decision.orderDay()));
        }
        return PlanAudit.of(new JointProblem(needs, new Budget(budget)), choices);
    }

    private static Map<SupplierId, SupplierFacts> suppliers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(id -> new SupplierFacts(new SupplierId(id), "V" + id, "", "", "", "EUR", 1, 200, 127, 7, List.of()))
                .collect(Collectors.toMap(SupplierFacts::id, supplier -> supplier));
    }
}
