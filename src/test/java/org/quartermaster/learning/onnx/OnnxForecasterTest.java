package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.launcher.trainer.OnnxGraph;

/** Tiny graphs made here stand for the exports of others. */
class OnnxForecasterTest {

    private static final String TEMPLATE = """
            {"name": "tiny", "input": {"name": "x", "length": 3, "padding": "left", "paddingValue": 0, "missing": "mean"},
             "output": {"name": "y", "axes": "%s"}, "levels": [%s], "horizon": 2, "scaling": "%s", "maxBatch": 2, "timeLimitSeconds": 20}
            """;

    @Test
    void padsBatchesAndSortsQuantiles() {
        // y[b][h][q] = last value · W: step 0 → (3, 1, 2) times it, step 1 → (6, 4, 5) times it
        try (OnnxForecaster forecaster = ready(lastTimes(new float[] {3, 1, 2, 6, 4, 5}, 2, 3), descriptor("BHQ", "0.1, 0.5, 0.9", "inside"))) {
            OnnxForecaster.Forecasts forecasts = done(forecaster.forecast(new float[][] {{9, 9, 9, 1}, {2}, {10, 10}}, 2));
            assertThat(forecasts.levels()).containsExactly(0.1, 0.5, 0.9);
            assertThat(forecasts.values()[0][0]).containsExactly(1, 2, 3);
            assertThat(forecasts.values()[1][1]).containsExactly(8, 10, 12);
            assertThat(forecasts.values()[2][0]).containsExactly(10, 20, 30);
        }
    }

    @Test
    void readsQuantilesBeforeTheHorizon() {
        // axes B, Q, H: level 0 → steps (1, 2), level 1 → steps (3, 4)
        try (OnnxForecaster forecaster = ready(lastTimes(new float[] {1, 2, 3, 4}, 2, 2), descriptor("BQH", "0.2, 0.8", "inside"))) {
            float[][][] values = done(forecaster.forecast(new float[][] {{0, 0, 1}}, 2)).values();
            assertThat(values[0][0]).containsExactly(1, 3);
            assertThat(values[0][1]).containsExactly(2, 4);
        }
    }

    @Test
    void rollsOnBeyondTheModelsHorizon() {
        // each pass doubles and triples the last value; the second pass starts from the 3 · 1 of the first
        try (OnnxForecaster forecaster = ready(lastTimes(new float[] {2, 3}, 2), descriptor("BH", "", "inside"))) {
            float[][][] values = done(forecaster.forecast(new float[][] {{5, 5, 1}}, 5)).values();
            assertThat(new float[] {values[0][0][0], values[0][1][0], values[0][2][0], values[0][3][0], values[0][4][0]}).containsExactly(2, 3, 6, 9, 18);
        }
    }

    @Test
    void scalesOutsideTheModelWhenToldSo() {
        // mean |x| of 2, 4, 6 is 4: the model sees 1.5 and answers 1.5, which is 6; standardised: mean 4, deviation √(8/3): it answers the last value again
        for (String scaling : List.of("mean", "standard")) {
            try (OnnxForecaster forecaster = ready(lastTimes(new float[] {1, 2}, 2), descriptor("BH", "", scaling))) {
                float[][][] values = done(forecaster.forecast(new float[][] {{2, 4, 6}}, 2)).values();
                assertThat(values[0][0][0]).isCloseTo(6, within(1e-5f));
                assertThat(values[0][1][0]).isCloseTo(scaling.equals("mean") ? 12 : 8, within(1e-5f));
            }
        }
    }

    @Test
    void anInterruptIsNotTheModelsFault() {
        try (OnnxForecaster forecaster = ready(lastTimes(new float[] {2, 3}, 2), descriptor("BH", "", "inside"))) {
            Thread.currentThread().interrupt();
            OnnxForecaster.Outcome outcome = forecaster.forecast(new float[][] {{5, 5, 1}}, 2);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(outcome).isInstanceOfSatisfying(Quarantine.class, fault -> {
                assertThat(fault.fault()).isEqualTo(Quarantine.Fault.INTERRUPTED);
                assertThat(fault.blamesModel()).isFalse();
            });
        }
    }

    @Test
    void quarantinesAModelThatIsNoModel(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("tiny.onnx"), new byte[] {1, 2, 3, 4, 5});
        Files.writeString(folder.resolve("tiny.json"), TEMPLATE.formatted("BH", "", "inside"));
        assertThat(fault(OnnxForecaster.open(folder.resolve("tiny.onnx"), false, 1))).isEqualTo(Quarantine.Fault.UNREADABLE);
        Files.writeString(folder.resolve("tiny.json"), "{\"name\": ");
        assertThat(fault(OnnxForecaster.open(folder.resolve("tiny.onnx"), false, 1))).isEqualTo(Quarantine.Fault.DESCRIPTOR);
        assertThat(fault(OnnxForecaster.open(folder.resolve("none.onnx"), false, 1))).isEqualTo(Quarantine.Fault.UNREADABLE);
    }

    @Test
    void quarantinesAModelWithOtherInputs() {
        byte[] model = new OnnxGraph("g").input("z", -1, 3).output("y", -1, 3).node("Identity", "y", "z").bytes();
        assertThat(fault(OnnxForecaster.open(model, descriptor("BH", "", "inside"), false, 1))).isEqualTo(Quarantine.Fault.OTHER_INPUTS);
    }

    @Test
    void quarantinesWrongShapesForGood() {
        try (OnnxForecaster forecaster = ready(lastTimes(new float[] {1}, 1), descriptor("BH", "", "inside"))) {
            assertThat(forecaster.forecast(new float[][] {{1, 2, 3}}, 2)).isInstanceOfSatisfying(Quarantine.class, q -> {
                assertThat(q.fault()).isEqualTo(Quarantine.Fault.OTHER_SHAPE);
                assertThat(q.detail()).contains("axis H").contains("1 elements");
            });
            assertThat(forecaster.forecast(new float[0][], 2)).isInstanceOf(Quarantine.class);
        }
    }

    @Test
    void quarantinesAModelThatGivesNoNumbers() {
        // ln of a negative number
        byte[] model = new OnnxGraph("g").input("x", -1, 3).output("y", -1, 3).node("Log", "y", "x").bytes();
        try (OnnxForecaster forecaster = ready(model, descriptor("BH", "", "inside"))) {
            assertThat(forecaster.forecast(new float[][] {{1, 2, 3}}, 2)).isInstanceOf(OnnxForecaster.Forecasts.class);
            assertThat(forecaster.forecast(new float[][] {{-1, 2, 3}}, 2)).isInstanceOfSatisfying(Quarantine.class,
                    q -> assertThat(q.fault()).isEqualTo(Quarantine.Fault.NO_NUMBERS));
        }
    }

    @Test
    void quarantinesAModelThatIsTooSlow() {
        String slow = TEMPLATE.formatted("BH", "", "inside").replace("20}", "1}");
        try (OnnxForecaster forecaster = ready(endless(), ModelDescriptor.parse(slow))) {
            assertThat(forecaster.forecast(new float[][] {{1, 2, 3}}, 2)).isInstanceOfSatisfying(Quarantine.class,
                    q -> assertThat(q.fault()).isEqualTo(Quarantine.Fault.TOO_SLOW));
        }
    }

    /** The watch says one megabyte more at each look, the third is over the limit. */
    @Test
    void quarantinesAModelThatTakesTooMuchMemory() {
        String large = TEMPLATE.formatted("BH", "", "inside").replace("20}", "600, \"memoryLimitMegabytes\": 64}");
        var taken = new AtomicLong(62);
        OnnxForecaster.Opening opening = OnnxForecaster.open(endless(), ModelDescriptor.parse(large), false, 1, () -> taken::incrementAndGet);
        try (OnnxForecaster forecaster = ((OnnxForecaster.Ready) opening).forecaster()) {
            assertThat(forecaster.forecast(new float[][] {{1, 2, 3}}, 2)).isEqualTo(new Quarantine(Quarantine.Fault.TOO_LARGE, "1 histories took 65 MB, allowed are 64"));
        }
    }

    @Test
    void seesMemoryBesideTheHeap() {
        MemoryWatch watch = new ProcessMemory();
        try (Arena native256 = Arena.ofConfined()) {
            native256.allocate(256L << 20).fill((byte) 1);
            assertThat(watch.megabytes()).isGreaterThan(Files.exists(Path.of("/proc/self/status")) ? 128 : -1);
        }
    }

    /** 1 history becomes a 3000 × 3000 matrix, multiplied by itself 400 times: about 20 billion operations each. */
    private static byte[] endless() {
        OnnxGraph graph = new OnnxGraph("g").input("x", -1, 3).output("y", -1, 3).weights("rows", new float[9_000], 3_000, 3).weights("columns", new float[9_000], 3, 3_000)
                .node("MatMul", "m0", "rows", "columns").node("ReduceSum", "s", "x").node("Add", "a0", "m0", "s");
        for (int i = 1; i <= 400; i++) {
            graph.node("MatMul", "p" + i, "a" + (i - 1), "a0").node("Sigmoid", "a" + i, "p" + i);
        }
        return graph.node("ReduceSum", "t", "a400").node("Add", "y", "x", "t").bytes();
    }

    @Test
    void speaksTheFormsOfPublicExports() {
        // Chronos-2: numbered group ids and a mask as inputs, more levels than used; PatchTST: [batch, time, 1] in and [batch, horizon, channel] out
        byte[] chronos = new OnnxGraph("g").input("x", -1, 3).input("seen", -1, 3).output("y", -1, 3).node("Add", "y", "x", "seen").bytes();
        String masked = TEMPLATE.formatted("BH", "", "inside").replace("\"output\"", "\"mask\": \"seen\", \"output\"");
        try (OnnxForecaster forecaster = ready(chronos, ModelDescriptor.parse(masked))) {
            // one value is missing and becomes the mean 4, unseen: 4 + 0; the first is seen: 3 + 1
            float[][][] values = done(forecaster.forecast(new float[][] {{3, Float.NaN, 5}}, 2)).values();
            assertThat(values[0][0][0]).isEqualTo(4);
            assertThat(values[0][1][0]).isEqualTo(4);
        }
        byte[] patches = new OnnxGraph("g").input("x", -1, 3, 1).output("y", -1, 3, 1).node("Identity", "y", "x").bytes();
        String channels = TEMPLATE.formatted("BHC", "", "inside").replace("\"length\"", "\"layout\": \"BLC\", \"length\"");
        try (OnnxForecaster forecaster = ready(patches, ModelDescriptor.parse(channels))) {
            assertThat(done(forecaster.forecast(new float[][] {{7, 8, 9}}, 2)).values()[0][1][0]).isEqualTo(8);
        }
    }

    @Test
    void saysWhereItRuns() {
        try (OnnxForecaster wanted = ready(lastTimes(new float[] {1, 2}, 2), descriptor("BH", "", "inside"))) {
            assertThat(wanted.provider().reason()).isEqualTo(ExecutionProvider.Reason.CPU_WANTED);
            assertThat(wanted.sha256()).hasSize(64);
        }
        OnnxForecaster.Opening opening = OnnxForecaster.open(lastTimes(new float[] {1, 2}, 2), descriptor("BH", "", "inside"), true, 1);
        assertThat(opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster gpu = ((OnnxForecaster.Ready) opening).forecaster()) {
            boolean onGpu = gpu.provider().kind() == ExecutionProvider.Kind.CUDA;
            assertThat(gpu.provider().reason() == ExecutionProvider.Reason.GPU_FOUND).isEqualTo(onGpu);
        }
    }

    @Test
    void refusesDescriptorsThatCannotBe() {
        assertThatThrownBy(() -> descriptor("BH", "0.9, 0.1", "inside")).hasMessageContaining("no Q");
        assertThatThrownBy(() -> descriptor("BHQ", "0.9, 0.1", "inside")).hasMessageContaining("ascend");
        assertThatThrownBy(() -> descriptor("BHQ", "0.9", "sideways")).hasMessageContaining("scaling").hasMessageContaining("sideways");
        assertThatThrownBy(() -> ModelDescriptor.parse("[1, 2]")).hasMessageContaining("object");
        assertThatThrownBy(() -> ModelDescriptor.parse("{\"name\": \"a\"}")).hasMessageContaining("input is missing");
    }

    /** A model that multiplies the last value of the history by fixed numbers of the given shape. */
    private static byte[] lastTimes(float[] factors, int... shape) {
        int[] output = new int[shape.length + 1];
        output[0] = -1;
        System.arraycopy(shape, 0, output, 1, shape.length);
        OnnxGraph graph = new OnnxGraph("g").input("x", -1, 3).output("y", output).weights("w", factors, shape).wholeNumbers("from", 2).wholeNumbers("to", 3)
                .wholeNumbers("axis", 1).node("Slice", "last", "x", "from", "to", "axis");
        if (shape.length == 1) {
            return graph.node("Mul", "y", "last", "w").bytes();
        }
        return graph.node("Unsqueeze", "wide", "last", "axis").node("Mul", "y", "wide", "w").bytes();
    }

    private static ModelDescriptor descriptor(String axes, String levels, String scaling) {
        return ModelDescriptor.parse(TEMPLATE.formatted(axes, levels, scaling));
    }

    private static OnnxForecaster ready(byte[] model, ModelDescriptor descriptor) {
        OnnxForecaster.Opening opening = OnnxForecaster.open(model, descriptor, false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        return ((OnnxForecaster.Ready) opening).forecaster();
    }

    private static OnnxForecaster.Forecasts done(OnnxForecaster.Outcome outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
        return (OnnxForecaster.Forecasts) outcome;
    }

    private static Quarantine.Fault fault(OnnxForecaster.Opening opening) {
        assertThat(opening).isInstanceOf(Quarantine.class);
        return ((Quarantine) opening).fault();
    }
}
