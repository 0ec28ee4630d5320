package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.features.FeatureMatrix;

class BoostedModelTest {

    private static final BoostingOptions OPTIONS = BoostingOptions.of(new Objective.Squared()).withTrees(15, 16, 0.2).withLeafLimits(5, 1).withEngine(Engine.HISTOGRAM);

    @Test
    void explainsEveryPredictionCompletely() {
        FeatureMatrix data = GradientBoostingTest.withGaps(GradientBoostingTest.friedman(3_000, 1));
        for (Objective objective : List.of(new Objective.Squared(), new Objective.Poisson(), new Objective.Pinball(0.8))) {
            BoostedModel model = GradientBoostingTest.train(data, OPTIONS.withObjective(objective));
            for (int r = 0; r < 50; r++) {
                float[] row = data.row(r, new float[10]);
                assertThat(model.explain(row).prediction()).isCloseTo(model.predict(row), within(1e-6));
            }
        }
    }

    @Test
    void explainsATreeAsByHand() {
        // One cut of x0 at 1.5 with two rows on either side, leaves −2 and +2 around 0: expected 0, x0 carries all of it, x1 nothing.
        FeatureMatrix data = GradientBoostingTest.matrix(new float[][] {{1, 1, 2, 2}, {5, 6, 5, 6}}, -2, -2, 2, 2);
        BoostedModel model = GradientBoostingTest.train(data, OPTIONS.withTrees(1, 2, 1).withLeafLimits(1, 0).withRowShare(1).withColumnShare(1));

        Explanation explanation = model.explain(new float[] {2, 5});

        assertThat(explanation.base()).isCloseTo(0, within(1e-6));
        assertThat(explanation.contributions()[0]).isCloseTo(2, within(1e-6));
        assertThat(explanation.contributions()[1]).isCloseTo(0, within(1e-6));
    }

    @Test
    void predictsAsSmileDoesWithTheSameTrees() {
        FeatureMatrix data = GradientBoostingTest.withGaps(GradientBoostingTest.friedman(2_000, 3));
        BoostedModel model = GradientBoostingTest.train(data, OPTIONS);
        SmileTrees smile = GradientBoostingTest.smile(model);
        double[] predicted = model.predict(data);
        for (int r = 0; r < data.rows(); r += 5) {
            assertThat(predicted[r]).isCloseTo(smile.predict(data.row(r, new float[10])), within(1e-9));
        }
    }

    @Test
    void comesBackFromItsBytes() throws IOException {
        FeatureMatrix data = GradientBoostingTest.withGaps(GradientBoostingTest.friedman(2_000, 1));
        BoostedModel model = GradientBoostingTest.train(data, OPTIONS.withObjective(new Objective.Tweedie(1.2)));

        BoostedModel again = BoostedModel.read(new ByteArrayInputStream(bytes(model)));

        assertThat(again.features()).isEqualTo(model.features());
        assertThat(again.record()).isEqualTo(model.record());
        assertThat(again.predict(data)).isEqualTo(model.predict(data));
    }

    @Test
    void refusesDamagedBytes() throws IOException {
        byte[] bytes = bytes(GradientBoostingTest.train(GradientBoostingTest.friedman(500, 1), OPTIONS));
        assertThatThrownBy(() -> BoostedModel.read(new ByteArrayInputStream(new byte[64]))).isInstanceOf(IOException.class).hasMessageContaining("not a boosted model");
        assertThatThrownBy(() -> BoostedModel.read(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length - 9)))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAMatrixWithOtherFeatures() {
        BoostedModel model = GradientBoostingTest.train(GradientBoostingTest.friedman(500, 1), OPTIONS);
        assertThatThrownBy(() -> model.predict(FeatureMatrix.allocate(List.of("x0"), 1))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x9");
    }

    private static byte[] bytes(BoostedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
