package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.Holdings;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.shared.SkuId;

/** A line of 10 a day that two suppliers sell, the first one first. */
class JointPlanningTest {

    private static final DemandOutlook DEMAND = DemandOutlook.steady(10, 10);
    private static final InventoryPosition POSITION = InventoryPosition.of(new Holdings(20, 0, 0, 0, 0), List.of(), LocalDate.of(2026, 11, 23),
            new InventoryPosition.Delays(3, 2, 9));

    private static Candidate candidate(int sku, Standing before) {
        List<Line> lines = IntStream.of(1, 2).mapToObj(supplier -> new Line(POSITION, DEMAND, new Offer(supplier, 1_000_000, List.of(), 1, 10,
                new LeadTime(7, 0, 7, 12), List.of(0, 7, 14)), 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE,
                new Rules("test", 0.95, 7, 0.20, 0, 0, 60, true))).toList();
        var facts = new SkuFacts(new SkuId(sku), "S" + sku, "", "", 1, "", 1, 4, 1, 1, 1, 0, LifeCycle.ACTIVE, null, null, null, 0);
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
}
