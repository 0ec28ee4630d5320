package org.quartermaster.replenishment.policy.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** A distribution of demand is one: it adds up, has its moments, and its losses agree with their definition. */
class DiscreteDemandProperties {

    @Property(tries = 300)
    void addsUpAndHasItsMoments(@ForAll @DoubleRange(min = 0.01, max = 3_000) double mean, @ForAll @DoubleRange(min = 1, max = 8) double spread) {
        var demand = DiscreteDemand.negativeBinomial(mean, mean * spread);
        double sum = 0;
        double first = 0;
        for (int x = 0; x <= demand.most(); x++) {
            sum += demand.probability(x);
            first += x * demand.probability(x);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(first).isCloseTo(mean, within(1e-7 * Math.max(1, mean)));
        double variance = spread > 1.000001 ? mean * spread : mean;
        assertThat(demand.variance()).isCloseTo(variance, within(1e-6 * Math.max(1, variance)));
    }

    @Property(tries = 200)
    void lossIsLeftPlusMeanLessStock(@ForAll @DoubleRange(min = 0.01, max = 300) double mean, @ForAll @IntRange(min = -5, max = 900) int stock) {
        var demand = DiscreteDemand.poisson(mean);
        double lost = 0;
        for (int x = Math.max(0, stock + 1); x <= demand.most(); x++) {
            lost += (x - stock) * demand.probability(x);
        }
        assertThat(demand.loss(stock)).isCloseTo(lost, within(1e-7 * Math.max(1, mean)));
        assertThat(demand.left(stock) - demand.loss(stock)).isCloseTo(stock - mean, within(1e-7 * Math.max(1, mean + Math.abs(stock))));
    }

    @Property(tries = 200)
    void quantileIsTheLeastThatReachesTheShare(@ForAll @DoubleRange(min = 0.01, max = 300) double mean, @ForAll @DoubleRange(min = 0, max = 0.99) double share) {
        var demand = DiscreteDemand.geometric(mean);
        int quantile = demand.quantile(share);
        assertThat(demand.cumulative(quantile)).isGreaterThanOrEqualTo(share - 1e-12);
        assertThat(quantile == 0 || demand.cumulative(quantile - 1) < share).isTrue();
    }

    /** Poisson demand of n periods is Poisson of n times the mean. */
    @Example
    void periodsAddUp() {
        var five = DiscreteDemand.poisson(3).over(5);
        var fifteen = DiscreteDemand.poisson(15);
        for (int x = 0; x < 40; x++) {
            assertThat(five.probability(x)).isCloseTo(fifteen.probability(x), within(1e-13));
        }
    }

    @Example
    void refusesProbabilitiesThatDoNotAddUp() {
        assertThatThrownBy(() -> DiscreteDemand.of(0.5, 0.4)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0.9");
        assertThatThrownBy(() -> DiscreteDemand.of(1.5, -0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiscreteDemand.poisson(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
