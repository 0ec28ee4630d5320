package org.quartermaster.replenishment.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.lostsales.CappedBaseStock;
import org.quartermaster.replenishment.policy.lostsales.LostSales;
import org.quartermaster.replenishment.policy.lostsales.LostSalesPolicy;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor;
import org.quartermaster.replenishment.policy.stochastic.ReorderPointAndLevel;

/** The simulator against hand calculations and against exact answers. */
class SimulatorTest {

    private static Futures futures(int[] demand, int lead) {
        int[] leads = new int[demand.length];
        float[] received = new float[demand.length];
        java.util.Arrays.fill(leads, lead);
        java.util.Arrays.fill(received, 1);
        return new Futures(new int[][] {demand}, new int[][] {leads}, new float[][] {received});
    }

    /** Level 10, lead time 2, demand 4 a day, lost sales. */
    @Example
    void playsDayByDayAsByHand() {
        // day 0: position 10, no order, sells 4, 6 left. day 1: position 6, orders 4 (due 3), sells 4, 2 left.
        // day 2: position 2 + 4, orders 4 (due 4), sells 2, misses 2. day 3: +4, position 4 + 4, orders 2 (due 5), sells 4.
        // day 4: +4, position 4 + 2, orders 4 (due 6), sells 4. day 5: +2, position 2 + 4, orders 4, sells 2, misses 2.
        Outcome outcome = new Simulator(futures(new int[] {4, 4, 4, 4, 4, 4}, 2), Unmet.LOST, 0).play(StockRule.steady(10, 10, 1, 6), 10);
        assertThat(outcome.demanded()).isEqualTo(24);
        assertThat(outcome.unserved()).isEqualTo(4);
        assertThat(outcome.stockDays()).isEqualTo(6 + 2);
        assertThat(outcome.orders()).isEqualTo(5);
        assertThat(outcome.ordered()).isEqualTo(18);
        assertThat(outcome.cycles()).isEqualTo(2);
        assertThat(outcome.cyclesServed()).isEqualTo(2);
    }

    /** The same with waiting customers: 2 wait from day 2, are served first on day 3, and so on: every day from 2 on misses 2. */
    @Example
    void waitingDemandIsServedFirst() {
        // day 3: +4, 2 go to those waiting, 2 left: position 2 + 4, orders 4; sells 2, misses 2. Days 4 and 5 alike.
        Outcome outcome = new Simulator(futures(new int[] {4, 4, 4, 4, 4, 4}, 2), Unmet.WAITS, 0).play(StockRule.steady(10, 10, 1, 6), 10);
        assertThat(outcome.unserved()).isEqualTo(8);
        assertThat(outcome.ordered()).isEqualTo(20);
    }

    @Example
    void ordersWhatTheSupplierSells() {
        var rule = new StockRule(new int[] {7}, new int[] {20}, 1, 9, 5, 4);
        assertThat(rule.order(0, 7)).isZero();
        assertThat(rule.order(0, 6)).as("14 wanted, cap 9, multiple 4").isEqualTo(12);
        assertThat(new StockRule(new int[] {7}, new int[] {8}, 1, Integer.MAX_VALUE, 5, 4).order(0, 6)).as("2 wanted, MOQ 5, multiple 4").isEqualTo(8);
    }

    /** Waiting demand under (s, S): mean stock and orders per period are differences of exact costs: c(h = 2) − c(h = 1) and c(K = 1) − c(K = 0). */
    @Property(tries = 8, seed = "5")
    void keepsAndOrdersWhatZhengAndFedergruenSay(@ForAll @IntRange(min = 2, max = 8) int mean, @ForAll @IntRange(min = 1, max = 40) int order) {
        var demand = DiscreteDemand.poisson(mean);
        var best = ReorderPointAndLevel.best(new Newsvendor.Costs(1, 9), order, demand, 2);
        double stock = cost(2, 0, demand, best) - cost(1, 0, demand, best);
        double orders = cost(1, 1, demand, best) - cost(1, 0, demand, best);
        Futures futures = Futures.draw(DemandOutlook.steady(mean, mean), Supply.certain(2), 20_000, 10, 5);
        Outcome outcome = new Simulator(futures, Unmet.WAITS, 100).play(StockRule.steady(best.reorderPoint() + 1, best.level(), 1, 20_000), best.level());
        assertThat(outcome.meanStock()).isCloseTo(stock, Percentage.withPercentage(2));
        assertThat(outcome.orders() / (double) outcome.days()).isCloseTo(orders, Percentage.withPercentage(2));
    }

    private static double cost(double holding, double order, DiscreteDemand demand, ReorderPointAndLevel.Answer policy) {
        return ReorderPointAndLevel.cost(new Newsvendor.Costs(holding, 9), order, demand, 2, policy.reorderPoint(), policy.level());
    }

    /** Lost sales with lead time 2: the chain knows the cost of a base-stock level exactly. */
    @Property(tries = 6, seed = "11")
    void costsWhatTheChainSays(@ForAll @IntRange(min = 8, max = 20) int level) {
        var problem = new LostSales(DiscreteDemand.poisson(5), 2, new Newsvendor.Costs(1, 9));
        double exact = LostSalesPolicy.cost(problem, new CappedBaseStock(level, level));
        Futures futures = Futures.draw(DemandOutlook.steady(5, 5), Supply.certain(2), 30_000, 10, 11);
        Outcome outcome = new Simulator(futures, Unmet.LOST, 100).play(StockRule.steady(level, level, 1, 30_000), level);
        assertThat((outcome.stockDays() + 9.0 * outcome.unserved()) / outcome.days()).isCloseTo(exact, Percentage.withPercentage(1.5));
    }

    @Property(tries = 20, seed = "3")
    void drawsTheForecastsMomentsAndTheSuppliersShare(@ForAll @DoubleRange(min = 0.5, max = 40) double mean, @ForAll @DoubleRange(min = 1, max = 4) double spread,
            @ForAll @DoubleRange(min = 0.6, max = 1) double share) {
        Futures futures = Futures.draw(DemandOutlook.steady(mean, mean * spread), new Supply(List.of(3, 9), share), 400, 60, 3);
        double sum = 0;
        double received = 0;
        double lead = 0;
        for (int future = 0; future < 60; future++) {
            for (int day = 0; day < 400; day++) {
                sum += futures.demand()[future][day];
                received += futures.received()[future][day];
                lead += futures.lead()[future][day];
            }
        }
        assertThat(sum / 24_000).isCloseTo(mean, within(5 * Math.sqrt(mean * spread / 24_000)));
        assertThat(received / 24_000).isCloseTo(share, within(0.01));
        assertThat(lead / 24_000).isCloseTo(6, within(0.1));
    }

    @Property(tries = 20)
    void sameSeedGivesTheSameAnswer(@ForAll long seed) {
        Supply supply = new Supply(List.of(2, 5, 9), 0.9);
        var one = new Simulator(Futures.draw(DemandOutlook.steady(4, 9), supply, 120, 5, seed), Unmet.LOST, 20).play(StockRule.steady(30, 50, 7, 120), 50);
        var two = new Simulator(Futures.draw(DemandOutlook.steady(4, 9), supply, 120, 5, seed), Unmet.LOST, 20).play(StockRule.steady(30, 50, 7, 120), 50);
        assertThat(one).isEqualTo(two);
    }

    /** Daily newsvendor with lead time 0 served the same day: level by the critical ratio 9/10 of Poisson(6) is 9. */
    @Example
    void tuningFindsTheNewsvendorLevel() {
        Futures futures = Futures.draw(DemandOutlook.steady(6, 6), Supply.certain(0), 3_000, 4, 2);
        Tuning.Answer answer = new Tuning(new Simulator(futures, Unmet.LOST, 10), new Tuning.Costs(1, 9, 0), 1, 3_000).best(3, 3);
        assertThat(answer.upTo()).isEqualTo(DiscreteDemand.poisson(6).quantile(0.9));
    }

    @Example
    void refusesNonsense() {
        assertThatThrownBy(() -> new Supply(List.of(-1), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Supply(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Simulator(futures(new int[] {1}, 0), Unmet.LOST, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
