package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.allocation.Networks.NONE;
import static org.quartermaster.delivery.allocation.Networks.TODAY;
import static org.quartermaster.delivery.allocation.Networks.office;
import static org.quartermaster.delivery.allocation.Networks.order;
import static org.quartermaster.delivery.allocation.Networks.problem;
import static org.quartermaster.delivery.allocation.Networks.row;
import static org.quartermaster.delivery.allocation.Networks.stock;
import static org.quartermaster.delivery.allocation.Networks.strategy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Refusal.Reason;
import org.quartermaster.delivery.allocation.Supply.Arrival;

/** Each rule in a pair: once it binds, once it does not. Warehouse 1 is 111 km away (3.00, one day), 2 is 222 km (5.00, two days), 3 is 334 km (9.00, three). */
class LiveAllocationTest {
    private static final List<Site> TWO = List.of(office(1), office(2));
    private static final Rule ANY = Rule.any(3);

    private static Allocation allocate(AllocationProblem problem, Strategy strategy, Demand order) {
        return new LiveAllocation(problem, strategy).allocate(order);
    }

    private static String sites(Allocation allocation) {
        return allocation.chosen().map(Option::sites).orElse("");
    }

    @Test
    void takesTheCheaperWarehouseThatHasAll() {
        Allocation allocation = allocate(problem(TWO, stock(row(1, 7, 2), row(2, 7, 2))), strategy(ANY), order(1, NONE, row(7, 2)));

        assertThat(sites(allocation)).isEqualTo("1");
        assertThat(allocation.chosen().orElseThrow().paidCents()).isEqualTo(300);
        assertThat(allocation.rejected()).extracting(Option::sites, Option::paidCents)
                .contains(org.assertj.core.groups.Tuple.tuple("2", 500L));
    }

    @Test
    void takesTheFartherOneWhenTheNearLacksAUnit() {
        Allocation allocation = allocate(problem(TWO, stock(row(1, 7, 1), row(2, 7, 2))), strategy(Rule.any(1)), order(1, NONE, row(7, 2)));

        assertThat(sites(allocation)).isEqualTo("2");
        assertThat(allocation.refusals()).containsExactly(new Refusal(1, Reason.NO_STOCK, 1));
    }

    @Test
    void neverShipsTheSameUnitTwice() {
        var live = new LiveAllocation(problem(List.of(office(1)), stock(row(1, 7, 3))), strategy(ANY));

        assertThat(sites(live.allocate(order(1, NONE, row(7, 2))))).isEqualTo("1");
        assertThat(sites(live.allocate(order(2, NONE, row(7, 2))))).isEmpty();
        assertThat(sites(live.allocate(order(3, NONE, row(7, 1))))).isEqualTo("1");
    }

    @Test
    void splitsWhenNoWarehouseHasAll() {
        Allocation allocation = allocate(problem(TWO, stock(row(1, 7, 1), row(2, 8, 1))), strategy(ANY), order(1, NONE, row(7, 1), row(8, 1)));

        assertThat(sites(allocation)).isEqualTo("1+2");
        assertThat(allocation.chosen().orElseThrow().paidCents()).isEqualTo(300 + 500);
    }

    @Test
    void waitsInsteadWhenTheRuleForbidsToSplit() {
        Allocation allocation = allocate(problem(TWO, stock(row(1, 7, 1), row(2, 8, 1))), strategy(Rule.any(1)), order(1, NONE, row(7, 1), row(8, 1)));

        assertThat(allocation.chosen()).isEmpty();
        assertThat(allocation.refusals()).containsExactly(new Refusal(1, Reason.NO_STOCK, 1), new Refusal(2, Reason.NO_STOCK, 1));
    }

    @Test
    void cutsALineThatNobodyHasWhole() {
        Allocation allocation = allocate(problem(TWO, stock(row(1, 7, 2), row(2, 7, 3))), strategy(ANY), order(1, NONE, row(7, 4)));

        assertThat(allocation.chosen().orElseThrow().parcels()).extracting(Parcel::site, Parcel::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1), org.assertj.core.groups.Tuple.tuple(2, 3));
    }

    /** A part worth 10.00 may not travel alone when 15.00 is the least. */
    @Test
    void splitsOnlyWhenEachPartIsWorthIt() {
        AllocationProblem problem = problem(TWO, stock(row(1, 7, 1), row(2, 8, 3)));
        Demand order = order(1, NONE, row(7, 1), row(8, 3));
        var dear = new Strategy("test", List.of(ANY), Weights.of(1, 1, 0, 0, 0, 0, 0), 1_500);
        var cheap = new Strategy("test", List.of(ANY), Weights.of(1, 1, 0, 0, 0, 0, 0), 1_000);

        assertThat(sites(allocate(problem, dear, order))).isEmpty();
        assertThat(sites(allocate(problem, cheap, order))).isEqualTo("1+2");
    }

    /** Apart: 3.00 + 5.00. Together from 2: 5.00 with stock there. From 3: 9.00; a split penalty of 2.00 makes 9.00 the cheaper of the two. */
    @Test
    void splitsWhileItIsCheaperThanTheFarWarehouse() {
        AllocationProblem problem = problem(List.of(office(1), office(2), office(3)), stock(row(1, 7, 1), row(2, 8, 1), row(3, 7, 1), row(3, 8, 1)));
        Demand order = order(1, NONE, row(7, 1), row(8, 1));

        assertThat(sites(allocate(problem, strategy(ANY), order))).isEqualTo("1+2");
        assertThat(sites(allocate(problem, new Strategy("test", List.of(ANY), Weights.of(1, 1, 200, 0, 0, 0, 0), 0), order))).isEqualTo("3");
    }

    @Test
    void keepsStockForTheStore() {
        Map<Shelf, Supply> stock = Map.of(new Shelf(1, 7), new Supply(3, 2, Double.NaN, List.of()));

        Allocation refused = allocate(problem(List.of(office(1)), stock), strategy(ANY), order(1, NONE, row(7, 2)));
        Allocation allowed = allocate(problem(List.of(office(1)), stock), strategy(ANY), order(1, NONE, row(7, 1)));

        assertThat(refused.refusals()).containsExactly(new Refusal(1, Reason.KEPT_FOR_STORE, 1));
        assertThat(sites(allowed)).isEqualTo("1");
    }

    @Test
    void givesKeptStockToUrgentOrdersOnly() {
        Map<Shelf, Supply> stock = Map.of(new Shelf(1, 7), new Supply(3, 2, Double.NaN, List.of()));
        Strategy strategy = strategy(ANY, ANY.fromKeep("urgent", 2));
        Demand order = order(1, NONE, row(7, 2));

        assertThat(sites(allocate(problem(List.of(office(1)), stock), strategy, order))).isEmpty();
        Allocation urgent = allocate(problem(List.of(office(1)), stock), strategy, Networks.urgent(order, 2));
        assertThat(sites(urgent)).isEqualTo("1");
        assertThat(urgent.rule()).isEqualTo("urgent");
    }

    @Test
    void waitsForInboundStockOnlyWhenTheRuleMay() {
        Map<Shelf, Supply> stock = Map.of(new Shelf(1, 7), new Supply(1, 0, Double.NaN, List.of(new Arrival(TODAY + 2, 5))));
        Demand order = order(1, NONE, row(7, 3));

        Allocation waits = allocate(problem(List.of(office(1)), stock), strategy(ANY), order);
        Allocation refused = allocate(problem(List.of(office(1)), stock), strategy(Rule.whole()), order);

        assertThat(waits.chosen().orElseThrow().parcels().getFirst().shipDay()).isEqualTo(TODAY + 2);
        assertThat(refused.refusals()).containsExactly(new Refusal(1, Reason.ONLY_INBOUND, 2));
    }

    /** Five come in two days and all five are promised then: the one on hand today may not leave before, or one would be missing. */
    @Test
    void neverTakesTodayWhatIsPromisedForLater() {
        Map<Shelf, Supply> stock = Map.of(new Shelf(1, 7), new Supply(1, 0, Double.NaN, List.of(new Arrival(TODAY + 2, 5))));
        var live = new LiveAllocation(problem(List.of(office(1)), stock), strategy(ANY));

        assertThat(live.allocate(order(1, NONE, row(7, 6))).chosen()).isPresent();
        assertThat(live.allocate(order(2, NONE, row(7, 1))).chosen()).isEmpty();
    }

    @Test
    void leavesTodayBeforeTheCutOffAndOnTheNextShippingDayAfterIt() {
        AllocationProblem problem = problem(List.of(office(1)), stock(row(1, 7, 9)));
        Demand friday = new Demand(1, java.time.Instant.parse("2026-11-27T15:00:00Z"), 0, 0, "", NONE, 0, 0, order(1, NONE, row(7, 1)).lines());

        assertThat(allocate(problem, strategy(ANY), order(1, NONE, row(7, 1))).chosen().orElseThrow().parcels().getFirst().shipDay()).isEqualTo(TODAY);
        assertThat(allocate(problem, strategy(ANY), friday).chosen().orElseThrow().parcels().getFirst().shipDay()).isEqualTo(TODAY + 7);
    }

    @Test
    void packsNoMoreParcelsADayThanTheWarehouseCan() {
        var live = new LiveAllocation(problem(List.of(office(1).packing(2)), stock(row(1, 7, 9))), strategy(ANY));

        List<Integer> days = java.util.stream.IntStream.range(0, 5)
                .map(i -> live.allocate(order(i, NONE, row(7, 1))).chosen().orElseThrow().parcels().getFirst().shipDay()).boxed().toList();

        assertThat(days).containsExactly(TODAY, TODAY, TODAY + 1, TODAY + 1, TODAY + 2);
    }

    /** Post from 2 takes two days; promised in one day only express (20.00) keeps it. One day late costs 10.00, so that without the rule post stays cheaper. */
    @Test
    void keepsThePromiseWhenTheRuleSaysSo() {
        AllocationProblem problem = problem(List.of(office(2)), stock(row(2, 7, 1)));
        Demand order = order(1, TODAY + 1, row(7, 1));

        assertThat(allocate(problem, strategy(Rule.whole()), order).chosen().orElseThrow().paidCents()).isEqualTo(2_000);
        Option late = allocate(problem, strategy(ANY), order).chosen().orElseThrow();
        assertThat(late.paidCents()).isEqualTo(500);
        assertThat(late.score().late()).isEqualTo(1_000);
    }

    @Test
    void countsLatenessTwiceForUrgentOrders() {
        AllocationProblem problem = problem(List.of(office(2)), stock(row(2, 7, 1)));

        Option option = allocate(problem, strategy(ANY), Networks.urgent(order(1, TODAY + 1, row(7, 1)), 1)).chosen().orElseThrow();

        assertThat(option.score().late()).isZero(); // because 5.00 + 2 × 10.00 is dearer than express for 20.00
        assertThat(option.paidCents()).isEqualTo(2_000);
    }

    @Test
    void staysWithinTheDistanceOfTheRule() {
        AllocationProblem problem = problem(List.of(office(2)), stock(row(2, 7, 1)));
        Demand order = order(1, NONE, row(7, 1));
        var near = new Rule("near", 1, false, true, false, 200, java.util.Set.of(), 0);
        var far = new Rule("far", 1, false, true, false, 230, java.util.Set.of(), 0);

        assertThat(allocate(problem, strategy(near), order).refusals()).containsExactly(new Refusal(2, Reason.TOO_FAR, 23)); // 222.4 km
        assertThat(sites(allocate(problem, strategy(far), order))).isEqualTo("2");
    }

    @Test
    void shipsFromTheWarehouseThatTheOrderNames() {
        AllocationProblem problem = problem(TWO, stock(row(1, 7, 1), row(2, 7, 1)));

        Allocation allocation = allocate(problem, strategy(ANY), Networks.from(order(1, NONE, row(7, 1)), 2));

        assertThat(sites(allocation)).isEqualTo("2");
        assertThat(allocation.refusals()).containsExactly(new Refusal(1, Reason.NOT_REQUESTED, 0));
    }

    /** Warehouse 1 would be empty, 2 keeps its half: a unit from an empty shelf costs 4.00 more, which outweighs 2.00 of freight. */
    @Test
    void sparesTheShelfThatIsBelowItsShare() {
        AllocationProblem problem = problem(TWO, stock(row(1, 7, 1), row(2, 7, 19)));
        Demand order = order(1, NONE, row(7, 1));
        var even = new Strategy("test", List.of(ANY), Weights.of(1, 1, 0, 0, 0, 0, 400), 0);

        assertThat(sites(allocate(problem, strategy(ANY), order))).isEqualTo("1");
        assertThat(sites(allocate(problem, even, order))).isEqualTo("2");
    }

    @Test
    void triesTheRulesInTurn() {
        AllocationProblem problem = problem(TWO, stock(row(1, 7, 1), row(2, 8, 1)));
        Strategy strategy = strategy(Rule.whole(), Rule.whole().split("two", 2));

        assertThat(allocate(problem, strategy, order(1, NONE, row(7, 1))).rule()).isEqualTo("whole");
        assertThat(allocate(problem, strategy, order(1, NONE, row(7, 1), row(8, 1))).rule()).isEqualTo("two");
    }

    @Test
    void saysThatNoServiceCarriesTheWeight() {
        Allocation allocation = allocate(problem(List.of(office(1)), stock(row(1, 7, 99))), strategy(ANY), order(1, NONE, row(7, 30)));

        assertThat(allocation.refusals()).containsExactly(new Refusal(1, Reason.NO_RATE, 0));
    }

    @Test
    void looksWithoutBooking() {
        var live = new LiveAllocation(problem(List.of(office(1)), stock(row(1, 7, 1))), strategy(ANY));

        assertThat(live.look(order(1, NONE, row(7, 1))).chosen()).isPresent();
        assertThat(live.look(order(2, NONE, row(7, 1))).chosen()).isPresent();
    }
}
