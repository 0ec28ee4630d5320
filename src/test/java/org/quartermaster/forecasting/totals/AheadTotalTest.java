package org.quartermaster.forecasting.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

class AheadTotalTest {

    private static final float[] NO_PRICE = {Float.NaN, Float.NaN, Float.NaN};

    /** Always the same, but for differences on the last days. */
    private static float[] demand(float usual, float... differences) {
        float[] units = new float[28 + Residuals.DAYS];
        Arrays.fill(units, usual);
        for (int i = 0; i < differences.length; i++) {
            units[units.length - differences.length + i] += differences[i];
        }
        return units;
    }

    @Test
    void isTheForecastOfOneSeriesExactly() {
        var spread = new Spread(0.3, 1, 0.2);
        float[] mean = {4, 6, 2};
        var one = AheadTotal.empty(3);
        one.add(mean, spread, NO_PRICE, demand(4, 1, -1));
        DemandTotal expected = DemandTotal.over(new QuantileForecast(LocalDate.EPOCH, new float[3 * QuantileForecast.LEVELS], mean), spread, 0, 3);
        assertThat(one.over(0, 3).mean()).isCloseTo(expected.mean(), within(1e-5));
        assertThat(one.over(0, 3).variance()).isCloseTo(expected.variance(), within(1e-4));
    }

    /** Both differ by +2 on the last day: R² = 16, Σs² = 2 · 4, (Σs)² = 16 (all over 56 days), so ρ = (16 − 8) / (16 − 8) = 1 and S = (Σσ)² = (2 + 2)². */
    @Test
    void addsDeviationsOfSeriesThatMoveTogether() {
        var sum = AheadTotal.empty(3);
        sum.add(new float[] {4, 4, 4}, Spread.POISSON, NO_PRICE, demand(4, 2));
        sum.add(new float[] {4, 4, 4}, Spread.POISSON, NO_PRICE, demand(4, 2));
        assertThat(sum.correlation()).isCloseTo(1, within(1e-6));
        assertThat(sum.over(0, 1).variance()).isCloseTo(16, within(1e-4));
    }

    /** Opposite differences would give ρ = −1, kept at 0: Σσ² = 4 + 4. */
    @Test
    void addsVariancesOfSeriesThatDoNot() {
        var sum = AheadTotal.empty(3);
        sum.add(new float[] {4, 4, 4}, Spread.POISSON, NO_PRICE, demand(4, 2));
        sum.add(new float[] {4, 4, 4}, Spread.POISSON, NO_PRICE, demand(4, -2));
        assertThat(sum.correlation()).isZero();
        assertThat(sum.over(0, 1).variance()).isCloseTo(8, within(1e-4));
    }

    @Test
    void doesNotDependOnTheOrderOfAddingUp() {
        var random = new Random(1);
        var all = AheadTotal.empty(3);
        var left = AheadTotal.empty(3);
        var right = AheadTotal.empty(3);
        for (int i = 0; i < 40; i++) {
            float[] mean = {random.nextFloat() * 9, random.nextFloat() * 9, random.nextFloat()};
            var spread = new Spread(random.nextDouble(), 1, random.nextDouble() / 2);
            float[] demand = demand(5, random.nextFloat(), random.nextFloat(), -random.nextFloat());
            all.add(mean, spread, new float[] {2, 2, 2}, demand);
            (i % 2 == 0 ? left : right).add(mean, spread, new float[] {2, 2, 2}, demand);
        }
        left.add(right);
        assertThat(left.over(0, 3).mean()).isCloseTo(all.over(0, 3).mean(), within(1e-2));
        assertThat(left.over(0, 3).variance()).isCloseTo(all.over(0, 3).variance(), within(all.over(0, 3).variance() * 1e-4));
        assertThat((double) left.value()[0]).isCloseTo(2.0 * left.mean()[0], within(1e-2));
    }

    /** Independent simulated series: the 90 % quantile of the sum covers 90 % of sums, while the sum of the quantiles would cover nearly all. */
    @Test
    void coversSumsOfIndependentSeriesAsOftenAsItSays() {
        var random = new Random(7);
        var sum = AheadTotal.empty(1);
        for (int i = 0; i < 50; i++) {
            float[] demand = new float[28 + Residuals.DAYS];
            for (int t = 0; t < demand.length; t++) {
                demand[t] = poisson(random, 3);
            }
            sum.add(new float[] {3}, Spread.POISSON, new float[] {1}, demand);
        }
        double quantile = sum.over(0, 1).quantile(0.9);
        int covered = 0;
        for (int trial = 0; trial < 4_000; trial++) {
            int units = 0;
            for (int i = 0; i < 50; i++) {
                units += poisson(random, 3);
            }
            covered += units <= quantile ? 1 : 0;
        }
        assertThat(covered / 4_000.0).isBetween(0.87, 0.95);
    }

    @Test
    void survivesBeingStored() throws IOException {
        var sum = AheadTotal.empty(3);
        sum.add(new float[] {4, 5, 6}, new Spread(0.2, 1, 0.1), new float[] {2, 2, 3}, demand(4, 2));
        var bytes = new ByteArrayOutputStream();
        sum.write(new DataOutputStream(bytes));
        var read = AheadTotal.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.over(0, 3)).isEqualTo(sum.over(0, 3));
        assertThat(read.series()).isEqualTo(1);
        assertThat(read.value()).containsExactly(8, 10, 18);
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
