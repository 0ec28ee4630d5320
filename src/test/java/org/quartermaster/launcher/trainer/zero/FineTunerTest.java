package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainerProcess;
import org.quartermaster.learning.tuning.TuningResult;
import org.quartermaster.learning.tuning.TuningTask;

/** Tuning a tiny network with libtorch on shops whose weeks repeat. */
class FineTunerTest {

    private static final int SHOPS = 8;
    private static final int KEPT = 28;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void torch() {
        Torch.required();
    }

    private static TuningTask task(double rate) {
        return new TuningTask(4, 1, 16, rate, KEPT, 0.75, SEED);
    }

    private void lay(TuningTask task) throws IOException {
        task.write(folder);
        Files.write(folder.resolve(TuningTask.PARENT), ZeroExport.bytes(Torch.beginning(Torch.TINY, SEED, task.batch())));
        try (var file = new HistoryFile.Writer(folder.resolve(TuningTask.HISTORY))) {
            for (int shop = 0; shop < SHOPS; shop++) {
                file.add(Torch.shop(shop));
            }
        }
    }

    @Test
    void aFewSecondsLowerTheLossOnTheKeptDays() throws IOException {
        lay(task(3e-3));
        FineTuner.tune(folder, task(3e-3));
        TuningResult result = TuningResult.read(folder);
        assertThat(result.series()).isEqualTo(SHOPS);
        assertThat(result.steps()).isPositive();
        assertThat(result.isBetter()).as("%s", result).isTrue();
        Checkpoint tuned = ZeroExport.read(Files.readAllBytes(folder.resolve(TuningTask.TUNED)));
        assertThat(tuned.step()).isEqualTo(result.steps());
        assertThat(lossOf(tuned)).as("the file holds the weights that were judged").isCloseTo(result.lossAfter(), within(1e-6));
        assertThat(lossOf(ZeroExport.read(Files.readAllBytes(folder.resolve(TuningTask.PARENT))))).isCloseTo(result.lossBefore(), within(1e-6));
    }

    @Test
    void aTrainingThatOnlyMakesItWorseHandsInNothing() throws IOException {
        lay(task(1e4));
        FineTuner.tune(folder, task(1e4));
        TuningResult result = TuningResult.read(folder);
        assertThat(result.isBetter()).as("%s", result).isFalse();
        assertThat(result.lossAfter()).isEqualTo(result.lossBefore());
        assertThat(folder.resolve(TuningTask.TUNED)).doesNotExist();
    }

    @Test
    void theChildSaysWhereItComputed() throws Exception {
        lay(task(3e-3));
        List<String> lines = new CopyOnWriteArrayList<>();
        var limits = new TrainerLimits(640, 2_048, Duration.ofSeconds(60));
        var outcome = new TrainerProcess(limits, TrainerProcess.Listener.of((_, _) -> { }, lines::add, () -> false)).run(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + limits.heapMegabytes() + "m", "--enable-native-access=ALL-UNNAMED", FineTuner.class.getName()),
                Map.of("CLASSPATH", System.getProperty("java.class.path"), "OMP_NUM_THREADS", "1"), folder);
        assertThat(outcome.end()).as("%s", lines).isEqualTo(TrainerProcess.End.DONE);
        ExecutionProvider device = TuningResult.read(folder).device();
        assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("training on " + TorchDevice.words(device)));
        boolean isCpuBuild = System.getProperty("java.class.path").contains("pytorch-native-cpu");
        assertThat(device.reason() == ExecutionProvider.Reason.NO_CUDA_IN_BUILD).as("%s", device).isEqualTo(isCpuBuild);
    }

    private double lossOf(Checkpoint checkpoint) throws IOException {
        Batch judged = new TuningBatches(HistoryFile.read(folder.resolve(TuningTask.HISTORY)), task(1)).judge();
        try (Learner learner = new Learner(checkpoint)) {
            return learner.judge(judged);
        }
    }
}
