package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
        Path file = Files.write(folder.resolve("tiny.onnx"), new byte[] {1, 2, 3, 4, 5});
        ModelDescriptor descriptor = descriptor("BH", "", "inside");
        assertThat(fault(OnnxForecaster.open(new byte[] {1, 2, 3, 4, 5}, descriptor, false, 1))).isEqualTo(Quarantine.Fault.UNREADABLE);
        assertThat(fault(OnnxForecaster.open(new ModelSource.InFile(file), descriptor, false, 1))).isEqualTo(Quarantine.Fault.UNREADABLE);
        assertThat(fault(OnnxForecaster.open(new ModelSource.InFile(folder.resolve("none.onnx")), descriptor, false, 1))).isEqualTo(Quarantine.Fault.UNREADABLE);
        assertThat(fault(new OnnxPackage("{\"name\": ", lastTimes(new float[] {1, 2}, 2)).open(false, 1))).isEqualTo(Quarantine.Fault.DESCRIPTOR);
    }

    @Test
    void aModelInAFileAnswersAsOneInMemory(@TempDir Path folder) throws IOException {
        byte[] model = lastTimes(new float[] {2, 3}, 2);
        ModelSource file = new ModelSource.InFile(Files.write(folder.resolve("tiny.onnx"), model));
        assertThat(OnnxInspection.of(file)).isEqualTo(OnnxInspection.of(model));
        try (OnnxForecaster forecaster = ready(OnnxForecaster.open(file, descriptor("BH", "", "inside"), false, 1))) {
            assertThat(done(forecaster.forecast(new float[][] {{0, 0, 5}}, 2)).values()[0]).isDeepEqualTo(new float[][] {{10}, {15}});
        }
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
        try (OnnxForecaster forecaster = ready(endless(), limited(1, 2_048))) {
            assertThat(forecaster.forecast(new float[][] {{1, 2, 3}}, 2)).isInstanceOfSatisfying(Quarantine.class,
                    q -> assertThat(q.fault()).isEqualTo(Quarantine.Fault.TOO_SLOW));
        }
    }

    /** Opening takes nothing; then the watch says one megabyte more at each look, the third is over the limit. */
    @Test
    void quarantinesAModelThatTakesTooMuchMemory() {
        var watches = new AtomicInteger();
        var taken = new AtomicLong(62);
        OnnxForecaster.Opening opening = OnnxForecaster.open(limited(600, 64), opener(endless()), () -> watches.getAndIncrement() < 2 ? () -> 0 : taken::incrementAndGet);
        try (OnnxForecaster forecaster = ready(opening)) {
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

    @Test
    void quarantinesAModelThatSwellsWhileItIsOpened() {
        // 3,000 × 3,000 numbers that do not depend on x are computed when the 70 kB of the file are opened; whatever they take counts
        OnnxForecaster.Opening opening = OnnxForecaster.open(limited(600, 64), opener(endless()), () -> () -> 65);
        assertThat(opening).isInstanceOfSatisfying(Quarantine.class, q -> {
            assertThat(q.fault()).isEqualTo(Quarantine.Fault.TOO_LARGE);
            assertThat(q.detail()).contains("open").contains("65 MB");
        });
    }

    @Test
    void abandonsAModelThatCannotBeOpenedInTime() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        var late = new AtomicReference<Sessions.Opened>();
        var thread = new AtomicReference<Thread>();
        OnnxForecaster.Opening opening = OnnxForecaster.open(limited(1, 2_048), () -> {
            thread.set(Thread.currentThread());
            awaitUninterrupted(hanging);
            late.set(Sessions.open(new ModelSource.InMemory(lastTimes(new float[] {1, 2}, 2)), false, 1));
            return late.get();
        }, () -> () -> 0);
        assertThat(opening).isInstanceOfSatisfying(Quarantine.class, q -> {
            assertThat(q.fault()).isEqualTo(Quarantine.Fault.TOO_SLOW);
            assertThat(q.detail()).contains("opening").contains("cannot be stopped").contains("1 s");
        });
        hanging.countDown();
        thread.get().join();
        assertThatThrownBy(() -> late.get().session().getNumInputs()).as("closed when it came at last").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneThreadPerSessionAnswersAllCallers() throws Exception {
        String own = "tiny-" + System.identityHashCode(this);
        ModelDescriptor descriptor = ModelDescriptor.parse(TEMPLATE.formatted("BH", "", "inside").replace("\"tiny\"", '"' + own + '"'));
        var opened = new AtomicReference<Thread>();
        try (OnnxForecaster forecaster = ready(OnnxForecaster.open(descriptor, () -> {
            opened.set(Thread.currentThread());
            return Sessions.open(new ModelSource.InMemory(lastTimes(new float[] {2, 3}, 2)), false, 1);
        }, ProcessMemory::new)); ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Callable<float[][][]>> calls = Collections.nCopies(20, () -> done(forecaster.forecast(new float[][] {{0, 0, 5}}, 2)).values());
            for (Future<float[][][]> call : callers.invokeAll(calls)) {
                assertThat(call.get()[0]).isDeepEqualTo(new float[][] {{10}, {15}});
            }
            assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> thread.getName().equals("onnx-" + own)).containsExactly(opened.get());
        }
    }

    @Test
    void sessionsLayOutNoMemoryForBatchesThatDiffer() throws OrtException {
        assertThat(SessionSettings.onCpu(3)).isEqualTo(new SessionSettings(false, false, 3, 1));
        assertThat(SessionSettings.onGpu(3)).isEqualTo(new SessionSettings(true, false, 3, 0));
        try (OrtSession.SessionOptions options = SessionSettings.onCpu(3).options()) {
            assertThat(options.getConfigEntries()).isEmpty();
        }
    }

    @Test
    void closesItsInputsAlsoWhenOneCannotBeMade() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OnnxTensor first = OnnxTensor.createTensor(environment, new float[] {1});
        OnnxTensor second = OnnxTensor.createTensor(environment, new float[] {2});
        try (InputTensors inputs = InputTensors.of(Map.of("x", () -> first, "unwanted", () -> second), Set.of("x"))) {
            assertThat(inputs.byName()).containsOnlyKeys("x");
        }
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        Map<String, InputTensors.Maker> half = new LinkedHashMap<>();
        half.put("y", () -> second);
        half.put("z", () -> OnnxTensor.createTensor(environment, FloatBuffer.allocate(1), new long[] {2}));
        assertThatThrownBy(() -> InputTensors.of(half, half.keySet())).isInstanceOf(OrtException.class);
        assertThat(second.isClosed()).isTrue();
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
        }
        try (OnnxForecaster gpu = ready(OnnxForecaster.open(lastTimes(new float[] {1, 2}, 2), descriptor("BH", "", "inside"), true, 1))) {
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

    private static ModelDescriptor limited(int seconds, int megabytes) {
        return ModelDescriptor.parse(TEMPLATE.formatted("BH", "", "inside").replace("20}", "%d, \"memoryLimitMegabytes\": %d}".formatted(seconds, megabytes)));
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

    private static SessionOpening.Opener opener(byte[] model) {
        return () -> Sessions.open(new ModelSource.InMemory(model), false, 1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static OnnxForecaster ready(byte[] model, ModelDescriptor descriptor) {
        return ready(OnnxForecaster.open(model, descriptor, false, 1));
    }

    private static OnnxForecaster ready(OnnxForecaster.Opening opening) {
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
