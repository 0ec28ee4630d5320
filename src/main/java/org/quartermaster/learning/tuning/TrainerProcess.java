package org.quartermaster.learning.tuning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a child process under limits: hears what it says, watches memory and time, stops it when asked. The child never outlives {@link #run}: it is gone when that returns or throws, and
 * {@link Lifeline} ends it when this process is killed.
 *
 * <p>A line {@code progress DONE TOTAL} is progress, every other line goes to the log.
 */
public final class TrainerProcess {

    /** How it ended. */
    public enum End {
        /** By itself, with exit code 0. */ DONE,
        /** By itself, with another exit code. */ FAILED,
        /** It was stopped because somebody asked. */ CANCELLED,
        /** It was stopped because it took too long. */ TOO_LONG,
        /** It was stopped because it took too much memory. */ TOO_LARGE
    }

    /**
     * What came of it.
     *
     * @param lastLine the last line that it said that was no progress, empty when there was none
     */
    public record Outcome(End end, String lastLine) {
    }

    /** Who hears it and may stop it. */
    public interface Listener {

        /** How far it is. */
        void progress(long done, long total);

        /** It said this. */
        void line(String line);

        /** Whether to stop it. */
        boolean isCancelled();

        /** Passes on what the child says. */
        static Listener of(BiConsumer<Long, Long> progress, Consumer<String> lines, BooleanSupplier cancelled) {
            return new Listener() {
                @Override
                public void progress(long done, long total) {
                    progress.accept(done, total);
                }

                @Override
                public void line(String line) {
                    lines.accept(line);
                }

                @Override
                public boolean isCancelled() {
                    return cancelled.getAsBoolean();
                }
            };
        }
    }

    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final long LONGEST_GOODBYE_SECONDS = 5;
    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 200;

    private final TrainerLimits limits;
    private final Listener listener;
    private volatile String lastLine = "";
    private int lines;

    /** @param listener is asked from two threads */
    public TrainerProcess(TrainerLimits limits, Listener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws IOException          if it cannot be started
     * @throws InterruptedException when this thread is interrupted; the child is stopped first
     */
    public Outcome run(List<String> command, Map<String, String> environment, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process child = builder.start();
        Thread ears = Thread.ofVirtual().start(() -> hear(child));
        try {
            End end = watch(child);
            stop(child);
            ears.join(TimeUnit.SECONDS.toMillis(LONGEST_GOODBYE_SECONDS));
            return new Outcome(end, lastLine);
        } finally {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }

    private End watch(Process child) throws InterruptedException {
        long until = System.nanoTime() + limits.time().toNanos();
        while (!child.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            if (listener.isCancelled()) {
                return End.CANCELLED;
            }
            if (System.nanoTime() > until) {
                return End.TOO_LONG;
            }
            if (residentMegabytes(child.pid()) > limits.residentMegabytes()) {
                return End.TOO_LARGE;
            }
        }
        return child.exitValue() == 0 ? End.DONE : End.FAILED;
    }

    private static void stop(Process child) throws InterruptedException {
        if (child.isAlive()) {
            child.destroy();
            if (!child.waitFor(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly().waitFor();
            }
        }
    }

    private void hear(Process child) {
        try (BufferedReader reader = child.inputReader()) {
            reader.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException ended) {
            // a child that was stopped says no more
        }
    }

    private void heard(String line) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals("progress") && Stream.of(words[1], words[2]).allMatch(word -> word.matches("\\d{1,18}"))) {
            listener.progress(Long.parseLong(words[1]), Long.parseLong(words[2]));
        } else if (!line.isBlank()) {
            lastLine = line.substring(0, Math.min(line.length(), LONGEST_LINE));
            if (lines++ < MOST_LINES) {
                listener.line(lastLine);
            }
        }
    }

    /** Memory of a process, 0 where the system does not tell. */
    static long residentMegabytes(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> all = Files.lines(status)) {
            return all.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0) >> 10;
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
