package org.quartermaster.launcher.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.launcher.trainer.WeightQuantiser.Form;
import org.quartermaster.learning.onnx.OnnxInspection;

class WeightQuantiserTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 30;

    /** y = x · W; column j of W is 0.01 · (j + 1) · (−127 … 127), so that 8 bits hold it exactly. */
    private static byte[] product(String name) {
        var random = new SplittableRandom(1);
        float[] weights = new float[ROWS * COLUMNS];
        for (int i = 0; i < weights.length; i++) {
            int whole = i < COLUMNS ? 127 : random.nextInt(-127, 128);
            weights[i] = 0.01f * (i % COLUMNS + 1) * whole;
        }
        return new OnnxGraph("g").input("x", -1, ROWS).output("y", -1, COLUMNS).weights(name, weights, ROWS, COLUMNS).node("MatMul", "y", "x", name).bytes();
    }

    private static float[] answer(byte[] model, float[] x) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), new long[] {1, ROWS}); OrtSession.Result result = session.run(Map.of("x", input))) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void computesTheSameWithWeightsThatEightBitsHoldExactly(Form form) throws OrtException {
        byte[] model = product("w");
        float[] x = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            // 0 … 255 in whole steps: exact for the other factor as well
            x[i] = i * 255 / (ROWS - 1);
        }
        float[] expected = answer(model, x);
        float[] actual = answer(WeightQuantiser.rewrite(model, form, _ -> true), x);
        for (int j = 0; j < COLUMNS; j++) {
            assertThat(actual[j]).isCloseTo(expected[j], within(1e-3f * Math.max(1, Math.abs(expected[j]))));
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesAQuarterAndUsesStandardOperatorsOnly(Form form) {
        byte[] model = product("w");
        byte[] small = WeightQuantiser.rewrite(model, form, _ -> true);
        // 4,800 bytes of weights become 1,200 and 120 of scales
        assertThat(model.length - small.length).isBetween(2_800, 3_600);
        assertThat(OnnxInspection.of(small).foreign()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotLearned() {
        byte[] model = product("kernel");
        assertThat(OnnxInspection.of(WeightQuantiser.rewrite(model, Form.DYNAMIC, name -> !name.equals("kernel"))).operators()).isEqualTo(OnnxInspection.of(model).operators());
        assertThatThrownBy(() -> WeightQuantiser.rewrite(new byte[] {1, 2}, Form.WEIGHTS, _ -> true)).isInstanceOf(IllegalArgumentException.class);
    }
}
