package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.replenishment.policy.Lines.inbound;
import static org.quartermaster.replenishment.policy.Lines.line;
import static org.quartermaster.replenishment.policy.Lines.offer;
import static org.quartermaster.replenishment.policy.Lines.position;

import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Advice.Urgency;
import org.quartermaster.replenishment.policy.Why.Kind;
import org.quartermaster.replenishment.policy.Why.Warning;

class PolicyTest {

    /** 10 a day, Poisson. */
    private final DemandOutlook tenADay = DemandOutlook.steady(10, 10);

    /** Lead 9 d + cycle 7 d = 16 days: mean 160; the 0.95 quantile of Poisson(160) is 181, so safety is 21; 160 + 21 − 100 = 81, in packs of 12: 84. */
    @Test
    void ordersUpToTheServiceLevelOverLeadTimeAndReview() {
        Advice advice = Policy.advise(line(position(100), tenADay, offer(9, 1, 12)));
        assertThat(advice.urgency()).isEqualTo(Urgency.ACT);
        assertThat(advice.why().units(Kind.DEMAND)).isEqualTo(160);
        assertThat(advice.why().units(Kind.SAFETY_DEMAND)).isEqualTo(21);
        assertThat(advice.why().shortage()).isEqualTo(81);
        assertThat(advice.why().units(Kind.ORDER_MULTIPLE)).isEqualTo(3);
        assertThat(advice.suggestion()).isEqualTo(84);
        assertThat(advice.arrivalDay()).isEqualTo(9);
    }

    /** 170 in stock last 17 days at 10 a day, longer than the 7 + 9 days until the next order could come, but not surely enough: Poisson(160) at 0.95 is 181. */
    @Test
    void watchesWhatIsServedOnAverageButNotAsPromised() {
        Advice advice = Policy.advise(line(position(170), tenADay, offer(9, 1, 12)));
        assertThat(advice.urgency()).isEqualTo(Urgency.WATCH);
        assertThat(advice.isDue()).isTrue();
    }

    @Test
    void ordersNothingAboveTheReorderPoint() {
        // the target over 56 + 9 + 7 days is far below 5,000 units
        Advice advice = Policy.advise(line(position(5_000), tenADay, offer(9, 1, 12)));
        assertThat(advice.suggestion()).isZero();
        assertThat(advice.urgency()).isEqualTo(Urgency.GOOD);
        assertThat(advice.value().savesCents()).isZero();
    }

    /** The lead time's share: sd 3 d × 10 a day = 30 units beside √160 ≈ 12.6 from demand; √(160 + 900) ≈ 32.6, so safety grows from 21 to over 50. */
    @Test
    void leadTimeVariabilityRaisesSafetyAndIsReportedApart() {
        Offer late = new Offer(1, 1_720_000, java.util.List.of(), 1, 1, new LeadTime(9, 3, 7, 20), Lines.weekly());
        Advice advice = Policy.advise(line(position(100), tenADay, late));
        assertThat(advice.why().units(Kind.SAFETY_DEMAND)).isEqualTo(21);
        assertThat(advice.why().units(Kind.SAFETY_LEAD_TIME)).isBetween(30, 40);
    }

    /** 100 on hand, 500 come on day 14; 10 a day run out on day 10, before the 500 come and after an order placed today has come. */
    @Test
    void inboundAfterTheStockOutDoesNotHideIt() {
        Advice advice = Policy.advise(line(position(100, inbound(500, 14)), tenADay, offer(9, 1, 1)));
        assertThat(advice.urgency()).isEqualTo(Urgency.ACT);
        // binding on day 13, the day before the 500 come: mean 130 + safety of Poisson(130) − 100
        assertThat(advice.target().day()).isEqualTo(13);
        assertThat(advice.why().shortage()).isEqualTo(new DemandDistribution(130, 130).quantile(0.95) - 100);
        assertThat(advice.why().units(Kind.INBOUND)).isZero();
        assertThat(advice.why().warnings()).contains(Warning.INBOUND_TOO_LATE);
    }

    @Test
    void inboundInTimeIsNotOrderedAgain() {
        Advice with = Policy.advise(line(position(100, inbound(60, 4)), tenADay, offer(9, 1, 1)));
        Advice without = Policy.advise(line(position(100), tenADay, offer(9, 1, 1)));
        assertThat(with.suggestion()).isEqualTo(without.suggestion() - 60);
        assertThat(with.why().units(Kind.INBOUND)).isEqualTo(-60);
    }

    @Test
    void requestedUnitsAreNotOrderedAgain() {
        var requested = InventoryPosition.of(new Holdings(100, 0, 0, 0, 81), java.util.List.of(), Lines.TODAY, Lines.DELAYS);
        Advice advice = Policy.advise(line(requested, tenADay, offer(9, 1, 1)));
        assertThat(advice.isDue()).isFalse();
        assertThat(advice.orderDay()).isEqualTo(7);
        assertThat(Policy.adviseOn(line(requested, tenADay, offer(9, 1, 1)), 0).suggestion()).isZero();
    }

    @Test
    void twoLeadTimesOfOneSupplierGiveTwoDeadlines() {
        Advice near = Policy.advise(line(position(250), tenADay, offer(3, 1, 1)));
        Advice far = Policy.advise(line(position(250), tenADay, offer(16, 1, 1)));
        assertThat(far.orderByDay()).isLessThan(near.orderByDay());
        assertThat(near.arrivalDay() - near.orderDay()).isEqualTo(3);
        assertThat(far.arrivalDay() - far.orderDay()).isEqualTo(16);
    }

    /** A break at 240 saves 0.40 on each of 240 units (96.00) and costs 156 extra units × 0.000942 a day × (7 + 8 days) ≈ 2.20. */
    @Test
    void takesAPriceBreakThatSavesMoreThanItCostsToHold() {
        Advice advice = Policy.advise(line(position(100), tenADay, offer(9, 1, 12, new Offer.PriceBreak(240, 1_320_000))));
        assertThat(advice.suggestion()).isEqualTo(240);
        assertThat(advice.why().units(Kind.PRICE_BREAK)).isEqualTo(156);
        assertThat(advice.value().orderCents()).isEqualTo(240 * 132);
        // 81 and 3 more at 1.72 are 144.48; at the break all 240 are 316.80
        assertThat(advice.why().cents(Kind.ORDER_MULTIPLE)).isEqualTo(3 * 172);
        assertThat(advice.why().cents(Kind.PRICE_BREAK)).isEqualTo(240 * 132 - 84 * 172);
    }

    /** 84 are 144.48; 100 at 1.32 are 132.00: the break brings 16 units more and takes 12.48 away. */
    @Test
    void aPriceBreakMayBringMoreForLess() {
        Advice advice = Policy.advise(line(position(100), tenADay, offer(9, 1, 4, new Offer.PriceBreak(100, 1_320_000))));
        assertThat(advice.why().units(Kind.PRICE_BREAK)).isEqualTo(16);
        assertThat(advice.why().cents(Kind.PRICE_BREAK)).isEqualTo(-1_248);
        assertThat(advice.why().cents()).isEqualTo(13_200);
    }

    @Test
    void leavesAPriceBreakThatCostsMoreToHoldThanItSaves() {
        // 600 units at one cent less save 6.00; 516 extra units over (7 + 26) days cost about 16.00
        Advice advice = Policy.advise(line(position(100), tenADay, offer(9, 1, 12, new Offer.PriceBreak(600, 1_710_000))));
        assertThat(advice.suggestion()).isEqualTo(84);
    }

    @Test
    void warnsWhenTheMinimumExceedsTheGreatestCover() {
        Advice advice = Policy.advise(line(position(100), tenADay, offer(9, 5_000, 1)));
        assertThat(advice.suggestion()).isEqualTo(5_000);
        assertThat(advice.why().warnings()).contains(Warning.EXCEEDS_MAXIMUM_COVER);
        assertThat(advice.value().excessUnits()).isPositive();
    }

    /** Out of stock for 9 days: 90 sales are lost before anything can arrive and are not ordered. */
    @Test
    void doesNotOrderForSalesThatAreLostBeforeItCanArrive() {
        Advice advice = Policy.advise(line(position(0), tenADay, offer(9, 1, 1)));
        assertThat(advice.why().units(Kind.LOST_BEFORE_ARRIVAL)).isEqualTo(-90);
        assertThat(advice.suggestion()).isEqualTo(181 - 90);
        assertThat(advice.orderByDay()).isEqualTo(-9);
        assertThat(advice.why().warnings()).contains(Warning.OUT_BEFORE_ARRIVAL);
    }

    @Test
    void capsByShelfLife() {
        Line yoghurt = new Line(position(0), tenADay, offer(2, 1, 12), 4_000_000, 5, Integer.MAX_VALUE, Rules.standard());
        // sells 70 until day 7, 20 of them before it arrives; 70 rounded down to packs of 12
        assertThat(Policy.advise(yoghurt).suggestion()).isLessThanOrEqualTo(60);
    }

    /** 10 a day, 60 days of cover at most: a minimum of 5,000 exceeds it, 40 units do not; 100 are little until somebody enters 5,000. */
    @Test
    void warningsAreAboutWhatIsOrderedInTheEnd() {
        Line forced = Lines.line(Lines.position(20), DemandOutlook.steady(10, 10), Lines.offer(9, 5_000, 1));
        assertThat(Policy.advise(forced).why().warnings()).contains(Why.Warning.EXCEEDS_MAXIMUM_COVER);
        assertThat(Policy.decided(forced, 0, 40, Why.Kind.JOINT_PLAN).why().warnings()).doesNotContain(Why.Warning.EXCEEDS_MAXIMUM_COVER);
        Line free = Lines.line(Lines.position(20), DemandOutlook.steady(10, 10), Lines.offer(9, 1, 1));
        assertThat(Policy.advise(free).why().warnings()).doesNotContain(Why.Warning.EXCEEDS_MAXIMUM_COVER);
        assertThat(Policy.decided(free, 0, 5_000, Why.Kind.EDITED).why().warnings()).containsOnlyOnce(Why.Warning.EXCEEDS_MAXIMUM_COVER);
    }

    /** Room for 50 units, at least 100 are sold: nothing is ordered and it is told why; room for 100 is enough. */
    @Test
    void aMinimumAboveTheRoomIsNotOrderedAndTold() {
        assertThat(roomFor(50).suggestion()).isZero();
        assertThat(roomFor(50).why().warnings()).contains(Why.Warning.CAPACITY_BELOW_MINIMUM);
        assertThat(roomFor(50).why().units(Why.Kind.CAPACITY)).isNegative();
        assertThat(roomFor(100).suggestion()).isEqualTo(100);
        assertThat(roomFor(100).why().warnings()).doesNotContain(Why.Warning.CAPACITY_BELOW_MINIMUM);
    }

    private static Advice roomFor(int units) {
        return Policy.advise(new Line(Lines.position(20), DemandOutlook.steady(10, 10), Lines.offer(9, 100, 100), 4_000_000, Line.DOES_NOT_EXPIRE, units,
                new Rules("test", 0.95, 7, 0.20, 0, 0, 60, true)));
    }
}
