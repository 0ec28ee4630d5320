package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedQuantileTest {

    /** Weights 1, 1, 2 of 10, 20, 30: up to 10 a quarter, up to 20 a half, up to 30 all. */
    @Test
    void reachesTheShareOfTheWeights() {
        assertThat(WeightedQuantile.select(new double[] {30, 10, 20}, new float[] {2, 1, 1}, 0.25)).isEqualTo(10);
        assertThat(WeightedQuantile.select(new double[] {30, 10, 20}, new float[] {2, 1, 1}, 0.5)).isEqualTo(20);
        assertThat(WeightedQuantile.select(new double[] {30, 10, 20}, new float[] {2, 1, 1}, 0.51)).isEqualTo(30);
    }

    @Test
    void findsWhatSortingFinds() {
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int n = 1 + random.nextInt(40);
            double[] values = random.doubles(n, 0, 9).map(Math::floor).toArray();
            float[] weights = new float[n];
            for (int i = 0; i < n; i++) {
                weights[i] = 1 + random.nextInt(4);
            }
            double level = (1 + random.nextInt(9)) / 10.0 + 0.0123;
            double sorted = Losses.quantile(weights, values, level);
            assertThat(WeightedQuantile.select(values.clone(), weights.clone(), level)).isEqualTo(sorted);
        }
    }
}
