package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.quartermaster.replenishment.simulation.Futures;
import org.quartermaster.replenishment.simulation.Outcome;
import org.quartermaster.replenishment.simulation.Simulator;
import org.quartermaster.replenishment.simulation.StockRule;
import org.quartermaster.replenishment.simulation.Supply;
import org.quartermaster.replenishment.simulation.Unmet;

/** Demand over an uncertain lead time. */
class DemandMixtureTest {

    private static final LeadTime TWO_PEAKS = new LeadTime(10, 7, 10, 40, List.of(5, 5, 5, 5, 5, 5, 5, 20, 20, 20), 1);

    /** Over 10 + 28 days the lead time 5 gives 33 days and 20 gives 48: 0.7 · P(33 days) + 0.3 · P(48 days). */
    @Example
    void weighsTheDaysAsTheyWereMeasured() {
        DemandOutlook outlook = DemandOutlook.steady(3, 5);
        DemandMixture mixture = DemandMixture.over(outlook, 38, TWO_PEAKS);
        for (int x = 60; x < 200; x += 7) {
            assertThat(mixture.cumulative(x)).isCloseTo(0.7 * outlook.over(33).cumulative(x) + 0.3 * outlook.over(48).cumulative(x), within(1e-12));
        }
    }

    @Property(tries = 200)
    void quantileIsTheLeastThatReachesTheShare(@ForAll @DoubleRange(min = 0.2, max = 40) double mean, @ForAll @IntRange(min = 50, max = 99) int percent) {
        DemandMixture mixture = DemandMixture.over(DemandOutlook.steady(mean, mean * 2), 17, TWO_PEAKS);
        int quantile = mixture.quantile(percent / 100.0);
        assertThat(mixture.cumulative(quantile)).isGreaterThanOrEqualTo(percent / 100.0 - 1e-9);
        assertThat(quantile == 0 || mixture.cumulative(quantile - 1) < percent / 100.0).isTrue();
    }

    @Property(tries = 100)
    void levelForLossIsTheLeast(@ForAll @DoubleRange(min = 0.2, max = 40) double mean, @ForAll @DoubleRange(min = 0.01, max = 9) double allowed) {
        DemandMixture mixture = DemandMixture.over(DemandOutlook.steady(mean, mean * 2), 17, TWO_PEAKS);
        int level = mixture.levelForLoss(allowed);
        assertThat(mixture.loss(level)).isLessThanOrEqualTo(allowed + 1e-6);
        assertThat(level == 0 || mixture.loss(level - 1) > allowed - 1e-6).isTrue();
    }

    /** Every 28 days, lead time 5 or 20 days: held-out futures show the promised share of cycles without a stock-out, to about a point (3,000 cycles). */
    @Property(tries = 6, seed = "2100")
    void serviceIsKeptUnderTwoPeaks(@ForAll @DoubleRange(min = 4, max = 30) double mean, @ForAll @IntRange(min = 85, max = 97) int service) {
        Offer offer = new Offer(1, 1_720_000, List.of(), 1, 1, TWO_PEAKS, Lines.weekly());
        Line line = new Line(Lines.position(0), DemandOutlook.steady(mean, mean * 2), offer, 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE,
                new Rules("test", service / 100.0, 28, 0.2, 0, 0, 60, true));
        int level = Policy.levels(line, 0, 28).upTo();
        Futures futures = Futures.draw(line.demand(), Supply.of(TWO_PEAKS), 2_100, 40, 9);
        Outcome outcome = new Simulator(futures, Unmet.WAITS, 140).play(StockRule.steady(level, level, 28, 2_100), level);
        assertThat(outcome.cycleService()).isCloseTo(service / 100.0, within(0.018));
    }

    /** 90 % of what is ordered comes: a cycle of 7 days sells 70, so 7 units more are kept. */
    @Example
    void shortDeliveriesAreKeptInStock() {
        DemandOutlook ten = DemandOutlook.steady(10, 10);
        Offer complete = new Offer(1, 1_720_000, List.of(), 1, 1, new LeadTime(9, 0, 9, 20, List.of(9), 1), Lines.weekly());
        Offer partial = new Offer(1, 1_720_000, List.of(), 1, 1, new LeadTime(9, 0, 9, 20, List.of(9), 0.9), Lines.weekly());
        Advice whole = Policy.advise(Lines.line(Lines.position(100), ten, complete));
        Advice less = Policy.advise(Lines.line(Lines.position(100), ten, partial));
        assertThat(whole.why().units(Why.Kind.SAFETY_LEAD_TIME)).isZero();
        assertThat(less.why().units(Why.Kind.SAFETY_LEAD_TIME)).isEqualTo(7);
        assertThat(less.suggestion()).isEqualTo(whole.suggestion() + 7);
    }

    @Example
    void refusesWeightsThatDoNotAddUp() {
        var part = new DemandMixture.Part(0.6, new DemandDistribution(1, 1));
        assertThatThrownBy(() -> new DemandMixture(List.of(part))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeadTime(3, 0, 3, 1, List.of(-1), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
