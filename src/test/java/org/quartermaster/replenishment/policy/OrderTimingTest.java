package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.OrderTiming.Action;
import org.quartermaster.replenishment.policy.OrderTiming.Advised;

/** Ten a day, 1.00 to buy, 4.00 to sell, holding 73 % a year (0.002 a day), greatest cover 30 days, safety 20. */
class OrderTimingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static List<Advised> advice(int onHand, Inbound... inbound) {
        var position = InventoryPosition.of(new Holdings(onHand, 0, 0, 0, 0), List.of(inbound), DAY, new InventoryPosition.Delays(3, 2, 9));
        var offer = new Offer(1, 1_000_000, List.of(), 1, 1, new LeadTime(7, 0, 7, 12), List.of(0, 7, 14));
        var rules = new Rules("test", 0.95, 7, 0.73, 0, 0, 30, true);
        return OrderTiming.of(new Line(position, DemandOutlook.steady(10, 10), offer, 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE, rules), 20);
    }

    private static Inbound order(String code, int units, int day) {
        return new Inbound(code, units, DAY.plusDays(day), null);
    }

    /** 50 last five days; until the tenth day 50 find no stock, each with a margin of 3.00. */
    @Test
    void anOrderThatComesAfterTheStockIsGoneIsBroughtForward() {
        var advised = advice(50, order("A", 200, 10));
        assertThat(advised).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Action.EXPEDITE);
            assertThat(one.needDay()).isEqualTo(5);
            assertThat(one.stakeCents()).isEqualTo(15_000);
            assertThat(one.valueCents()).isEqualTo(20_000);
        });
    }

    /** Brought forward the first order's 20 serve two of the five empty days; the second one is asked for the other three. */
    @Test
    void aSecondLateOrderCountsOnlyWhatTheFirstLeaves() {
        var advised = advice(50, order("A", 20, 10), order("B", 200, 10));
        assertThat(advised).extracting(Advised::action).containsExactly(Action.EXPEDITE, Action.EXPEDITE);
        assertThat(advised).extracting(Advised::stakeCents).containsExactly(6_000L, 9_000L);
        assertThat(advised).extracting(Advised::needDay).containsExactly(5, 7);
    }

    /** 300 fall below 20 on the day that sells the 281st to 290th: day 28. Until then 100 units cost 0.002 each for the 23 days from day 5. */
    @Test
    void anOrderThatIsNotNeededYetIsPutOff() {
        var advised = advice(300, order("A", 300, 5));
        assertThat(advised).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Action.POSTPONE);
            assertThat(one.needDay()).isEqualTo(28);
            assertThat(one.stakeCents()).isEqualTo(Math.round(300 * 0.2 * 23));
        });
    }

    /** 600 last until day 58, more than the greatest cover of 30 days after day 5. */
    @Test
    void anOrderBeyondTheGreatestCoverIsGivenUp() {
        assertThat(advice(600, order("A", 300, 5))).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Action.CANCEL);
            assertThat(one.needDay()).isEqualTo(58);
            assertThat(one.stakeCents()).isEqualTo(Math.round(300 * 0.2 * 53));
        });
    }

    /** Not needed for over a year: its price is at stake too. */
    @Test
    void anOrderOfWhatLiesForAYearPutsItsPriceAtStake() {
        assertThat(advice(5_000, order("A", 100, 5))).singleElement().satisfies(one -> {
            assertThat(one.needDay()).isEqualTo(-1);
            assertThat(one.stakeCents()).isEqualTo(100 * 100 + Math.round(100 * 0.2 * 365));
        });
    }

    /** Of two orders that are too many the later one goes; the first is then needed. */
    @Test
    void theLastOrderIsPutOffFirst() {
        assertThat(advice(100, order("A", 300, 7), order("B", 300, 9))).singleElement()
                .satisfies(one -> assertThat(one.arrival().reference()).isEqualTo("B"));
    }

    @Test
    void saysNothingOfAnOrderThatComesInTime() {
        assertThat(advice(100, order("A", 300, 7))).isEmpty();
    }

    /** Half a unit of loss is rounding; 0.92 of holding is not worth a call. */
    @Test
    void saysNothingOfTrifles() {
        assertThat(advice(300, order("A", 20, 5))).isEmpty();
    }
}
