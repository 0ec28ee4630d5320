package org.quartermaster.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child that outlived a launcher which was killed: it still holds the files and the port, so it is stopped before a new one starts. */
final class Leftover {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Leftover() {
    }

    /**
     * Stops the process named in {@code pidFile} if it still runs the same program.
     *
     * @param program a part of its command line
     */
    static void stop(Path pidFile, String program) throws IOException {
        if (Files.exists(pidFile)) {
            process(pidFile, program).ifPresent(Leftover::stop);
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile, String program) throws IOException {
        String text = Files.readString(pidFile).strip();
        return text.matches("\\d+") ? ProcessHandle.of(Long.parseLong(text)).filter(process -> runs(process, program)) : Optional.empty();
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.isAlive() && process.info().commandLine().or(process.info()::command).orElse("").contains(program);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
