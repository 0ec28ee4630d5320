package org.quartermaster.replenishment.policy.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Setting;

/** Answers of Snyder and Shen (2019), chapter 3. */
class EconomicOrderTest {

    @Example
    void plainAsInExample31() {
        var answer = EconomicOrder.best(new Setting(8, 0.225, 1300));
        assertThat(answer.quantity()).isCloseTo(304.0467800264368, within(1e-9));
        assertThat(answer.cost()).isCloseTo(68.41052550594829, within(1e-10));
    }

    @Example
    void withBackordersAsInExample38() {
        var answer = EconomicOrder.withBackorders(new Setting(8, 0.225, 1300), 5);
        assertThat(answer.quantity()).isCloseTo(310.8125551589646, within(1e-9));
        assertThat(answer.shortFraction()).isCloseTo(0.043062200956938, within(1e-12));
        assertThat(answer.cost()).isCloseTo(66.921363550973254, within(1e-10));
    }

    @Example
    void producedAsInProblem322() {
        var answer = EconomicOrder.produced(new Setting(4, 0.08, 80), 110);
        assertThat(answer.quantity()).isCloseTo(171.2697677155351, within(1e-9));
        assertThat(answer.cost()).isCloseTo(3.736794931975310, within(1e-10));
    }

    /** 500 at 450: 450·1000 + 200·1000/500 + 0.2·450·500/2 = 450 000 + 400 + 22 500. */
    @Example
    void allUnitsBreaksByHand() {
        var answer = new PriceBreaks(new double[] {0, 200, 500}, new double[] {500, 475, 450}).allUnits(200, 0.2, 1000);
        assertThat(answer.quantity()).isEqualTo(500);
        assertThat(answer.cost()).isCloseTo(472_900, within(1e-6));
    }

    /** Segment 80: K' = 150 + 10·100 + 10·800 = 9 150, Q = √(2·9150·2400/20) = 1481.8907. */
    @Example
    void incrementalBreaksByHand() {
        var answer = new PriceBreaks(new double[] {0, 100, 800}, new double[] {100, 90, 80}).incremental(150, 0.25, 2400);
        assertThat(answer.quantity()).isCloseTo(1481.8906842274164, within(1e-7));
        assertThat(answer.cost()).isCloseTo(222_762.8136845483, within(1e-6));
    }

    @Property(tries = 200)
    void noOtherQuantityIsCheaperWithBreaks(@ForAll @DoubleRange(min = 1, max = 500) double order, @ForAll @DoubleRange(min = 0.05, max = 0.9) double holding,
            @ForAll @DoubleRange(min = 5, max = 9000) double rate, @ForAll @DoubleRange(min = 0.5, max = 0.99) double discount) {
        double[] from = {0, 60, 400};
        double[] prices = {10, 10 * discount, 10 * discount * discount};
        var breaks = new PriceBreaks(from, prices);
        double all = breaks.allUnits(order, holding, rate).cost();
        double incremental = breaks.incremental(order, holding, rate).cost();
        for (double quantity = 1; quantity < 4000; quantity *= 1.01) {
            int j = quantity >= 400 ? 2 : quantity >= 60 ? 1 : 0;
            assertThat(prices[j] * rate + order * rate / quantity + holding * prices[j] * quantity / 2).isGreaterThanOrEqualTo(all - 1e-6);
            double paid = j == 0 ? 10 * quantity : j == 1 ? 600 + prices[1] * (quantity - 60) : 600 + prices[1] * 340 + prices[2] * (quantity - 400);
            assertThat((order + paid) * rate / quantity + holding * paid / 2).isGreaterThanOrEqualTo(incremental - 1e-6);
        }
    }

    @Example
    void refusesBreaksThatDoNotAscend() {
        assertThatThrownBy(() -> new PriceBreaks(new double[] {0, 50, 50}, new double[] {3, 2, 1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceBreaks(new double[] {0}, new double[] {0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EconomicOrder.produced(new Setting(4, 0.08, 80), 80)).isInstanceOf(IllegalArgumentException.class);
    }
}
