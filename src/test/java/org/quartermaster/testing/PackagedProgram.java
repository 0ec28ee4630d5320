package org.quartermaster.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One start of the packaged file as a child process, with nothing of the tester's own settings. */
public final class PackagedProgram implements AutoCloseable {

    /** What {@code ./qm build} makes. */
    public static final Path JAR = Path.of("target", "quartermaster.jar").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    private final Process process;
    private final Path log;

    private PackagedProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log         where what it says goes
     * @param environment the {@code QM_…} variables it gets, and no others
     */
    public static PackagedProgram start(Path log, Map<String, String> environment, String... arguments) {
        return start(JAR, log, environment, arguments);
    }

    /** The same from a copy of the packaged file. */
    public static PackagedProgram start(Path jar, Path log, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QM_"));
        builder.environment().putAll(environment);
        try {
            return new PackagedProgram(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody holds now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What it has said so far, line by line. */
    public List<String> said() throws IOException {
        return Files.readAllLines(log);
    }

    /** Waits until it says that it is ready. */
    public PackagedProgram awaitReady() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (said().stream().noneMatch(line -> line.startsWith("quartermaster: ready after"))) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new AssertionError("The packaged program did not get ready:\n" + String.join("\n", said()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return this;
    }

    public Process process() {
        return process;
    }

    /** The server and the database that it started. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** SIGTERM, as Ctrl-C does; answers how long it took, up to {@code limit}. */
    public Duration stop(Duration limit) throws InterruptedException {
        Instant asked = Instant.now();
        process.destroy();
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        return Duration.between(asked, Instant.now());
    }

    /** SIGKILL to all of it at once, as a power cut does. */
    public void killAll() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /** Leaves nothing behind, whatever happened. */
    @Override
    public void close() {
        killAll();
    }
}
