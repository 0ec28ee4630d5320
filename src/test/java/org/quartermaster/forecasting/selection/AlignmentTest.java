package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.features.OriginFeatures;

class AlignmentTest {

    private static final int HORIZON = 28;
    private static final List<OriginFeatures> ORIGINS = ForecastPipelineTest.steady(20).stream().map(series -> new OriginFeatures(series, 300)).toList();

    /** The trees expect this share of what smoothing expects. */
    private static double[] means(double share) {
        double[] means = new double[ORIGINS.size() * HORIZON];
        Arrays.setAll(means, row -> share * ORIGINS.get(row / HORIZON).smoothed(row % HORIZON + 1));
        return means;
    }

    /** Demand is steady, so smoothing's sum is right; trees at 80 % are brought all the way back: 1 / 0.8 = 1.25. */
    @Test
    void bringsALowSumBackToSmoothings() {
        double[] low = means(0.8);
        var alignment = Alignment.fit(ORIGINS, low, HORIZON, 1);
        assertThat(alignment.share()).isEqualTo(1);
        assertThat(alignment.factor(ORIGINS.getFirst(), 0, HORIZON)).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void leavesTreesAloneThatAreRight() {
        var alignment = Alignment.fit(ORIGINS, means(1), HORIZON, 1);
        assertThat(alignment.share()).isZero();
        assertThat(alignment.factor(ORIGINS.getFirst(), 0, HORIZON)).isEqualTo(1);
    }

    @Test
    void goesNoFurtherThanAllowed() {
        assertThat(Alignment.fit(ORIGINS, means(0.8), HORIZON, 0.5).share()).isEqualTo(0.5);
    }

    /** At another origin the same λ meets other sums: trees at 90 %. */
    @Test
    void takesTheSumsOfTheOriginInQuestion() throws IOException {
        var next = Alignment.fit(ORIGINS, means(0.8), HORIZON, 1).at(ORIGINS, means(0.9), HORIZON);
        assertThat(next.factor(ORIGINS.getFirst(), 27, HORIZON)).isCloseTo(1 / 0.9, within(1e-9));
        var bytes = new ByteArrayOutputStream();
        next.write(new DataOutputStream(bytes));
        var again = Alignment.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(again.factor(ORIGINS.getFirst(), 27, HORIZON)).isCloseTo(1 / 0.9, within(1e-9));
    }
}
