package org.quartermaster.learning.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.learning.tuning.TrainerProcess.End;

class TrainerProcessTest {

    private static final TrainerLimits ROOMY = new TrainerLimits(64, 1_024, Duration.ofMinutes(2));

    private final Ear ear = new Ear();

    @TempDir
    private Path folder;

    /** Hears everything; cancels when told. */
    private static final class Ear implements TrainerProcess.Listener {
        private final List<String> progress = new CopyOnWriteArrayList<>();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean cancelsAtFirstLine;

        @Override
        public void progress(long done, long total) {
            progress.add(done + "/" + total);
        }

        @Override
        public void line(String line) {
            lines.add(line);
            begun.countDown();
        }

        @Override
        public boolean isCancelled() {
            return cancelsAtFirstLine && !lines.isEmpty();
        }

        /** The process that said its number. */
        private ProcessHandle child() {
            return ProcessHandle.of(Long.parseLong(lines.getFirst().split(" ")[1])).orElse(null);
        }
    }

    private TrainerProcess.Outcome run(TrainerLimits limits, String... behaviour) throws IOException, InterruptedException {
        return new TrainerProcess(limits, ear).run(new FakeTrainer(behaviour).command(limits), Map.of(), folder);
    }

    @Test
    void passesOnProgressAndSaysHowItEnded() throws Exception {
        assertThat(run(ROOMY, "talks", "0")).isEqualTo(new TrainerProcess.Outcome(End.DONE, "all is well"));
        assertThat(ear.progress).containsExactly("1/3", "3/3");
        assertThat(ear.lines).as("what is no progress is a line").containsExactly("progress two 3", "all is well");
        assertThat(run(ROOMY, "talks", "4").end()).isEqualTo(End.FAILED);
    }

    @Test
    void stopsAChildThatTakesTooLong() throws Exception {
        assertThat(run(new TrainerLimits(64, 1_024, Duration.ofMillis(2_500)), "hangs").end()).isEqualTo(End.TOO_LONG);
        assertThat(ear.lines).as("it had begun").hasSize(1);
        assertThat(ear.child()).as("and is gone").isNull();
    }

    @Test
    void stopsAChildThatTakesTooMuchMemory() throws Exception {
        assertThat(run(new TrainerLimits(64, 160, Duration.ofMinutes(2)), "grows").end()).isEqualTo(End.TOO_LARGE);
    }

    @Test
    void stopsAChildThatSomebodyCancels() throws Exception {
        ear.cancelsAtFirstLine = true;
        assertThat(run(ROOMY, "hangs").end()).isEqualTo(End.CANCELLED);
        assertThat(ear.child()).isNull();
    }

    @Test
    void takesTheChildWithItWhenItsThreadIsInterrupted() throws Exception {
        var thrown = new AtomicReference<Exception>();
        Thread work = Thread.ofPlatform().start(() -> {
            try {
                run(ROOMY, "hangs");
            } catch (IOException | InterruptedException stopped) {
                thrown.set(stopped);
            }
        });
        ear.begun.await();
        ProcessHandle child = ear.child();
        work.interrupt();
        work.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    /** The child's lifeline is cut by the system, whatever ends the parent. */
    @Test
    void takesTheChildWithItWhenItIsKilled() throws Exception {
        Process parent = new ProcessBuilder(new FakeTrainer("starts").command(ROOMY)).directory(folder.toFile()).start();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine().split(" ")[1])).orElseThrow();
        parent.destroyForcibly().waitFor();
        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        assertThatThrownBy(() -> new TrainerProcess(ROOMY, ear).run(List.of(folder.resolve("nothing").toString()), Map.of(), folder)).isInstanceOf(IOException.class);
    }
}
