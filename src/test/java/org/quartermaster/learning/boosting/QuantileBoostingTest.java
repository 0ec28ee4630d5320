package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.features.FeatureMatrix;

class QuantileBoostingTest {

    private static final List<Double> LEVELS = List.of(0.1, 0.5, 0.9);

    @Test
    void coversWhatItSaysWhereTheSpreadDiffers() {
        FeatureMatrix test = widening(20_000, 3);
        QuantileModel model = model();
        float[][] quantiles = model.quantiles(test, new double[] {0.1, 0.5, 0.9}, Double.NEGATIVE_INFINITY);
        double[] below = new double[6];
        double[] rows = new double[2];
        for (int r = 0; r < test.rows(); r++) {
            int half = test.value(r, 0) < 0.5 ? 0 : 1;
            rows[half]++;
            for (int q = 0; q < 3; q++) {
                below[3 * half + q] += test.target()[r] <= quantiles[r][q] ? 1 : 0;
            }
        }
        // both in the narrow and in the wide half: a model without spread would cover 0 or 1 there
        for (int half = 0; half < 2; half++) {
            for (int q = 0; q < 3; q++) {
                assertThat(below[3 * half + q] / rows[half]).isCloseTo(LEVELS.get(q), within(0.03));
            }
        }
    }

    @Test
    void neverCrossesAndInterpolates() throws IOException {
        FeatureMatrix test = widening(2_000, 4);
        double[] wanted = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95};
        QuantileModel model = model();
        float[][] quantiles = model.quantiles(test, wanted, 0);
        for (float[] row : quantiles) {
            for (int q = 0; q < wanted.length; q++) {
                assertThat(row[q]).isGreaterThanOrEqualTo(q == 0 ? 0 : row[q - 1]);
            }
            // 0.3 lies half-way between the trained 0.1 and 0.5
            assertThat(row[3]).isCloseTo((row[1] + row[4]) / 2, within(1e-3f * (1 + Math.abs(row[4]))));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        assertThat(QuantileModel.read(new ByteArrayInputStream(bytes.toByteArray())).quantiles(test, wanted, 0)).isDeepEqualTo(quantiles);
    }

    private static QuantileModel model() {
        BoostingOptions options = BoostingOptions.of(new Objective.Squared()).withTrees(80, 8, 0.1).withLeafLimits(100, 1).withPatience(10);
        return QuantileBoosting.train(widening(20_000, 1), widening(5_000, 2), LEVELS, options, TrainingProgress.NONE);
    }

    /** y = 10 + 5 x + (0.5 + 3 x) · standard normal. */
    private static FeatureMatrix widening(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureMatrix data = FeatureMatrix.allocate(List.of("x", "noise"), rows);
        for (int r = 0; r < rows; r++) {
            double x = random.nextDouble();
            data.set(r, 0, (float) x);
            data.set(r, 1, (float) random.nextDouble());
            data.target()[r] = (float) (10 + 5 * x + (0.5 + 3 * x) * random.nextGaussian());
        }
        return data;
    }
}
