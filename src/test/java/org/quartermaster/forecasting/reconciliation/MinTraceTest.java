package org.quartermaster.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MinTraceTest {

    @Test
    void partsThatDoNotHangTogetherTakeByTheirVariances() {
        // errors at right angles: no correlation, so λ does not matter; variances 1, 3 and 4, all divided by the four observations
        double[][] parts = {{2, 0, 0, 0}, {0, Math.sqrt(12), 0, 0}};
        double[] own = {0, 0, 4, 0};

        double[] shares = MinTrace.shares(parts, own);

        assertThat(shares[0] * 8).isCloseTo(1, within(1e-9));
        assertThat(shares[1] * 8).isCloseTo(3, within(1e-9));
    }

    @Test
    void aSumThatErredNeverIsTakenWhole() {
        double[] shares = MinTrace.shares(new double[][] {{1, -2, 1.5}, {2, 1, -1}}, new double[] {0, 0, 0});

        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aPartThatNeverErredGetsNothing() {
        assertThat(MinTrace.shares(new double[][] {{0, 0, 0}, {2, 1, -1}}, new double[] {1, -1, 2})[0]).isZero();
    }

    /** Against the formula with the whole matrix: ỹ = ŷ − W Cᵀ (C W Cᵀ)⁻¹ C ŷ with C = (1, −1 … −1), which is the projection of eq. 8 for one node. */
    @Property
    void equalsTheFormulaWithTheWholeMatrix(@ForAll @IntRange(min = 2, max = 8) int parts, @ForAll @IntRange(min = 3, max = 9) int observations, @ForAll long seed) {
        var random = new Random(seed);
        double[][] errors = new double[parts + 1][observations];
        for (int i = 0; i < observations; i++) {
            double common = random.nextGaussian();
            for (double[] row : errors) {
                row[i] = common + random.nextGaussian();
            }
        }
        double[] own = errors[0];
        double[][] of = Arrays.copyOfRange(errors, 1, errors.length);
        double lambda = shrinkage(errors);

        double[] shares = MinTrace.shares(of, own);

        assertThat(MinTrace.shrinkage(of, own)).isCloseTo(lambda, within(1e-9));
        double[] gap = new double[errors.length];
        double all = 0;
        for (int a = 0; a < errors.length; a++) {
            for (int b = 0; b < errors.length; b++) {
                double w = covariance(errors[a], errors[b]) * (a == b ? 1 : 1 - lambda);
                gap[a] += w * (b == 0 ? 1 : -1);
                all += w * (a == 0 ? 1 : -1) * (b == 0 ? 1 : -1);
            }
        }
        for (int part = 0; part < parts; part++) {
            double expected = -gap[part + 1] / all;
            assertThat(shares[part]).isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
        }
    }

    /** Schäfer and Strimmer's λ over all pairs, as it is written. */
    private static double shrinkage(double[][] errors) {
        int m = errors[0].length;
        double variances = 0;
        double squares = 0;
        for (int a = 0; a < errors.length; a++) {
            for (int b = 0; b < errors.length; b++) {
                double scale = Math.sqrt(covariance(errors[a], errors[a]) * covariance(errors[b], errors[b]));
                double r = covariance(errors[a], errors[b]) / scale;
                for (int t = 0; t < m && a != b; t++) {
                    double w = errors[a][t] * errors[b][t] / scale;
                    variances += m / Math.pow(m - 1.0, 3) * (w - r) * (w - r);
                }
                squares += a == b ? 0 : r * r;
            }
        }
        return Math.clamp(variances / squares, 0, 1);
    }

    private static double covariance(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum / a.length;
    }
}
