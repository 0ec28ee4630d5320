package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quartermaster.replenishment.policy.Lines.inbound;
import static org.quartermaster.replenishment.policy.Lines.offer;
import static org.quartermaster.replenishment.policy.Lines.position;

import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Why.Kind;
import org.quartermaster.replenishment.policy.Why.Warning;

/** Each method of a rule, by hand. Demand is 10 a day, Poisson; lead time 9 days; orders on every seventh day. */
class MethodTest {

    private static final DemandOutlook TEN_A_DAY = DemandOutlook.steady(10, 10);

    private static Rules rules(Method method, double service, Limits limits) {
        return new Rules("test", method, service, 7, 0.2, 0, 0, 60, limits);
    }

    private static Advice advise(int onHand, Rules rules, Inbound... inbounds) {
        return Policy.advise(Lines.line(position(onHand, inbounds), TEN_A_DAY, offer(9, 1, 1)).with(rules));
    }

    private static Limits minMax(int min, int max) {
        return new Limits(0, Limits.NONE, min, max, 1, Limits.NONE);
    }

    @Test
    void minMaxOrdersUpToTheMaximumAtTheMinimum() {
        Advice at = advise(120, rules(Method.MIN_MAX, 0.95, minMax(120, 300)));
        assertThat(at.isDue()).isTrue();
        assertThat(at.suggestion()).isEqualTo(180);
        assertThat(at.why().units(Kind.DEMAND) + at.why().units(Kind.RULE_LEVEL)).isEqualTo(300);
        assertThat(at.reorderPoint()).as("ordered below it").isEqualTo(121);
    }

    @Test
    void minMaxWaitsAboveTheMinimum() {
        Advice above = advise(121, rules(Method.MIN_MAX, 0.95, minMax(120, 300)));
        assertThat(above.isDue()).isFalse();
    }

    @Test
    void minMaxCountsWhatComesInTime() {
        Advice advice = advise(100, rules(Method.MIN_MAX, 0.95, minMax(120, 300)), inbound(50, 3));
        assertThat(advice.isDue()).isFalse();
    }

    /** 100 on hand, R = 120: 21 units reach 121, in multiples of 48: 48. */
    @Test
    void pointAndQuantityOrdersWholeQuantities() {
        Advice advice = advise(100, rules(Method.POINT_AND_QUANTITY, 0.95, new Limits(0, Limits.NONE, 120, 0, 48, Limits.NONE)));
        assertThat(advice.suggestion()).isEqualTo(48);
        assertThat(advice.why().units(Kind.RULE_QUANTITY)).isEqualTo(27);
        assertThat(advise(20, rules(Method.POINT_AND_QUANTITY, 0.95, new Limits(0, Limits.NONE, 120, 0, 48, Limits.NONE))).suggestion()).isEqualTo(144);
    }

    @Test
    void capLimitsOneOrder() {
        var capped = rules(Method.CYCLE_SERVICE, 0.95, new Limits(0, Limits.NONE, 0, 0, 1, 50));
        Advice advice = advise(100, capped);
        assertThat(advice.suggestion()).isEqualTo(50);
        assertThat(advice.why().units(Kind.RULE_CAP)).isEqualTo(50 - advice.why().shortage());
        Advice minimum = Policy.advise(Lines.line(position(100), TEN_A_DAY, offer(9, 72, 12)).with(capped));
        assertThat(minimum.suggestion()).as("the supplier sells no fewer than 72").isEqualTo(72);
    }

    /** Poisson(160) at 0.95 is 181: safety 21. A floor of 40 units adds 19; a ceiling of 170 takes 11. */
    @Test
    void floorAndCeilingInUnitsMoveTheLevel() {
        Advice floor = advise(100, rules(Method.CYCLE_SERVICE, 0.95, new Limits(40, Limits.NONE, 0, 0, 1, Limits.NONE)));
        assertThat(floor.why().units(Kind.RULE_LEVEL)).isEqualTo(19);
        assertThat(floor.target().units()).isEqualTo(200);
        Advice ceiling = advise(100, rules(Method.CYCLE_SERVICE, 0.95, new Limits(0, 170, 0, 0, 1, Limits.NONE)));
        assertThat(ceiling.why().units(Kind.RULE_LEVEL)).isEqualTo(-11);
        assertThat(ceiling.suggestion()).isEqualTo(70);
    }

    /** 98 % of the 70 units of a cycle: at most 1.4 may be lost; the least such level of Poisson(160) has loss ≤ 1.4 and one unit less more. */
    @Test
    void fillRateAllowsItsShareOfACyclesDemandToBeLost() {
        Advice advice = advise(100, rules(Method.FILL_RATE, 0.98, Limits.none()));
        var demand = new DemandDistribution(160, 160);
        int level = advice.target().units();
        assertThat(demand.loss(level)).isLessThanOrEqualTo(1.4);
        assertThat(demand.loss(level - 1)).isGreaterThan(1.4);
        assertThat(level).as("a fill rate of 98 % needs less than 98 % of cycles without a stock-out").isLessThan(demand.quantile(0.98));
    }

    /** Margin 4 − 1.72 = 2.28; holding 7 days: 1.72 · 0.2 · 7 / 365 = 0.0066: 2.28 / 2.2866 = 0.99711. */
    @Test
    void economicLevelIsTheNewsvendors() {
        Line line = Lines.line(position(100), TEN_A_DAY, offer(9, 1, 1)).with(rules(Method.ECONOMIC, 0.95, Limits.none()));
        assertThat(line.criticalRatio()).isCloseTo(0.99711, within(1e-5));
        assertThat(Policy.advise(line).target().units()).isEqualTo(new DemandDistribution(160, 160).quantile(line.criticalRatio()));
    }

    /** What expires within twice the cycle costs half its price: 2.28 / (2.28 + 0.0066 + 0.86) = 0.7246. */
    @Test
    void economicLevelFallsWithExpiry() {
        Line line = new Line(position(100), TEN_A_DAY, offer(9, 1, 1), 4_000_000, 14, Integer.MAX_VALUE, rules(Method.ECONOMIC, 0.95, Limits.none()));
        assertThat(line.criticalRatio()).isCloseTo(0.7246, within(1e-4));
    }

    /** Sold at 2.00: margin 0.28, half the price expires: 0.28 / (0.28 + 0.0066 + 0.86) = 0.2442: less than the median is worth its risk. At a loss nothing is. */
    @Test
    void economicLevelLiesBelowTheMedianWhereAUnitEarnsLessThanItMayCost() {
        Line thin = new Line(position(100), TEN_A_DAY, offer(9, 1, 1), 2_000_000, 14, Integer.MAX_VALUE, rules(Method.ECONOMIC, 0.95, Limits.none()));
        assertThat(thin.criticalRatio()).isCloseTo(0.2442, within(1e-4));
        Advice advice = Policy.advise(thin);
        assertThat(advice.target().units()).isEqualTo(new DemandDistribution(160, 160).quantile(thin.criticalRatio())).isLessThan(160);
        assertThat(advice.target().safety()).isNegative();
        Line loss = new Line(position(100), TEN_A_DAY, offer(9, 1, 1), 1_500_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE, rules(Method.ECONOMIC, 0.95, Limits.none()));
        assertThat(loss.criticalRatio()).isEqualTo(0.0001);
        assertThat(Policy.advise(loss).suggestion()).as("at the level of cycle service it would be bought").isLessThan(Policy.advise(loss.with(rules(Method.CYCLE_SERVICE, 0.95, Limits.none()))).suggestion());
    }

    /** Lines that cost 20.00 to order would be ordered for longer than a week; lot for lot does not. */
    @Test
    void lotForLotLastsOnlyUntilTheNextOrder() {
        var dear = new Rules("test", Method.CYCLE_SERVICE, 0.95, 7, 0.2, 2_000, 0, 60, Limits.none());
        var lot = new Rules("test", Method.LOT_FOR_LOT, 0.95, 7, 0.2, 2_000, 0, 60, Limits.none());
        Line line = Lines.line(position(100), TEN_A_DAY, offer(9, 1, 1));
        assertThat(line.with(dear).cycleDays()).isGreaterThan(30);
        assertThat(line.with(lot).cycleDays()).isEqualTo(7);
    }

    @Test
    void whatIsNotStockedIsNeverOrdered() {
        Advice advice = advise(0, rules(Method.DO_NOT_STOCK, 0.95, Limits.none()));
        assertThat(advice.suggestion()).isZero();
        assertThat(advice.isDue()).isFalse();
    }

    @Test
    void refusesAMaximumBelowTheMinimum() {
        assertThatThrownBy(() -> rules(Method.MIN_MAX, 0.95, minMax(120, 100))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("120");
        assertThatThrownBy(() -> new Limits(10, 5, 0, 0, 1, Limits.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Trap: rounding to the multiple may exceed what the rule covers at most; it is ordered and said. */
    @Test
    void roundingAboveTheGreatestCoverIsSaid() {
        var week = new Rules("test", Method.CYCLE_SERVICE, 0.95, 7, 0.2, 0, 0, 7, Limits.none());
        Advice advice = Policy.advise(Lines.line(position(100), TEN_A_DAY, offer(9, 500, 500)).with(week));
        assertThat(advice.suggestion()).isEqualTo(500);
        assertThat(advice.why().warnings()).contains(Warning.EXCEEDS_MAXIMUM_COVER);
    }
}
