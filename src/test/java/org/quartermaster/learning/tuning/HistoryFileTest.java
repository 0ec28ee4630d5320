package org.quartermaster.learning.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    private static final TunedSeries DAYS = new TunedSeries(0, new float[] {Float.NaN, 3, 0, 4.5f}, new float[][] {{0, -0.2f, 0, 0}, new float[0], {0, 0, 0, 0}, {1, 0, 0, 0}});

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("h");
        try (var writer = new HistoryFile.Writer(file)) {
            writer.add(DAYS);
            writer.add(new TunedSeries(2, new float[0], new float[0][]));
            assertThat(writer.count()).isEqualTo(2);
        }
        List<TunedSeries> read = HistoryFile.read(file);
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().units()).containsExactly(DAYS.units());
        assertThat(read.getFirst().plan()[0]).containsExactly(DAYS.plan()[0]);
        assertThat(read.getFirst().plan()[2]).as("a channel of zeros says nothing").isEmpty();
        assertThat(read.getFirst().known()).isEqualTo(3);
        assertThat(read.getFirst().total()).isEqualTo(7.5);
        assertThat(read.getLast().grain()).isEqualTo(2);
    }

    @Test
    void refusesAFileThatBreaksOff() throws IOException {
        Path file = folder.resolve("h");
        try (var writer = new HistoryFile.Writer(file)) {
            writer.add(DAYS);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> HistoryFile.read(file)).isInstanceOf(EOFException.class);
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> HistoryFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aResultIsThereOnlyWhenItIsWhole() throws IOException {
        assertThatThrownBy(() -> TuningResult.read(folder)).isInstanceOf(IOException.class);
        var result = new TuningResult(12, 300, 4.5, 0.7, Double.NaN, FakeTrainer.DEVICE);
        result.write(folder);
        assertThat(TuningResult.read(folder)).isEqualTo(result);
        var nothingComputed = new TuningResult(3, 0, 0.1, Double.NaN, Double.NaN, null);
        nothingComputed.write(folder);
        assertThat(TuningResult.read(folder)).isEqualTo(nothingComputed);
        assertThat(result.isBetter()).as("no loss is no gain").isFalse();
        var task = new TuningTask(60, 1, 64, 3e-4, 28, 0.75, 5);
        task.write(folder);
        assertThat(TuningTask.read(folder)).isEqualTo(task);
    }
}
