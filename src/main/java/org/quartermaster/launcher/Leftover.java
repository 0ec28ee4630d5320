package org.quartermaster.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process known by its pid file, above all one that outlived a launcher which was killed: it still holds the files and the port. */
final class Leftover {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Leftover() {
    }

    /**
     * Stops the process named in {@code pidFile} if it still runs the same program on the same folder: the number may long belong to somebody else.
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
        return text.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(text)).filter(process -> runs(process, program, pidFile.getParent())) : Optional.empty();
    }

    /** Some systems tell only the program, not its arguments. */
    private static boolean runs(ProcessHandle process, String program, Path folder) {
        var info = process.info();
        return process.isAlive() && info.commandLine().map(line -> line.contains(program) && line.contains(folder.toString()))
                .orElseGet(() -> info.command().orElse("").contains(program));
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
