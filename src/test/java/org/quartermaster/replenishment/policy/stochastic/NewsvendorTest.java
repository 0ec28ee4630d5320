package org.quartermaster.replenishment.policy.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/** Answers of Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd ed. 2019, chapter 4. */
class NewsvendorTest {

    @Test
    void normalDemandAsInExample43() {
        var answer = Newsvendor.normal(new Costs(0.18, 0.7), 50, 8);
        assertThat(answer.stock()).isCloseTo(56.60395592743389, within(1e-9));
        assertThat(answer.cost()).isCloseTo(1.997605193176645, within(1e-9));
    }

    @Test
    void poissonDemandAsInProblem48() {
        var answer = Newsvendor.discrete(new Costs(200, 270), DiscreteDemand.poisson(18));
        assertThat(answer.stock()).isEqualTo(19);
        assertThat(answer.cost()).isCloseTo(786.0884409351115, within(1e-8));
    }

    @Test
    void listedDemandAsInProblem47() {
        var demand = DiscreteDemand.of(Map.of(1, 0.25, 2, 0.05, 3, 0.1, 4, 0.2, 5, 0.15, 6, 0.1, 7, 0.1, 8, 0.05));
        var answer = Newsvendor.discrete(new Costs(500_000, 1_000_000), demand);
        assertThat(answer.stock()).isEqualTo(5);
        assertThat(answer.cost()).isCloseTo(1_225_000, within(1e-3));
    }

    @Test
    void lognormalDemandAsInProblem48b() {
        var answer = Newsvendor.lognormal(new Costs(1, 0.1765), 6, 0.3);
        assertThat(answer.stock()).isCloseTo(295.6266448071368, within(1e-7));
        assertThat(answer.cost()).isCloseTo(29.44254358213529, within(1e-5));
    }

    @Test
    void refusesACostThatIsNotPositive() {
        assertThatThrownBy(() -> new Costs(0, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Costs(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void noOtherStockIsCheaper(@ForAll @DoubleRange(min = 0.1, max = 900) double mean, @ForAll @DoubleRange(min = 1, max = 9) double spread,
            @ForAll @DoubleRange(min = 0.01, max = 60) double under) {
        var demand = DiscreteDemand.negativeBinomial(mean, mean * spread);
        var costs = new Costs(1, under);
        var answer = Newsvendor.discrete(costs, demand);
        for (int stock = Math.max(0, (int) answer.stock() - 5); stock <= answer.stock() + 5; stock++) {
            assertThat(Newsvendor.cost(costs, demand, stock)).isGreaterThanOrEqualTo(answer.cost() - 1e-9);
        }
    }
}
