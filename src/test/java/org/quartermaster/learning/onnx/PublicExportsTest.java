package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** The shipped descriptors of public exports, against tiny graphs with the inputs, outputs and shapes of those exports. */
class PublicExportsTest {

    private static final float[] RISING = {1, 2, 3, Float.NaN, 5};

    static List<String> known() {
        return ShippedModels.KNOWN_EXPORTS;
    }

    @ParameterizedTest
    @MethodSource("known")
    void everyDescriptorIsOne(String name) {
        ModelDescriptor descriptor = ModelDescriptor.parse(ShippedModels.knownDescriptor(name));
        assertThat(descriptor.name()).isEqualTo(name);
        assertThat(descriptor.input().length()).isEqualTo(512);
    }

    @Test
    void chronosBoltPadsWithNaN() {
        // level q of step h is (q + 1) × last value; the NaN before it must reach the model, which replaces it by 0 to count
        OnnxGraph graph = history("context", -1, 512).output("quantile_preds", -1, 9, 64).weights("w", ascending(9, 64), 9, 64);
        byte[] model = last(graph, "context").node("Unsqueeze", "wide", "last", "axis").node("Mul", "quantile_preds", "wide", "w").bytes();
        float[][][] values = forecast(model, "chronos-bolt", 70, RISING);
        assertThat(values[0][0]).containsExactly(5, 10, 15, 20, 25, 30, 35, 40, 45);
        assertThat(values[0][64][0]).as("the second pass starts from the median of step 64: 25").isEqualTo(25);
    }

    @Test
    void chronos2NumbersItsGroups() {
        OnnxGraph graph = history("context", -1, 512).input("attention_mask", -1, 512).wholeNumberInput("group_ids", -1).input("future_covariates", -1, 64)
                .output("quantile_preds", -1, 21, 64).weights("w", ascending(21, 64), 21, 64).wholeNumbers("column", -1, 1, 1);
        byte[] model = last(graph, "context").node("Unsqueeze", "wide", "last", "axis").node("Mul", "levels", "wide", "w")
                .node("Cast", List.of("group"), List.of("group_ids"), new OnnxGraph.WholeNumber("to", 1)).node("Reshape", "groups", "group", "column")
                .node("ReduceSum", "seen", "attention_mask").node("Add", "grouped", "levels", "groups").node("Add", "quantile_preds", "grouped", "seen").bytes();
        float[][][] values = forecast(model, "chronos-2", 3, RISING, RISING);
        // the first level is 1 × 5, the two histories have 8 observed values together, group ids are 0 and 1
        assertThat(values[0][0][0]).isEqualTo(13);
        assertThat(values[1][0][0]).isEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("pointModels")
    void pointModelsAreStandardisedOutside(String name) {
        OnnxGraph graph = history("past_values", -1, 512, 1).input("past_observed_mask", -1, 512, 1).output("prediction_outputs", -1, 96, 1).weights("ones", ones(96), 1, 96, 1)
                .weights("none", new float[] {0}, 1).node("ReduceSum", "seen", "past_observed_mask").node("Mul", "nothing", "seen", "none");
        byte[] model = last(graph, "past_values").node("Mul", "repeated", "last", "ones").node("Add", "prediction_outputs", "repeated", "nothing").bytes();
        float[][][] values = forecast(model, name, 2, RISING);
        // it repeats the standardised last value, which is 5 again
        assertThat(values[0][1]).hasSize(1);
        assertThat(values[0][1][0]).isCloseTo(5, within(1e-4f));
    }

    static List<String> pointModels() {
        return List.of("ttm", "patchtst");
    }

    @Test
    void timesFmAnswersMeanAndQuantiles() {
        // full predictions: the mean first, then nine levels
        byte[] model = timesFm(history("past_values", -1, 512).wholeNumberInput("freq", -1, 1)
                .node("Cast", List.of("f"), List.of("freq"), new OnnxGraph.WholeNumber("to", 1)));
        OnnxForecaster.Forecasts forecasts = run(model, "timesfm-2.0", 2, RISING);
        assertThat(forecasts.values()[0][0]).containsExactly(10, 15, 20, 25, 30, 35, 40, 45, 50);
        assertThat(forecasts.means()[0][1]).isEqualTo(5);
        assertThat(run(timesFm(history("past_values", -1, 512)), "timesfm-2.5", 2, RISING).values()[0][0][0]).as("the newer one has no frequency").isEqualTo(10);
    }

    private static byte[] timesFm(OnnxGraph graph) {
        float[] levels = new float[128 * 10];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i % 10 + 1;
        }
        graph.output("full_predictions", -1, 128, 10).output("mean_predictions", -1, 128).weights("w", levels, 128, 10).weights("ones", ones(128), 1, 128);
        return last(graph, "past_values").node("Unsqueeze", "wide", "last", "axis").node("Mul", "full_predictions", "wide", "w").node("Mul", "mean_predictions", "last", "ones").bytes();
    }

    private static OnnxGraph history(String name, int... shape) {
        return new OnnxGraph("stand-in").input(name, shape);
    }

    private static OnnxGraph last(OnnxGraph graph, String from) {
        return graph.wholeNumbers("from", 511).wholeNumbers("to", 512).wholeNumbers("axis", 1).node("Slice", "last", from, "from", "to", "axis");
    }

    private static float[] ascending(int levels, int steps) {
        float[] values = new float[levels * steps];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / steps + 1;
        }
        return values;
    }

    private static float[] ones(int many) {
        float[] ones = new float[many];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[][][] forecast(byte[] model, String descriptor, int horizon, float[]... histories) {
        return run(model, descriptor, horizon, histories).values();
    }

    private static OnnxForecaster.Forecasts run(byte[] model, String descriptor, int horizon, float[]... histories) {
        OnnxForecaster.Opening opening = OnnxForecaster.open(model, ModelDescriptor.parse(ShippedModels.knownDescriptor(descriptor)), false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster forecaster = ((OnnxForecaster.Ready) opening).forecaster()) {
            OnnxForecaster.Outcome outcome = forecaster.forecast(histories, horizon);
            assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
            return (OnnxForecaster.Forecasts) outcome;
        }
    }
}
