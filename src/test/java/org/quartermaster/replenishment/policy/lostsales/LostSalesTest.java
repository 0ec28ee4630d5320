package org.quartermaster.replenishment.policy.lostsales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;
import smile.math.MathEx;

/** Lost sales with a lead time. */
class LostSalesTest {

    private static LostSales poisson(int leadTime, double penalty) {
        return new LostSales(DiscreteDemand.poisson(5), leadTime, new Costs(1, penalty));
    }

    /** Zipkin (2008, Operations Research 56(4)), table of optimal costs for Poisson demand with mean 5: 4.40, 4.60 at p = 4; 6.09, 6.53 at p = 9; 7.66 at p = 19. */
    @Example
    void optimumIsZipkins() {
        assertThat(LostSalesPolicy.best(poisson(2, 4)).cost()).isCloseTo(4.40, within(0.005));
        assertThat(LostSalesPolicy.best(poisson(3, 4)).cost()).isCloseTo(4.60, within(0.005));
        assertThat(LostSalesPolicy.best(poisson(2, 9)).cost()).isCloseTo(6.09, within(0.005));
        assertThat(LostSalesPolicy.best(poisson(3, 9)).cost()).isCloseTo(6.53, within(0.005));
        assertThat(LostSalesPolicy.best(poisson(2, 19)).cost()).isCloseTo(7.66, within(0.005));
    }

    /** One period of lead time and demand 0 or 2 with equal chance, h = 1, p = 3: level 2 by hand. */
    @Example
    void optimumByHand() {
        var problem = new LostSales(DiscreteDemand.of(0.5, 0, 0.5), 1, new Costs(1, 3));
        double ordersUpToTwo = LostSalesPolicy.cost(problem, new CappedBaseStock(2, 2));
        assertThat(LostSalesPolicy.best(problem).cost()).isLessThanOrEqualTo(ordersUpToTwo + 1e-7);
        // 2 on hand: half the time 2 are left (cost 1), half the time none; then 0 on hand: cost 3·1, and 2 the period after. Shares 2/3 and 1/3: 2/3·1 + 1/3·3
        assertThat(ordersUpToTwo).isCloseTo(5.0 / 3, within(1e-7));
    }

    /** Twenty histories of their own tell how far their mean may lie from the chain: six standard errors. */
    @Property(tries = 25)
    void cappedPolicyCostsTheSameInTheChainAndInASimulation(@ForAll @DoubleRange(min = 1, max = 6) double mean, @ForAll @IntRange(min = 1, max = 3) int leadTime,
            @ForAll @IntRange(min = 3, max = 25) int level, @ForAll @IntRange(min = 1, max = 9) int cap) {
        var problem = new LostSales(DiscreteDemand.geometric(mean), leadTime, new Costs(1, 9));
        var policy = new CappedBaseStock(level, Math.min(level, cap));
        double[] histories = IntStream.range(0, 20).mapToDouble(seed -> LostSalesSimulation.cost(problem, policy, 15_000, seed)).toArray();
        double standardError = MathEx.stdev(histories) / Math.sqrt(histories.length);
        assertThat(MathEx.mean(histories)).isCloseTo(LostSalesPolicy.cost(problem, policy), within(6 * standardError + 1e-9));
    }

    /** A fixed seed: how far is seldom far was found by trials, not proved. */
    @Property(tries = 20, seed = "20081")
    void cappedPolicyIsNeverBetterThanTheOptimumAndSeldomFar(@ForAll @DoubleRange(min = 1, max = 5) double mean, @ForAll @IntRange(min = 1, max = 3) int leadTime,
            @ForAll @DoubleRange(min = 3, max = 40) double penalty) {
        var problem = new LostSales(DiscreteDemand.poisson(mean), leadTime, new Costs(1, penalty));
        double optimum = LostSalesPolicy.best(problem).cost();
        assertThat(LostSalesPolicy.capped(problem).cost()).isBetween(optimum - 1e-6, optimum * 1.05);
    }

    @Example
    void tooManyStatesFallBackToTheCappedPolicy() {
        var answer = LostSalesPolicy.best(new LostSales(DiscreteDemand.poisson(60), 5, new Costs(1, 9)));
        assertThat(answer.method()).isEqualTo(LostSalesPolicy.Method.CAPPED_SIMULATED);
        assertThat(answer.capped().cap()).isBetween(40, 90);
        assertThat(answer.cost()).isBetween(0.0, 60.0);
    }

    @Example
    void refusesALeadTimeOfNothing() {
        assertThatThrownBy(() -> poisson(0, 4)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(0)");
    }
}
