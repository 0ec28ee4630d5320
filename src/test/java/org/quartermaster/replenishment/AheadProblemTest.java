package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.AheadOutcome.Costs;
import org.quartermaster.replenishment.AheadOutcome.Ordered;
import org.quartermaster.replenishment.AheadProblem.Effort;
import org.quartermaster.replenishment.AheadProblem.Seller;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.replenishment.planning.horizon.HorizonAudit;
import org.quartermaster.replenishment.planning.horizon.HorizonPlan;
import org.quartermaster.replenishment.planning.horizon.HorizonPlanner;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;
import org.quartermaster.replenishment.policy.Chain;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.Holdings;
import org.quartermaster.replenishment.policy.Inbound;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.shared.SkuId;

/** Lines of 10 a day, known for certain unless said otherwise, sold by one supplier at 1.00 in packs of 10, 7 days after the order; 2 litres and 1 kg each. */
class AheadProblemTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final DemandOutlook NONE = DemandOutlook.steady(0, 0);
    private static final Seller SELLER = new Seller(1, 15_000_000, 0, Truck.TRAILER, _ -> true);
    private static final Effort EFFORT = new Effort(6, 100, 42);

    private static Line line(int onHand, List<Inbound> inbound, int leadDays, int perDay) {
        var position = InventoryPosition.of(new Holdings(onHand, 0, 0, 0, 0), inbound, DAY, new InventoryPosition.Delays(3, 2, 9));
        return new Line(position, DemandOutlook.steady(perDay, perDay), new Offer(1, 1_000_000, List.of(), 1, 10, new LeadTime(leadDays, 0, leadDays, 12), List.of(0)), 4_000_000,
                Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE, new Rules("test", 0.95, 7, 0.20, 200, 0, 60, true), new Chain("", 0, 0, "", NONE, NONE, perDay, List.of()));
    }

    /** The same with demand as drawn from its forecast. */
    private static Line drawn(Line line) {
        return line.expecting(line.demand());
    }

    private static LineFacts facts(int sku, int warehouse, Line line) {
        var facts = new SkuFacts(new SkuId(sku), "S" + sku, "", "", 1, "", 1, 4, 2, 1, 1, 0, LifeCycle.ACTIVE, null, null, null, 0, null);
        return new LineFacts(facts, warehouse, line.position(), line.demand(), List.of(line), Map.of(), null);
    }

    private static Inbound inbound(int units, int day) {
        return new Inbound("PO", units, DAY.plusDays(day), null);
    }

    private static AheadProblem problem(LineFacts... lines) {
        return AheadProblem.of(SELLER, List.of(lines), Map.of(), EFFORT);
    }

    /** Weeks 0, 1, 2, 3 ask for 70, 140, 210, 280; 100 are there and 70 come on day 8: −30, −30, 40, 110. An order of week w is there in week w + 1. */
    @Test
    void theNeedNetsStockAndInboundFromTheirWeek() {
        AheadProblem problem = problem(facts(1, 1, line(100, List.of(inbound(70, 8)), 7, 10)));
        assertThat(problem.problem().weeks()).as("16 in which orders are placed, and one more in which the last arrive").isEqualTo(17);
        assertThat(problem.problem().suppliers().getFirst().leadWeeks()).isEqualTo(1);
        for (int[] scenario : problem.problem().items().getFirst().need()) {
            assertThat(Arrays.copyOf(scenario, 4)).containsExactly(-30, -30, 40, 110);
        }
    }

    /** Half of the money turns over at 7 days; who needs 21 days orders two weeks earlier, which is as if its need of week 4 were the one of week 2: 350 − 100. */
    @Test
    void aLongerLeadTimeLooksFurtherAhead() {
        AheadProblem problem = problem(facts(1, 1, line(100, List.of(), 7, 20)), facts(2, 1, line(100, List.of(), 21, 10)));
        AheadItem slow = problem.items().stream().filter(item -> item.facts().sku().id().value() == 2).findFirst().orElseThrow();
        assertThat(slow.need()[0][2]).isEqualTo(5 * 70 - 100);
    }

    @Test
    void arrivalsNeverFallAlongAScenarioAndAreTheSameForTheSameSeed() {
        var late = new LeadTime(9, 4, 9, 20, List.of(5, 7, 9, 14, 21), 1);
        Line line = line(0, List.of(), 9, 10);
        var unsteady = new Line(line.position(), line.demand(), new Offer(1, 1_000_000, List.of(), 1, 10, late, List.of(0)), 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE, line.rules());
        int[][] arrivals = problem(facts(1, 1, unsteady)).problem().suppliers().getFirst().arrivals();
        for (int[] scenario : arrivals) {
            assertThat(scenario).isSorted();
            assertThat(IntStream.range(0, scenario.length)).allMatch(week -> scenario[week] >= week + 1);
        }
        assertThat(arrivals).isDeepEqualTo(problem(facts(1, 1, unsteady)).problem().suppliers().getFirst().arrivals());
        assertThat(Arrays.stream(arrivals).map(Arrays::toString).distinct().count()).isGreaterThan(1);
    }

    @Test
    void whatLastsIsNotPlannedAndTheLeastMoneyIsLeftOutFirst() {
        AheadProblem problem = AheadProblem.of(SELLER, List.of(facts(1, 1, line(50_000, List.of(), 7, 10)), facts(2, 1, line(0, List.of(), 7, 10)), facts(3, 1, line(0, List.of(), 7, 30))),
                Map.of(), new Effort(6, 1, 42));
        assertThat(problem.items()).extracting(item -> item.facts().sku().code()).containsExactly("S3");
        assertThat(problem.leftOut()).extracting(item -> item.facts().sku().code()).containsExactly("S2");
    }

    /** 300 a week can be 3,600 units and more; counted in at most 300 steps, and in whole packs of the supplier. */
    @Test
    void largeLinesAreCountedInBundlesOfPacks() {
        AheadItem item = problem(facts(1, 1, line(0, List.of(), 7, 1_000))).items().getFirst();
        assertThat(item.packs()).isGreaterThan(1);
        assertThat(item.at(0, 0).mostOrdered()[12] / item.multiple()).isLessThanOrEqualTo(300);
    }

    @Test
    void theFirstOrdersCoverTheShortageAndNoWeekIsShort() {
        AheadProblem asked = problem(facts(1, 1, line(100, List.of(inbound(70, 8)), 7, 10)));
        int[] packs = new HorizonPlanner(Duration.ofSeconds(1), 42).plan(asked.problem()).packs();
        int[] need = asked.problem().items().getFirst().need()[0];
        int ordered = 0;
        for (int week = 0; week < AheadProblem.PLANNED; week++) {
            ordered += packs[week] * 10;
            assertThat(ordered).as("ordered until week %d, for the end of the next", week).isGreaterThanOrEqualTo(need[week + 1]);
        }
        assertThat(HorizonAudit.of(asked.problem(), packs).shortage()).isZero();
    }

    /** 70 a week, and orders that cost next to nothing: what is ordered beyond the weeks that are shown keeps the last of these from being planned as the last. */
    @Test
    void weeksBeyondThoseShownAreOrderedForToo() {
        AheadProblem asked = AheadProblem.of(new Seller(1, 10_000, 0, Truck.TRAILER, _ -> true), List.of(facts(1, 1, line(0, List.of(), 7, 10))), Map.of(), EFFORT);
        AheadOutcome outcome = AheadOutcome.of(asked, new HorizonPlanner(Duration.ofSeconds(1), 42).plan(asked.problem()).packs());
        assertThat(outcome.lines()).anyMatch(line -> line.week() >= 12).allMatch(line -> line.week() < 16);
        assertThat(outcome.shown()).isNotEmpty().allMatch(line -> line.week() < 12);
        assertThat(outcome.lines().stream().mapToInt(Ordered::units).sum()).as("all sixteen weeks and the one in which the last order arrives").isEqualTo(17 * 70);
    }

    /** Nothing is there and 70 a week sell: the first order arrives for week 1, so that 70 are owed at the end of week 0 in each of the scenarios, whatever is ordered. */
    @Test
    void whatIsOwedBeforeAnyOrderCanArriveIsToldApart() {
        AheadProblem asked = problem(facts(1, 1, line(0, List.of(), 7, 10)));
        assertThat(asked.unavoidableMicros(0)).isEqualTo(70 * asked.problem().items().getFirst().shortMicros() * EFFORT.scenarios());
        assertThat(asked.unavoidableMicros(1)).isZero();
        HorizonAudit audit = new HorizonPlanner(Duration.ofSeconds(1), 42).plan(asked.problem()).audit();
        assertThat(audit.shortage()).as("a steady demand leaves nothing else to owe").isEqualTo(asked.unavoidableMicros(0));
    }

    @Test
    void linesAndCostsAddUpToTheAuditToTheCent() {
        var lines = new ArrayList<LineFacts>();
        for (int i = 0; i < 8; i++) {
            lines.add(facts(i + 1, 1 + i % 2, drawn(line(40 * i, List.of(), 7, 4 + 3 * i))));
        }
        AheadProblem asked = AheadProblem.of(new Seller(1, 15_000_000, 300_000_000, Truck.TRAILER, _ -> true), lines, Map.of(), EFFORT);
        HorizonPlan plan = new HorizonPlanner(Duration.ofSeconds(2), 42).plan(asked.problem());
        AheadOutcome outcome = AheadOutcome.of(asked, plan.packs());
        HorizonAudit audit = plan.audit();
        assertThat(audit.isFeasible()).isTrue();
        assertThat(plan.gap()).isGreaterThanOrEqualTo(0);
        assertThat(outcome.lines().stream().map(Ordered::value).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(BigDecimal.valueOf(audit.purchase() / 10_000, 2));
        assertThat(outcome.lines()).hasSize(audit.lines()).allSatisfy(line -> {
            assertThat(line.units()).isEqualTo(line.packs() * 10);
            assertThat(line.value()).isEqualByComparingTo(BigDecimal.valueOf(line.units()));
            assertThat(line.litres()).isEqualTo(2.0 * line.units());
            assertThat(line.week()).isLessThan(AheadProblem.PLANNED);
        });
        assertThat(outcome.shown()).isEqualTo(outcome.lines().stream().filter(line -> line.week() < 12).toList());
        assertThat(audit.freight() + audit.departure()).isZero();
        assertSum(outcome, Costs::premium, audit.premium());
        assertSum(outcome, Costs::ordering, audit.ordering());
        assertSum(outcome, Costs::holding, audit.holding());
        assertSum(outcome, Costs::shortage, audit.shortage());
        assertSum(outcome, Costs::leftOver, audit.left());
        outcome.lines().stream().map(line -> line.week() + "/" + line.warehouseId()).distinct().forEach(order -> assertThat(outcome.lines().stream()
                .filter(line -> order.equals(line.week() + "/" + line.warehouseId())).map(Ordered::value).reduce(BigDecimal.ZERO, BigDecimal::add)).as("minimum order value of " + order)
                .isGreaterThanOrEqualTo(new BigDecimal("300")));
    }

    private static void assertSum(AheadOutcome outcome, Function<Costs, BigDecimal> part, long micros) {
        BigDecimal sum = outcome.costs().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.setScale(2, RoundingMode.HALF_UP)).isCloseTo(BigDecimal.valueOf(micros, 6).divide(BigDecimal.valueOf(EFFORT.scenarios()), 2, RoundingMode.HALF_UP),
                org.assertj.core.api.Assertions.within(new BigDecimal("0.01")));
    }

    /** A week of 70 units takes 14,000 centilitres; there is room for 20,000 beside the 0 that lie there. */
    @Test
    void keepsToTheRoomThatIsLeft() {
        AheadProblem asked = AheadProblem.of(SELLER, List.of(facts(1, 7, line(0, List.of(), 7, 10))), Map.of(7, 20_000L), EFFORT);
        assertThat(asked.problem().room()).containsExactly(20_000L);
        HorizonPlan plan = new HorizonPlanner(Duration.ofSeconds(1), 42).plan(asked.problem());
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(AheadProblem.of(SELLER, List.of(facts(1, 7, line(0, List.of(), 7, 10))), Map.of(), EFFORT).problem().room()).containsExactly(HorizonProblem.UNLIMITED);
    }
}
