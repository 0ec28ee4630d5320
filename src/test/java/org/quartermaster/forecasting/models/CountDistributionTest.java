package org.quartermaster.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountDistributionTest {

    private static float[] quantiles(double mean, double variance, double... levels) {
        float[] out = new float[levels.length];
        CountDistribution.quantiles(mean, variance, levels, out, 0);
        return out;
    }

    /** NB(r = 2, p = ½): P(k) = (k + 1) / 2^(k+2) → cumulated 0.25, 0.5, 0.6875, 0.8125, 0.8906, 0.9375, 0.9648. */
    @Test
    void isNegativeBinomialAboveTheMean() {
        assertThat(quantiles(2, 4, 0.2, 0.25, 0.49, 0.6, 0.8, 0.9, 0.95)).containsExactly(0, 0, 1, 2, 3, 5, 6);
    }

    /** Poisson(1): cumulated 0.3679, 0.7358, 0.9197, 0.9810. */
    @Test
    void isPoissonAtTheMean() {
        assertThat(quantiles(1, 1, 0.3, 0.5, 0.8, 0.95)).containsExactly(0, 1, 2, 3);
    }

    /** Mean 3, variance 0.75: binomial with n = 9 / 2.25 = 4, p = ¾: cumulated 0.0039, 0.0508, 0.2617, 0.6836, 1. */
    @Test
    void isBinomialBelowTheMean() {
        assertThat(quantiles(3, 0.75, 0.05, 0.2, 0.5, 0.9)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void isAPointWithoutVariance() {
        assertThat(quantiles(5, 0, 0.05, 0.5, 0.95)).containsExactly(5, 5, 5);
    }

    @Test
    void isNothingWithoutMean() {
        assertThat(quantiles(0, 3, 0.05, 0.95)).containsExactly(0, 0);
        assertThat(quantiles(Double.NaN, 3, 0.05, 0.95)).containsExactly(0, 0);
    }

    /** A gamma with shape 4 and mean 20,000 has the quantiles 20,000/4 · (1.7448, 3.6721, 6.6808) at 0.1, 0.5, 0.9 (tables of the gamma distribution). */
    @Test
    void approachesTheGammaForLargeMeans() {
        float[] quantiles = quantiles(20_000, 20_000.0 * 20_000 / 4, 0.1, 0.5, 0.9);
        assertThat((double) quantiles[0]).isCloseTo(5_000 * 1.7448, within(250.0));
        assertThat((double) quantiles[1]).isCloseTo(5_000 * 3.6721, within(250.0));
        assertThat((double) quantiles[2]).isCloseTo(5_000 * 6.6808, within(350.0));
    }

    @Test
    void isNormalForLargeEvenCounts() {
        assertThat((double) quantiles(10_000, 400, 0.9)[0]).isCloseTo(10_000 + 1.2816 * 20, within(0.1));
    }

    /** NB(r = 2, p = ½) as above; Poisson(1): 0.7358 up to 1; binomial(4, ¾): 0.2617 up to 2. */
    @Test
    void sumsUpToACount() {
        assertThat(CountDistribution.cumulative(2, 4, 3)).isCloseTo(0.8125, within(1e-9));
        assertThat(CountDistribution.cumulative(2, 4, -1)).isZero();
        assertThat(CountDistribution.cumulative(1, 1, 1)).isCloseTo(0.7358, within(1e-4));
        assertThat(CountDistribution.cumulative(3, 0.75, 2)).isCloseTo(0.2617, within(1e-4));
        assertThat(CountDistribution.cumulative(3, 0.75, 9)).isCloseTo(1, within(1e-9));
    }

    @Test
    void sumsUpToItsOwnQuantiles() {
        for (double mean : new double[] {0.2, 3, 150, 900, 40_000}) {
            for (double variation : new double[] {0.02, 0.3, 2}) {
                double variance = mean + variation * mean * mean;
                for (double level : new double[] {0.3, 0.5, 0.95}) {
                    double quantile = quantiles(mean, variance, level)[0];
                    assertThat(CountDistribution.cumulative(mean, variance, quantile)).isGreaterThanOrEqualTo(level - 1e-6);
                    // a large mean is stretched from 200: its counts come in steps of mean / 200
                    double step = Math.max(1, mean / 200);
                    assertThat(CountDistribution.cumulative(mean, variance, quantile - step)).isLessThan(level + 1e-6);
                }
            }
        }
    }
}
