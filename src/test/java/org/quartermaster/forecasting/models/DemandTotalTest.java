package org.quartermaster.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandTotalTest {

    private static QuantileForecast flat(int days, float mean) {
        var forecast = QuantileForecast.zero(LocalDate.of(2026, 11, 21), days);
        Arrays.fill(forecast.mean(), mean);
        return forecast;
    }

    /** Two Poisson days of mean 4, ρ = 0.25: M = 8, V = 8 + 0.25 · (16 − 8) = 10. */
    @Test
    void addsMeansAndCorrelatedVariances() {
        var total = DemandTotal.over(flat(7, 4), new Spread(0, 1, 0.25), 2, 2);
        assertThat(total.mean()).isCloseTo(8, within(1e-9));
        assertThat(total.variance()).isCloseTo(10, within(1e-9));
    }

    @Test
    void isNothingOverNoDays() {
        var total = DemandTotal.over(flat(7, 4), Spread.POISSON, 3, 0);
        assertThat(total.mean()).isZero();
        assertThat(total.quantile(0.95)).isZero();
    }

    @Test
    void repeatsTheLastFourWeeksBeyondTheHorizon() {
        var forecast = flat(56, 1);
        Arrays.fill(forecast.mean(), 28, 56, 3);
        assertThat(DemandTotal.over(forecast, Spread.POISSON, 50, 20).mean()).isCloseTo(60, within(1e-6));
    }

    /** The daily 0.95 quantiles of independent days add up to far more than the 0.95 quantile of the sum. */
    @Test
    void isLessThanTheSumOfDailyQuantiles() {
        float[] daily = new float[QuantileForecast.LEVELS];
        CountDistribution.quantiles(2, 4, daily, 0);
        assertThat(DemandTotal.over(flat(28, 2), new Spread(0.5, 1, 0), 0, 28).quantile(0.95)).isLessThan(28 * daily[10] * 0.75);
    }

    /**
     * Against simulation: 14 days of negative binomial counts (mean 3, 1/r = 0.5) whose rates share one gamma factor, which gives the errors of two days the covariance m² · v for a factor of
     * variance v. Daily variance 3 + 9 · 0.5 = 7.5, so ρ = 9 · 0.15 / 7.5 = 0.18.
     */
    @Test
    void agreesWithSimulatedSums() {
        double shared = 0.15;
        double own = (1 + 0.5) / (1 + shared) - 1;
        var random = new Random(7);
        double[] sums = new double[60_000];
        for (int i = 0; i < sums.length; i++) {
            double level = gamma(random, shared);
            for (int day = 0; day < 14; day++) {
                sums[i] += poisson(random, 3 * level * gamma(random, own));
            }
        }
        Arrays.sort(sums);
        var total = DemandTotal.over(flat(14, 3), new Spread(0.5, 1, 0.18), 0, 14);
        assertThat(Arrays.stream(sums).average().orElseThrow()).isCloseTo(total.mean(), within(0.3));
        for (double level : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
            double simulated = sums[(int) (level * sums.length)];
            assertThat(total.quantile(level)).as("level %s", level).isCloseTo(simulated, within(0.04 * simulated + 1));
        }
    }

    /** A gamma number with mean 1 and this variance, by Marsaglia and Tsang (2000). */
    private static double gamma(Random random, double variance) {
        double shape = 1 / variance;
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / shape;
            }
        }
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
