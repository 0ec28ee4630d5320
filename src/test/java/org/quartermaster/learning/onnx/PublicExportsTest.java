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
        // the weights of TimesFM 2.0 alone have 2 GB: an administrator must allow it more
        assertThat(descriptor.capped(MostAllowed.USUAL).equals(descriptor)).as("asks for no more than the usual").isEqualTo(!name.equals("timesfm-2.0"));
        assertThat(descriptor.capped(new MostAllowed(120, 6_144))).isEqualTo(descriptor);
    }

    @Test
    void chronosBoltPadsWithNaN() {
        // level q of step h is (q + 1) × last value, and the number of NaN and of observed values
        OnnxGraph graph = history("context", -1, 512).input("mask", -1, 512).output("quantile_preds", -1, 9, 64).weights("w", ascending(9, 64), 9, 64);
        byte[] model = numbered(last(graph, "context").node("IsNaN", "isNaN", "context"), "isNaN", "gaps").node("ReduceSum", "unknown", "gaps").node("ReduceSum", "known", "mask")
                .node("Unsqueeze", "wide", "last", "axis").node("Mul", "levels", "wide", "w").node("Add", "more", "levels", "unknown").node("Add", "quantile_preds", "more", "known").bytes();
        float[][][] values = forecast(model, "chronos-bolt", 70, RISING);
        // 512 − 5 padded and one missing, four observed: 508 + 4
        assertThat(values[0][0]).containsExactly(517, 522, 527, 532, 537, 542, 547, 552, 557);
        assertThat(values[0][64][0]).as("the second pass starts from the median of step 64: 537").isEqualTo(537 + 512);
    }

    @Test
    void chronos2NumbersItsGroupsAndKnowsNoCovariates() {
        OnnxGraph graph = history("context", -1, 512).input("attention_mask", -1, 512).wholeNumberInput("group_ids", -1).input("future_covariates", -1, 64)
                .output("quantile_preds", -1, 21, 64).weights("w", ascending(21, 64), 21, 64).wholeNumbers("column", -1, 1, 1).weights("thousand", new float[] {1_000}, 1);
        numbered(numbered(last(graph, "context").node("Unsqueeze", "wide", "last", "axis").node("Mul", "levels", "wide", "w"), "group_ids", "group")
                .node("IsNaN", "isNaN", "future_covariates"), "isNaN", "unknown");
        byte[] model = graph.node("Reshape", "groups", "group", "column").node("ReduceSum", "seen", "attention_mask").node("Add", "grouped", "levels", "groups").node("ReduceSum", "covariates", "unknown")
                .node("Mul", "scaled", "covariates", "thousand").node("Add", "masked", "grouped", "seen").node("Add", "quantile_preds", "masked", "scaled").bytes();
        float[][][] values = forecast(model, "chronos-2", 3, RISING, RISING);
        // the first level is 1 × 5, the two histories have 8 observed values together, 2 · 64 covariates are not known, group ids are 0 and 1
        assertThat(values[0][0][0]).isEqualTo(128_013);
        assertThat(values[1][0][0]).isEqualTo(128_014);
    }

    @ParameterizedTest
    @MethodSource("pointModels")
    void pointModelsAreStandardisedOutside(String name) {
        OnnxGraph graph = history("past_values", -1, 512, 1).input("past_observed_mask", -1, 512, 1).output("prediction_outputs", -1, 96, 1).weights("ones", ones(96), 1, 96, 1)
                .node("ReduceSum", "seen", "past_observed_mask");
        if (name.equals("ttm")) {
            zeros(graph.wholeNumberInput("freq_token", -1), "freq_token").node("Add", "more", "seen", "zeros");
        } else {
            graph.node("Identity", "more", "seen");
        }
        byte[] model = last(graph, "past_values").node("Mul", "repeated", "last", "ones").node("Add", "prediction_outputs", "repeated", "more").bytes();
        float[][][] values = forecast(model, name, 2, RISING);
        // it repeats the standardised last value, which is 5 again, and adds 4 for what is observed and for TTM 1 for a frequency of 0; the deviation of 1, 2, 3, 5 is √(8.75 / 4)
        assertThat(values[0][1]).hasSize(1);
        assertThat(values[0][1][0]).isCloseTo((float) (5 + (name.equals("ttm") ? 5 : 4) * Math.sqrt(2.1875)), within(1e-4f));
    }

    static List<String> pointModels() {
        return List.of("ttm", "patchtst");
    }

    @Test
    void timesFmAnswersMeanAndQuantiles() {
        // full predictions: the mean first, then nine levels; one more per frequency of 0
        OnnxGraph older = zeros(history("past_values", -1, 512).wholeNumberInput("freq", -1, 1), "freq");
        OnnxForecaster.Forecasts forecasts = run(timesFm(older, "zeros"), "timesfm-2.0", 2, RISING);
        assertThat(forecasts.values()[0][0]).containsExactly(11, 16, 21, 26, 31, 36, 41, 46, 51);
        assertThat(forecasts.means()[0][1]).isEqualTo(5);
        byte[] newer = timesFm(history("past_values", -1, 512).weights("none", new float[] {0}, 1), "none");
        assertThat(run(newer, "timesfm-2.5", 2, RISING).values()[0][0][0]).as("the newer one has no frequency").isEqualTo(10);
    }

    /** A whole-number or boolean value as numbers. */
    private static OnnxGraph numbered(OnnxGraph graph, String what, String as) {
        return graph.node("Cast", List.of(as), List.of(what), new OnnxGraph.WholeNumber("to", 1));
    }

    /** {@code zeros}: how many elements of an input are 0. */
    private static OnnxGraph zeros(OnnxGraph graph, String input) {
        return numbered(graph.wholeNumbers("zero", 0).node("Equal", "isZero", input, "zero"), "isZero", "each").node("ReduceSum", "zeros", "each");
    }

    private static byte[] timesFm(OnnxGraph graph, String more) {
        float[] levels = new float[128 * 10];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i % 10 + 1;
        }
        graph.output("full_predictions", -1, 128, 10).output("mean_predictions", -1, 128).weights("w", levels, 128, 10).weights("ones", ones(128), 1, 128);
        return last(graph, "past_values").node("Unsqueeze", "wide", "last", "axis").node("Mul", "levels", "wide", "w").node("Add", "full_predictions", "levels", more)
                .node("Mul", "mean_predictions", "last", "ones").bytes();
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
