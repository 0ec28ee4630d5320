package org.quartermaster.learning.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFileTest {

    @TempDir
    private Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("lessons.bin");
        try (var out = new LessonFile.Writer(file)) {
            out.add(new Lesson(0, 30, 2, new float[] {1, 2, 3, 4}));
            out.add(new Lesson(7, 58, 2, new float[] {0, 0.5f}));
            assertThat(out.count()).isEqualTo(2);
        }
        return file;
    }

    @Test
    void keepsLessons() throws IOException {
        List<Lesson> read = LessonFile.read(written());
        assertThat(read).hasSize(2);
        assertThat(read.getFirst()).returns(0, Lesson::series).returns(30, Lesson::origin).returns(2, Lesson::steps);
        assertThat(read.getFirst().quantiles()).containsExactly(1, 2, 3, 4);
        assertThat(read.getLast().quantiles()).containsExactly(0, 0.5f);
    }

    @Test
    void refusesWhatBreaksOffOrIsSomethingElse() throws IOException {
        Path unfinished = folder.resolve("unfinished.bin");
        new LessonFile.Writer(unfinished).add(new Lesson(0, 1, 1, new float[] {1}));
        assertThatThrownBy(() -> LessonFile.read(unfinished)).isInstanceOf(EOFException.class);
        Path histories = folder.resolve("history.bin");
        new HistoryFile.Writer(histories).close();
        assertThatThrownBy(() -> LessonFile.read(histories)).isInstanceOf(IOException.class).hasMessageContaining("no lessons");
        assertThat(Files.size(written())).isPositive();
    }

    @Test
    void aLessonHasWholeSteps() {
        assertThatThrownBy(() -> new Lesson(0, 1, 2, new float[3])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 quantiles of 2 levels");
    }

    @Test
    void aTaskIsReadAsItWasWritten() throws IOException {
        var task = new DistillTask(10, 1, 16, 2e-3, 28, 0.5, 1, 7).keeping(56);
        task.write(folder);
        assertThat(DistillTask.read(folder)).isEqualTo(task).returns(56, DistillTask::keptSteps);
        assertThatThrownBy(() -> new DistillTask(10, 1, 16, 2e-3, 28, 1.5, 1, 7)).hasMessageContaining("share of 1.5");
    }
}
