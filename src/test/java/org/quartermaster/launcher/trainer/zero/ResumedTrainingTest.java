package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training that was interrupted. Steps are the same to the last bit, wherever they were interrupted; whole sittings are not, for each has a learning rate of its own that follows the clock.
 */
class ResumedTrainingTest {

    private static final long SEED = 11;
    private static final int BATCH = 8;
    private static final int STEPS = 10;
    private static final int INTERRUPTED = 4;
    private static final double RATE = 1e-3;

    @TempDir
    private Path folder;

    @BeforeEach
    void torch() {
        Torch.required();
    }

    @Test
    void stepsAfterAnInterruptionAreThoseOfATrainingInOneGo() throws Exception {
        Checkpoint whole = train(Torch.beginning(Torch.TINY, SEED, BATCH), STEPS);
        Path file = folder.resolve("checkpoint.bin");
        train(Torch.beginning(Torch.TINY, SEED, BATCH), INTERRUPTED).write(file);
        Checkpoint resumed = train(Checkpoint.read(file), STEPS);
        assertThat(resumed.step()).isEqualTo(whole.step()).isEqualTo(STEPS);
        assertThat(resumed.loss()).isEqualTo(whole.loss());
        same(resumed.current(), whole.current());
        same(resumed.average(), whole.average());
        same(resumed.first(), whole.first());
        same(resumed.second(), whole.second());
    }

    @Test
    void momentsAreNeededToGoOnAlike() throws Exception {
        Checkpoint whole = train(Torch.beginning(Torch.TINY, SEED, BATCH), STEPS);
        Checkpoint half = train(Torch.beginning(Torch.TINY, SEED, BATCH), INTERRUPTED);
        Checkpoint bare = new Checkpoint(half.size(), half.step(), half.seed(), half.batch(), half.seconds(), half.loss(), half.current(), half.average(), null, null);
        assertThat(train(bare, STEPS).current().all().get("memory.w").values()).isNotEqualTo(whole.current().all().get("memory.w").values());
    }

    @Test
    void aSittingGoesOnWithTheStepsAndTheSecondsOfTheOneBefore() throws Exception {
        sit("--batch", "4", "--seed", "5", "--size", "small");
        Checkpoint first = Checkpoint.read(folder.resolve("checkpoint.bin"));
        int written = curve().size();
        assertThat(first.step()).isPositive();
        sit("--resume");
        Checkpoint second = Checkpoint.read(folder.resolve("checkpoint.bin"));
        assertThat(second.step()).isGreaterThan(first.step());
        assertThat(second.seconds()).isGreaterThan(first.seconds());
        assertThat(List.of(second.seed(), (long) second.batch())).as("those of the first sitting").containsExactly(5L, 4L);
        assertThat(curve().stream().filter(line -> line.startsWith("step,"))).as("one head").hasSize(1);
        assertThat(curve().get(written)).as("goes on where the first ended").startsWith(first.step() + ",");
        assertThat(ZeroExport.read(Files.readAllBytes(folder.resolve("qm-small.onnx"))).step()).isEqualTo(second.step());
    }

    private void sit(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--hours", "0.0003", "--threads", "1", "--every", "1", "--out", folder.toString()));
        arguments.addAll(List.of(more));
        ZeroTrainer.main(arguments.toArray(String[]::new));
    }

    private List<String> curve() throws IOException {
        return Files.readAllLines(folder.resolve("loss.csv"));
    }

    /** Goes on until {@code steps} are done in all, as a sitting does: batches by the number of the step, and a rate by it as well. */
    private static Checkpoint train(Checkpoint from, int steps) throws InterruptedException {
        try (Learner learner = new Learner(from); BatchSource source = new BatchSource(from.batch(), from.seed(), from.step())) {
            while (learner.step() < steps) {
                assertThat(learner.train(source.next(), RATE / (1 + learner.step()))).isFinite();
            }
            return new Checkpoint(from.size(), learner.step(), from.seed(), from.batch(), 0, learner.judge(Batch.draw(32, -SEED, true)), learner.current(), learner.average(), learner.first(), learner.second());
        }
    }

    private static void same(Weights actual, Weights expected) {
        expected.all().forEach((name, weight) -> assertThat(actual.all().get(name).values()).as(name).containsExactly(weight.values()));
    }
}
