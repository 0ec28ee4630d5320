package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.features.FeatureMatrix;

class TreeShapTest {

    /**
     * x0 ≤ 0 (half of the rows): 10, else 20. Expected 15; a row on the left side gets −5 from x0 and nothing from x1.
     */
    @Test
    void oneSplitGivesTheDifferenceToTheMean() {
        var builder = new Trees.Builder();
        int left = builder.split(builder.root(100), 0, 0f, false, 50, 50);
        builder.value(left, 10);
        builder.value(left + 1, 20);
        Trees trees = builder.build();
        assertThat(TreeShap.expected(trees)).isEqualTo(15);
        assertThat(TreeShap.of(trees, new float[] {-1, 7}, 2)).containsExactly(-5, 0);
    }

    /**
     * AND of two even features: 1 where both are above 0, else 0. Expected ¼; for a row with both the symmetry axiom gives each (1 − ¼) / 2 = 0.375.
     */
    @Test
    void sharesAnInteractionEqually() {
        var builder = new Trees.Builder();
        int low = builder.split(builder.root(100), 0, 0f, false, 50, 50);
        int inner = builder.split(low + 1, 1, 0f, false, 25, 25);
        builder.value(inner + 1, 1);
        double[] shap = TreeShap.of(builder.build(), new float[] {1, 1}, 2);
        assertThat(shap[0]).isCloseTo(0.375, within(1e-12));
        assertThat(shap[1]).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void addsUpToThePredictionWithMissingValuesAndRepeatedFeatures() {
        var matrix = FeatureMatrix.allocate(List.of("a", "b", "c", "d"), 3_000);
        var random = new Random(5);
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < 4; c++) {
                matrix.set(r, c, random.nextInt(4) == 0 ? Float.NaN : (float) random.nextGaussian());
            }
            matrix.target()[r] = (float) Math.max(0, Math.round(2 + (Float.isNaN(matrix.value(r, 0)) ? 1 : matrix.value(r, 0)) + random.nextGaussian()));
        }
        var options = BoostingOptions.of(new Objective.Tweedie(1.2)).withTrees(40, 31, 0.1).withPatience(0).withLeafLimits(20, 1);
        BoostedModel model = GradientBoosting.train(matrix, null, options, TrainingProgress.NONE);
        float[] row = new float[4];
        for (int r = 0; r < 100; r++) {
            matrix.row(r, row);
            assertThat(model.explain(row).prediction()).isCloseTo(model.predict(row), within(1e-9 * model.predict(row)));
        }
    }
}
