package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.launcher.trainer.retail.Grain;
import org.quartermaster.launcher.trainer.retail.RetailSeries;

/** One series of scale 10 with 10 in every step to come; the network says 20 at every level and 10 on average, a teacher says 15. */
class LossTest {

    /** Against a target of 1 on the scale each level q of 2 loses (1 − q) · 1: half of it on the average of levels that lie evenly about 0.5. */
    private static final double PINBALL = Arrays.stream(ZeroNetwork.LEVELS).map(level -> 1 - level).average().orElseThrow();
    /** Of a mean of 1 that came true: 1 − 1 · ln(1 + 0.0001). */
    private static final double DEVIANCE = 1 - Math.log(1.0001);

    private static void requireLibtorch() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
    }

    @Test
    void truthIsTwicePinballAndATenthOfTheDeviance() {
        assertThat(PINBALL).isCloseTo(0.5, within(1e-9));
        assertThat(loss(Loss.ofTruth(), false)).isCloseTo(2 * PINBALL + 0.1 * DEVIANCE, within(1e-5));
    }

    @Test
    void aTeacherAddsTheDistanceToItsQuantiles() {
        // |2 − 1.5| on the scale, half and half with the truth; the weights of the steps cancel, as all steps are alike
        double expected = 0.5 * (2 * PINBALL + 0.1 * DEVIANCE) + 0.5 * 0.5;
        assertThat(loss(Loss.ofTeacher(0.5, 1), true)).isCloseTo(expected, within(1e-5));
        assertThat(loss(Loss.ofTeacher(0.5, 1), false)).as("nobody teaches").isCloseTo(2 * PINBALL + 0.1 * DEVIANCE, within(1e-5));
        assertThat(loss(Loss.ofTeacher(1, 1), true)).as("the teacher alone").isCloseTo(0.5, within(1e-5));
    }

    @Test
    void laterStepsCountMoreForATeacher() {
        float[] weights = Loss.tilted(1);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[weights.length - 1]).isCloseTo((float) Math.E, within(1e-5f));
    }

    private static double loss(Loss loss, boolean taught) {
        requireLibtorch();
        float[] units = new float[ZeroNetwork.CONTEXT + ZeroNetwork.HORIZON];
        Arrays.fill(units, 10);
        Batch batch = Batch.of(List.of(new RetailSeries(Grain.DAY, units, new float[ZeroNetwork.CHANNELS][units.length])), null);
        if (taught) {
            float[] quantiles = new float[ZeroNetwork.HORIZON * ZeroNetwork.WIDTH];
            Arrays.fill(quantiles, 15);
            batch.teach(0, quantiles);
        }
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
            var ops = new TorchOperators(manager, manager, Map.of(), new HashMap<>());
            return loss.of(ops, manager, answer(manager), batch).getFloat();
        }
    }

    private static ZeroNetwork.Answer<NDArray> answer(NDManager manager) {
        return new ZeroNetwork.Answer<>(filled(manager, 20, 1, ZeroNetwork.HORIZON, ZeroNetwork.WIDTH), filled(manager, 10, 1, ZeroNetwork.HORIZON), filled(manager, 10, 1, 1));
    }

    private static NDArray filled(NDManager manager, float value, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, c) -> a * c)];
        Arrays.fill(values, value);
        return manager.create(values, TorchOperators.shape(shape));
    }
}
