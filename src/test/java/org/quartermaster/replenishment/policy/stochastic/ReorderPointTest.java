package org.quartermaster.replenishment.policy.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/** (s, S) and (r, Q): published answers, and no neighbour that is cheaper. */
class ReorderPointTest {

    /** Zheng and Federgruen (1991), table 1: K = 64, h = 1, p = 9. */
    @Example
    void findsTheTableOfZhengAndFedergruen() {
        int[][] table = {{10, 6, 40, 350216}, {15, 10, 49, 426978}, {23, 17, 52, 527567}, {50, 42, 108, 709752}, {63, 54, 73, 782868}, {75, 67, 86, 795538}};
        for (int[] row : table) {
            var answer = ReorderPointAndLevel.best(new Costs(1, 9), 64, DiscreteDemand.poisson(row[0]), 0);
            assertThat(answer.reorderPoint()).as("s at mean %d", row[0]).isEqualTo(row[1]);
            assertThat(answer.level()).as("S at mean %d", row[0]).isEqualTo(row[2]);
            assertThat(answer.cost()).isCloseTo(row[3] / 1e4, within(5.1e-5));
        }
    }

    /** Snyder and Shen (2019), example 4.7: the optimum and two policies beside it. */
    @Example
    void evaluatesExample47() {
        var costs = new Costs(1, 4);
        var demand = DiscreteDemand.poisson(6);
        assertThat(ReorderPointAndLevel.best(costs, 5, demand, 0)).isEqualTo(new ReorderPointAndLevel.Answer(4, 10, ReorderPointAndLevel.cost(costs, 5, demand, 0, 4, 10)));
        assertThat(ReorderPointAndLevel.cost(costs, 5, demand, 0, 4, 10)).isCloseTo(8.034111561471644, within(1e-10));
        assertThat(ReorderPointAndLevel.cost(costs, 5, demand, 0, 6, 18)).isCloseTo(10.193798671644046, within(1e-10));
    }

    @Property(tries = 60)
    void noOtherPairIsCheaper(@ForAll @DoubleRange(min = 0.3, max = 12) double mean, @ForAll @DoubleRange(min = 0, max = 60) double orderCost,
            @ForAll @DoubleRange(min = 0.5, max = 30) double under, @ForAll @IntRange(min = 0, max = 3) int leadTime) {
        var costs = new Costs(1, under);
        var demand = DiscreteDemand.geometric(mean);
        var best = ReorderPointAndLevel.best(costs, orderCost, demand, leadTime);
        for (int s = best.reorderPoint() - 6; s <= best.reorderPoint() + 6; s++) {
            for (int level = s + 1; level <= best.level() + 25; level++) {
                assertThat(ReorderPointAndLevel.cost(costs, orderCost, demand, leadTime, s, level)).isGreaterThanOrEqualTo(best.cost() - 1e-9);
            }
        }
    }

    /** Snyder and Shen (2019), example 5.8 and problem 5.2. */
    @Example
    void findsTheQuantityForUnitDemands() {
        var eight = ReorderPointAndQuantity.discrete(new Costs(20, 150), 100, 1.5, DiscreteDemand.poisson(3));
        assertThat(eight.reorderPoint()).isEqualTo(3);
        assertThat(eight.quantity()).isEqualTo(5);
        assertThat(eight.cost()).isCloseTo(107.9235806331498, within(1e-9));
        var two = ReorderPointAndQuantity.discrete(new Costs(4, 28), 4, 12, DiscreteDemand.poisson(6));
        assertThat(two.reorderPoint()).isEqualTo(6);
        assertThat(two.quantity()).isEqualTo(7);
        assertThat(two.cost()).isCloseTo(28.241312842169155, within(1e-9));
    }

    /** Snyder and Shen (2019), examples 5.1 and 5.6. */
    @Example
    void findsTheQuantityForNormalDemand() {
        var costs = new Costs(0.225, 7.5);
        double mean = 1300 / 12.0;
        double deviation = 150 / Math.sqrt(12);
        var best = ReorderPointAndQuantity.normal(costs, 8, 1300, mean, deviation);
        assertThat(best.reorderPoint()).isCloseTo(126.8670642878315, within(1e-4));
        assertThat(best.quantity()).isCloseTo(328.4491413581765, within(1e-4));
        var rounded = new ReorderPointAndQuantity.Answer(126.8, 328.5, 0);
        assertThat(ReorderPointAndQuantity.cost(costs, 8, 1300, mean, deviation, rounded)).isCloseTo(78.071162509282942, within(1e-9)).isGreaterThan(best.cost());
        assertThat(ReorderPointAndQuantity.cost(costs, 8, 1300, mean, deviation, best)).isCloseTo(best.cost(), within(1e-9));
    }

    @Property(tries = 100)
    void noOtherQuantityIsCheaper(@ForAll @DoubleRange(min = 0.1, max = 30) double rate, @ForAll @DoubleRange(min = 0, max = 80) double orderCost,
            @ForAll @DoubleRange(min = 0.3, max = 40) double under) {
        var costs = new Costs(1, under);
        var demand = DiscreteDemand.poisson(rate * 2);
        var best = ReorderPointAndQuantity.discrete(costs, orderCost, rate, demand);
        for (int point = (int) best.reorderPoint() - 8; point <= best.reorderPoint() + 8; point++) {
            for (int quantity = 1; quantity <= best.quantity() + 12; quantity++) {
                var other = new ReorderPointAndQuantity.Answer(point, quantity, 0);
                assertThat(ReorderPointAndQuantity.cost(costs, orderCost, rate, demand, other)).isGreaterThanOrEqualTo(best.cost() - 1e-9);
            }
        }
    }
}
