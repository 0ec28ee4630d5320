package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.launcher.trainer.WeightQuantiser;
import org.quartermaster.learning.onnx.ModelDescriptor;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Plan;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.Window;

/** An untrained network answers what its base says, so that the base can be checked by hand; what libtorch computes and what the exported graph computes are the same. */
class ZeroNetworkTest {

    private static final NetworkSize TINY = new NetworkSize(28, 4, 8, 2, 1, 8, 4, 8);
    private static final long SEED = 5;
    private static final Path REFERENCE = Path.of("src/test/resources/trainer/zero-reference.txt");
    private static final int COMPARED = 3;

    @Test
    void exportedGraphComputesWhatLibtorchComputed() throws IOException {
        float[] expected = numbers(Files.readString(REFERENCE));
        assertThat(ParityCheck.onnx(TINY, weights(), batch())).hasSameSizeAs(expected);
        assertThat(ParityCheck.largestDifference(expected, ParityCheck.onnx(TINY, weights(), batch()))).isLessThan(1e-4);
    }

    @Test
    void libtorchComputesWhatTheExportedGraphComputes() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
        Weights weights = weights();
        try (Learner learner = new Learner(new Checkpoint(TINY, 0, SEED, COMPARED, 0, 0, weights, weights, null, null))) {
            assertThat(ParityCheck.largestDifference(ParityCheck.joined(learner.forecast(batch())), ParityCheck.onnx(TINY, weights, batch()))).isLessThan(1e-4);
        }
    }

    @Test
    void aBatchWithALostNumberIsLeftOutAndTheNextOneLearned() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
        Weights weights = weights();
        Batch lost = batch();
        lost.target[0] = Float.NaN;
        try (Learner learner = new Learner(new Checkpoint(TINY, 0, SEED, COMPARED, 0, 0, weights, weights, null, null))) {
            assertThat(learner.train(lost, 1e-3)).isNaN();
            assertThat(learner.step()).isZero();
            assertThat(learner.train(batch(), 1e-3)).isFinite();
            assertThat(learner.step()).isEqualTo(1);
        }
    }

    @Test
    void aNetworkThatKnowsThePlanAroundComputesTheSameUntilItLearns() {
        NetworkSize wide = TINY.seeing(2);
        Weights widened = new ZeroNetwork(wide).widened(weights());
        assertThat(widened.count() - weights().count()).as("two steps before and two after, four channels, eight hidden numbers").isEqualTo(4 * 4 * 8);
        assertThat(ParityCheck.onnx(wide, widened, batch())).isEqualTo(ParityCheck.onnx(TINY, weights(), batch()));
        assertThat(NetworkSize.parse(wide.toString())).isEqualTo(wide);
        assertThat(NetworkSize.parse(TINY.toString())).isEqualTo(TINY);
    }

    @Test
    void libtorchAndTheExportedGraphAgreeOnThePlanAround() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
        NetworkSize wide = TINY.seeing(2);
        Weights drawn = new ZeroNetwork(wide).draw(SEED);
        try (Learner learner = new Learner(new Checkpoint(wide, 0, SEED, COMPARED, 0, 0, drawn, drawn, null, null))) {
            assertThat(ParityCheck.largestDifference(ParityCheck.joined(learner.forecast(batch())), ParityCheck.onnx(wide, drawn, batch()))).isLessThan(1e-4);
        }
    }

    @Test
    void onlyWhatIsNamedLearns() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
        Weights weights = weights();
        try (Learner learner = new Learner(new Checkpoint(TINY, 0, SEED, COMPARED, 0, 0, weights, weights, null, null), Loss.ofTruth(), name -> name.startsWith("step"))) {
            assertThat(learner.train(batch(), 1e-3)).isFinite();
            learner.current().all().forEach((name, weight) -> assertThat(Arrays.equals(weight.values(), weights.all().get(name).values())).as(name).isEqualTo(!name.startsWith("step")));
        }
    }

    @Test
    void whatIsLearnedDoesNotDependOnWhenTheCollectorRuns() {
        assumeTrue(System.getProperty("java.class.path").contains("pytorch-native"), "libtorch comes with -Ptrain");
        assertThat(afterSteps(System::gc).all().get("memory.w").values()).isEqualTo(afterSteps(() -> { }).all().get("memory.w").values());
    }

    private static Weights afterSteps(Runnable between) {
        NetworkSize large = new NetworkSize(28, 18, 48, 4, 1, 64, 12, 40);
        Weights weights = new ZeroNetwork(large).draw(SEED);
        try (Learner learner = new Learner(new Checkpoint(large, 0, SEED, COMPARED, 0, 0, weights, weights, null, null))) {
            for (int step = 0; step < 6; step++) {
                assertThat(learner.train(batch(), 1e-3)).isFinite();
                between.run();
            }
            return learner.current();
        }
    }

    @Test
    void forecastsAConstantAsItself() {
        float[][] mean = means(Window.ofDays(filled(512, 10)));
        for (float value : mean[0]) {
            assertThat(value).isCloseTo(10, within(0.1f));
        }
    }

    @Test
    void knowsWeekdays() {
        float[] history = filled(512, 100);
        for (int t = 0; t < 512; t++) {
            history[t] = (512 - t) % 7 == 0 ? 200 : 100; // the first step to forecast is such a day
        }
        float[] mean = means(Window.ofDays(history))[0];
        // the mean day is 800 / 7 = 114; Σ 0.93^c over 73 weeks is 13.2; the prior is 1.5 such days and 5 units:
        // (13.2 · 200 + 176) / (13.2 · 114 + 176) = 1.67 and (13.2 · 100 + 176) / (13.2 · 114 + 176) = 0.89
        assertThat(mean[0] / mean[1]).isCloseTo(1.88f, within(0.03f));
        assertThat(mean[7] / mean[8]).isCloseTo(1.88f, within(0.03f));
    }

    @Test
    void knowsWhatPromotionsAndClosedDaysDo() {
        float[] history = filled(512, 50);
        float[] promotion = new float[576];
        float[] open = filled(576, 1);
        for (int t = 0; t < 576; t += 16) {
            promotion[t] = 1;
            open[t + 5] = 0;
            if (t < 512) {
                history[t] = 150;
                history[Math.min(511, t + 5)] = 0;
            }
        }
        float[] with = means(new Window(history, Window.Grain.DAY, -1, Plan.of(512, null, promotion, null, open)))[0];
        assertThat(with[16] / with[17]).as("step 16 is promoted: three times a usual day").isCloseTo(3, within(0.4f));
        assertThat(with[21] / with[17]).as("step 21 is closed").isLessThan(0.15f);
        float[] without = means(Window.ofDays(history))[0];
        assertThat(without[16] / without[17]).as("nothing is planned").isCloseTo(1, within(0.1f));
    }

    @Test
    void repeatsTheYearOfMonths() {
        float[] history = new float[60];
        for (int t = 0; t < 60; t++) {
            history[t] = (60 - t) % 12 == 0 ? 900 : 300;
        }
        float[] mean = means(new Window(history, Window.Grain.MONTH, -1, null))[0];
        assertThat(mean[0] / mean[1]).isBetween(1.8f, 3f);
        assertThat(mean[12] / mean[13]).isBetween(1.8f, 3f);
    }

    @Test
    void quantilesNeitherCrossNorFallBelowZero() {
        Batch batch = Batch.draw(40, 11, true);
        float[] values = ParityCheck.onnx(TINY, new ZeroNetwork(TINY).draw(99), batch);
        for (int step = 0; step < 40 * ZeroNetwork.HORIZON; step++) {
            float[] levels = Arrays.copyOfRange(values, step * ZeroNetwork.WIDTH, (step + 1) * ZeroNetwork.WIDTH);
            assertThat(levels).isSorted();
            assertThat(levels[0]).isNotNegative();
        }
    }

    @Test
    void goesOnFromACheckpoint(@TempDir Path folder) throws IOException {
        Weights weights = weights();
        Checkpoint written = new Checkpoint(TINY, 17, SEED, 128, 3.5, 0.7, weights, weights, weights, weights);
        written.write(folder.resolve("checkpoint.bin"));
        Checkpoint read = Checkpoint.read(folder.resolve("checkpoint.bin"));
        assertThat(read.size()).isEqualTo(TINY);
        assertThat(read.step()).isEqualTo(17);
        assertThat(ZeroExport.onnx(TINY, read.average())).isEqualTo(ZeroExport.onnx(TINY, weights));
        assertThat(read.second().all().keySet()).isEqualTo(weights.all().keySet());
    }

    @Test
    void goesOnFromAnExportedModel(@TempDir Path folder) throws IOException {
        Weights weights = weights();
        ZeroExport.write(new Checkpoint(TINY, 42, SEED, 128, 9.5, 0.7, weights, weights, null, null), folder);
        Checkpoint read = ZeroExport.read(Files.readAllBytes(folder.resolve("qm-zero.onnx")));
        assertThat(read.step()).isEqualTo(42);
        assertThat(read.seconds()).isEqualTo(9.5);
        assertThat(ZeroExport.onnx(TINY, read.current())).isEqualTo(ZeroExport.onnx(TINY, weights));
    }

    @Test
    void theShippedModelsAreThoseOnTheirCards() throws Exception {
        for (NetworkSize size : List.of(NetworkSize.SHIPPED, NetworkSize.STUDENT)) {
            byte[] model = ShippedModels.content(size.model()).model();
            Checkpoint shipped = ZeroExport.read(model);
            assertThat(shipped.size()).isEqualTo(size);
            assertThat(ShippedModels.card(size.model())).contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model))).contains("%,d steps".formatted(shipped.step()))
                    .contains("%,d numbers".formatted(shipped.current().count())).contains("seed %d".formatted(shipped.seed()));
            assertThat(model.length).as("at most 32 MB").isLessThan(32 << 20);
        }
    }

    private static Weights weights() {
        return new ZeroNetwork(TINY).draw(SEED);
    }

    private static Batch batch() {
        return Batch.draw(COMPARED, SEED, true);
    }

    /** Of a network whose last layer adds nothing yet: 1 × base. */
    private static float[][] means(Window window) {
        Weights weights = weights();
        weights.fill("answer.w", 0, TINY.hidden(), ZeroNetwork.WIDTH + 1);
        OnnxForecaster.Opening opening = OnnxForecaster.open(ZeroExport.onnx(TINY, weights), ModelDescriptor.parse(ZeroExport.descriptor(ShippedModels.ZERO)), false, 1);
        assertThat(opening).as("%s", opening).isInstanceOf(OnnxForecaster.Ready.class);
        try (OnnxForecaster forecaster = ((OnnxForecaster.Ready) opening).forecaster()) {
            OnnxForecaster.Outcome outcome = forecaster.forecast(List.of(window), ZeroNetwork.HORIZON);
            assertThat(outcome).as("%s", outcome).isInstanceOf(OnnxForecaster.Forecasts.class);
            return ((OnnxForecaster.Forecasts) outcome).means();
        }
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    private static float[] numbers(String text) {
        String[] words = text.trim().split("\\s+");
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(WeightQuantiser.Form.class)
    void aModelWithEightBitWeightsCanBeGoneOnFrom(WeightQuantiser.Form form) throws IOException {
        Weights weights = weights();
        byte[] real = ZeroExport.bytes(new Checkpoint(TINY, 7, SEED, COMPARED, 3.5, 0.7, weights, weights, null, null));
        byte[] small = WeightQuantiser.rewrite(real, form, weights.all()::containsKey);
        assertThat(small.length).isLessThan(real.length);
        Checkpoint read = ZeroExport.read(small);
        assertThat(read.step()).isEqualTo(7);
        weights.all().forEach((name, weight) -> {
            int columns = weight.shape()[weight.shape().length - 1];
            float[] back = read.average().all().get(name).values();
            float[] largest = new float[columns];
            for (int i = 0; i < back.length; i++) {
                largest[i % columns] = Math.max(largest[i % columns], Math.abs(weight.values()[i]));
            }
            for (int i = 0; i < back.length; i++) {
                // half a step of 127 to the largest number of the column
                assertThat(back[i]).as(name).isCloseTo(weight.values()[i], within(largest[i % columns] / 127 * 0.501f + 1e-9f));
            }
        });
    }
}
