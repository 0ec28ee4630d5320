package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.Lesson;
import org.quartermaster.learning.tuning.LessonFile;
import org.quartermaster.learning.tuning.TuningResult;

/** Teaching a tiny network with libtorch what a teacher says who knows the week. */
class DistillerTest {

    private static final int SHOPS = 8;
    private static final int KEPT = 28;
    private static final int LESSONS = 6;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void torch() {
        Torch.required();
    }

    private static DistillTask task(double rate) {
        return new DistillTask(4, 1, 16, rate, KEPT, 0.5, 1, SEED);
    }

    private void lay(DistillTask task) throws IOException {
        task.write(folder);
        Files.write(folder.resolve(DistillTask.PARENT), ZeroExport.bytes(Torch.beginning(Torch.TINY, SEED, task.batch())));
        try (var histories = new HistoryFile.Writer(folder.resolve(DistillTask.HISTORY)); var lessons = new LessonFile.Writer(folder.resolve(DistillTask.LESSONS))) {
            for (int shop = 0; shop < SHOPS; shop++) {
                histories.add(Torch.shop(shop));
                for (int lesson = 0; lesson < LESSONS; lesson++) {
                    lessons.add(lesson(shop, Torch.DAYS - KEPT * (1 + lesson)));
                }
            }
        }
    }

    /** The usual week of a shop, between 80 % and 120 % of it. */
    private static Lesson lesson(int shop, int origin) {
        float[] quantiles = new float[KEPT * ZeroNetwork.WIDTH];
        for (int at = 0; at < quantiles.length; at++) {
            double level = ZeroNetwork.LEVELS[at % ZeroNetwork.WIDTH];
            quantiles[at] = (float) ((1 + shop % 5) * Torch.usual(origin + at / ZeroNetwork.WIDTH) * (0.8 + 0.4 * level));
        }
        return new Lesson(shop, origin, ZeroNetwork.WIDTH, quantiles);
    }

    @Test
    void aFewSecondsBringTheStudentNearerToItsTeacher() throws IOException {
        lay(task(3e-3));
        Distiller.teach(folder, task(3e-3));
        TuningResult result = TuningResult.read(folder);
        assertThat(result.series()).isEqualTo(SHOPS);
        assertThat(result.steps()).isPositive();
        assertThat(result.device()).isNotNull();
        assertThat(result.isBetter()).as("%s", result).isTrue();
        Checkpoint student = ZeroExport.read(Files.readAllBytes(folder.resolve(DistillTask.STUDENT)));
        assertThat(student.size()).isEqualTo(Torch.TINY.seeing(2));
        Weights parent = new ZeroNetwork(student.size()).widened(Torch.beginning(Torch.TINY, SEED, 16).average());
        student.average().all().forEach((name, weight) -> assertThat(Arrays.equals(weight.values(), parent.all().get(name).values())).as(name).isEqualTo(!name.startsWith("step")));
    }

    @Test
    void theExportedStudentComputesWhatLibtorchSaid() throws IOException {
        lay(task(3e-3));
        Distiller.teach(folder, task(3e-3));
        Checkpoint student = ZeroExport.read(Files.readAllBytes(folder.resolve(DistillTask.STUDENT)));
        List<Lesson> answers = LessonFile.read(folder.resolve(DistillTask.ANSWERS));
        assertThat(answers).hasSize(SHOPS);
        var batches = new LessonBatches(HistoryFile.read(folder.resolve(DistillTask.HISTORY)), LessonFile.read(folder.resolve(DistillTask.LESSONS)), task(3e-3));
        float[] computed = ParityCheck.onnx(student.size(), student.average(), batches.batch(SHOPS));
        int numbers = ZeroNetwork.HORIZON * ZeroNetwork.WIDTH;
        for (int b = 0; b < SHOPS; b++) {
            assertThat(ParityCheck.largestDifference(answers.get(b).quantiles(), Arrays.copyOfRange(computed, b * numbers, (b + 1) * numbers))).isLessThan(1e-4);
        }
    }

    @Test
    void aStudentThatOnlyGotWorseIsNotHandedIn() throws IOException {
        lay(task(1e4));
        Distiller.teach(folder, task(1e4));
        TuningResult result = TuningResult.read(folder);
        assertThat(result.isBetter()).as("%s", result).isFalse();
        assertThat(folder.resolve(DistillTask.STUDENT)).doesNotExist();
        assertThat(folder.resolve(DistillTask.ANSWERS)).doesNotExist();
    }
}
