package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.stochastic.Normal;

class DemandDistributionTest {

    /** Newsvendor with Poisson demand, mean 50, holding 0.18, stock-out 0.70 (Snyder and Shen, Fundamentals of Supply Chain Theory; stockpyl's answers). */
    @Test
    void answersThePoissonNewsvendor() {
        var demand = new DemandDistribution(50, 50);
        int stock = demand.quantile(0.70 / 0.88);
        assertThat(stock).isEqualTo(56);
        double left = stock - 50 + demand.loss(stock);
        assertThat(0.18 * left + 0.70 * demand.loss(stock)).isCloseTo(1.797235211809178, within(1e-9));
    }

    /** Newsvendor with normal demand N(50, 8²) (Snyder and Shen, example 4.3): S* = 56.60395592743389, cost 1.997605193176645. */
    @Test
    void answersTheNormalNewsvendor() {
        double stock = 50 + 8 * Normal.quantile(0.70 / 0.88);
        assertThat(stock).isCloseTo(56.60395592743389, within(1e-6));
        double lost = Normal.loss(50, 8, stock);
        assertThat(0.18 * (stock - 50 + lost) + 0.70 * lost).isCloseTo(1.997605193176645, within(1e-6));
    }

    /** Size 2 and ratio 1/2 (mean 2, variance 4): P(0) = 1/4, P(1) = 1/4, P(2) = 3/16, so P(≤ 2) = 11/16. */
    @Test
    void isNegativeBinomialWhenTheVarianceExceedsTheMean() {
        var demand = new DemandDistribution(2, 4);
        assertThat(demand.cumulative(0)).isCloseTo(0.25, within(1e-12));
        assertThat(demand.cumulative(2)).isCloseTo(11 / 16.0, within(1e-12));
        assertThat(demand.quantiles(0.25, 0.5, 0.6)).containsExactly(0, 1, 2);
        // E[(D − 1)⁺] = mean − 1 + P(0) = 1.25
        assertThat(demand.loss(1)).isCloseTo(1.25, within(1e-12));
    }

    @Property
    void quantileIsTheLeastThatReachesTheProbability(@ForAll @DoubleRange(min = 0.01, max = 900) double mean,
            @ForAll @DoubleRange(min = 0.5, max = 20) double spread, @ForAll @DoubleRange(min = 0.5, max = 0.99) double probability) {
        var demand = new DemandDistribution(mean, mean * spread);
        int quantile = demand.quantile(probability);
        assertThat(demand.cumulative(quantile)).isGreaterThanOrEqualTo(probability - 1e-9);
        assertThat(demand.cumulative(quantile - 1)).isLessThanOrEqualTo(probability + 1e-9);
    }

    @Property
    void lossFallsWithStockFromTheMeanTowardsZero(@ForAll @DoubleRange(min = 0.01, max = 900) double mean,
            @ForAll @DoubleRange(min = 1, max = 20) double spread, @ForAll @DoubleRange(min = 0, max = 1000) double stock) {
        var demand = new DemandDistribution(mean, mean * spread);
        assertThat(demand.loss(0)).isCloseTo(mean, within(1e-9));
        assertThat(demand.loss(stock + 1)).isBetween(0.0, demand.loss(stock) + 1e-9);
        assertThat(demand.loss(stock)).isGreaterThanOrEqualTo(Math.max(0, mean - stock) - 1e-6);
    }
}
