package org.quartermaster.replenishment.policy.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.quartermaster.replenishment.policy.lots.PackLots.Step;
import org.quartermaster.replenishment.policy.lots.PackLots.Terms;
import org.quartermaster.replenishment.policy.lots.WagnerWhitin.Period;

/** Lot sizes over periods against published answers and against trying everything. */
class LotSizingTest {

    private static Period[] periods(double order, double holding, int... demand) {
        return Arrays.stream(demand).mapToObj(units -> new Period(units, order, holding, 0)).toArray(Period[]::new);
    }

    /** Snyder and Shen (2019), example 3.9: 2·500 + 2·(120 + 70) = 1380. */
    @Example
    void ordersAsInExample39() {
        var plan = WagnerWhitin.plan(periods(500, 2, 90, 120, 80, 70));
        assertThat(plan.quantities()).containsExactly(210, 0, 150, 0);
        assertThat(plan.cost()).isEqualTo(1380);
    }

    @Example
    void ordersNothingInPeriodsWithoutDemand() {
        var plan = WagnerWhitin.plan(periods(10, 1, 0, 5, 0, 0, 9));
        assertThat(plan.quantities()).containsExactly(0, 5, 0, 0, 9);
        assertThat(plan.cost()).isEqualTo(20);
    }

    @Property(tries = 200)
    void packsOfOneCostWhatWagnerAndWhitinSay(@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 30) Integer> demand,
            @ForAll @IntRange(min = 0, max = 60) int order, @ForAll @IntRange(min = 0, max = 4) int holding) {
        int[] units = demand.stream().mapToInt(Integer::intValue).toArray();
        var packs = PackLots.plan(new Terms(order, holding, 1, 1, List.of(new Step(0, 3))), 0, units);
        double exact = WagnerWhitin.plan(periods(order, holding, units)).cost() + 3.0 * IntStream.of(units).sum();
        assertThat(packs.cost()).isCloseTo(exact, within(1e-9));
    }

    @Property(tries = 150)
    void noPlanOfPacksIsCheaper(@ForAll @Size(3) List<@IntRange(min = 0, max = 14) Integer> demand, @ForAll @IntRange(min = 1, max = 5) int multiple,
            @ForAll @IntRange(min = 1, max = 12) int minimum, @ForAll @IntRange(min = 0, max = 10) int stock, @ForAll @IntRange(min = 0, max = 40) int order) {
        int[] units = demand.stream().mapToInt(Integer::intValue).toArray();
        var terms = new Terms(order, 1, minimum, multiple, List.of(new Step(0, 6), new Step(10, 5), new Step(25, 3)));
        var plan = PackLots.plan(terms, stock, units);
        assertThat(cost(terms, stock, units, plan.quantities())).isCloseTo(plan.cost(), within(1e-9));
        double best = Double.POSITIVE_INFINITY;
        int most = (IntStream.of(units).sum() + 30) / multiple + 1;
        for (int code = 0; code < most * most * most; code++) {
            int[] tried = {code % most * multiple, code / most % most * multiple, code / most / most * multiple};
            best = Math.min(best, cost(terms, stock, units, tried));
        }
        assertThat(plan.cost()).isCloseTo(best, within(1e-9));
    }

    /** The cost of a plan from its definition; infinite when it breaks a rule. */
    private static double cost(Terms terms, int stock, int[] demand, int[] quantities) {
        double cost = 0;
        int left = stock;
        for (int t = 0; t < demand.length; t++) {
            if (quantities[t] > 0 && quantities[t] < terms.minimumQuantity() || quantities[t] % terms.multiple() != 0) {
                return Double.POSITIVE_INFINITY;
            }
            left += quantities[t] - demand[t];
            if (left < 0) {
                return Double.POSITIVE_INFINITY;
            }
            cost += (quantities[t] > 0 ? terms.orderCost() : 0) + quantities[t] * terms.unitCost(quantities[t]) + left * terms.holdingCost();
        }
        return cost;
    }

    /** Silver (1976), and the cost of Silver, Pyke and Peterson's example (1998, p. 428). */
    @Example
    void sharedOrdersAsInSilver() {
        double[] order = {1.87, 5.27, 7.94, 8.19, 8.87};
        double[] rate = {1736, 656, 558, 170, 142};
        var items = IntStream.range(0, 5).mapToObj(i -> new JointReplenishment.Item(order[i], 0.2, rate[i])).toList();
        assertThat(JointReplenishment.silver(10, items).cost()).isCloseTo(218.686, within(5e-4));
        assertThat(JointReplenishment.best(10, items).cost()).isLessThan(218.3);
    }

    @Property(tries = 60)
    void noOtherMultiplesAreCheaper(@ForAll @Size(3) List<@IntRange(min = 1, max = 90) Integer> order, @ForAll @Size(3) List<@IntRange(min = 1, max = 400) Integer> rate,
            @ForAll @IntRange(min = 1, max = 200) int shared) {
        var items = IntStream.range(0, 3).mapToObj(i -> new JointReplenishment.Item(order.get(i), 1, rate.get(i))).toList();
        double best = JointReplenishment.best(shared, items).cost();
        for (int code = 0; code < 12 * 12 * 12; code++) {
            var multiples = List.of(1 + code % 12, 1 + code / 12 % 12, 1 + code / 144);
            assertThat(JointReplenishment.forMultiples(shared, items, multiples).cost()).isGreaterThanOrEqualTo(best - 1e-9);
        }
    }
}
