package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who starts the packaged file wrongly, and what is left after a stop. */
class LauncherIT {

    private static final Path JAR = Path.of("target", "quartermaster.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private Process launch(Map<String, String> environment, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("launcher.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QM_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("launcher.log"));
    }

    /** Exit code 2 and a first line that begins so and names the hint, without a stack trace. */
    private void assertRefused(Process process, String beginning, String hint) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself: %s", said()).isTrue();
        assertThat(process.exitValue()).as(said().toString()).isEqualTo(2);
        assertThat(said()).first().asString().startsWith("quartermaster: " + beginning).contains(hint);
        assertThat(said()).noneMatch(line -> line.contains("Exception in thread") || line.startsWith("\tat "));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void namesAWrongOptionAndListsTheRightOnes() throws IOException, InterruptedException {
        assertRefused(launch(Map.of(), "run", "--prot", "8080"), "there is no option", "--prot");
        assertThat(said()).anyMatch(line -> line.contains("--port N"));
    }

    @Test
    void refusesAPortThatIsNone() throws IOException, InterruptedException {
        assertRefused(launch(Map.of(), "run", "--port", "99999"), "--port must be a number from 1 to 65535", "99999");
        assertThat(said()).hasSize(1);
    }

    @Test
    void refusesATakenPort() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertRefused(launch(Map.of(), "run", "--port", Integer.toString(port), "--data", folder.resolve("data").toString()), "port " + port + " is taken", "--port N");
            assertThat(said()).hasSize(1);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertRefused(launch(Map.of(), "run", "--port", Integer.toString(freePort()), "--data", file.resolve("data").toString()),
                "cannot write to the data folder " + file.resolve("data"), "--data DIR");
        assertThat(said()).hasSize(1);
    }

    @Test
    void refusesADatabaseThatDoesNotAnswer() throws IOException, InterruptedException {
        String url = "jdbc:mysql://127.0.0.1:" + freePort() + "/quartermaster";
        assertRefused(launch(Map.of("QM_DB_URL", url, "QM_DB_USER", "somebody", "QM_DB_PASSWORD", "word-of-no-door"), "run", "--port", Integer.toString(freePort()),
                "--data", folder.resolve("data").toString()), "the database at " + url + " does not answer as user \"somebody\"", "QM_DB_URL");
        assertThat(said()).hasSize(1).noneMatch(line -> line.contains("word-of-no-door"));
    }

    @Test
    void leavesNoProcessBehindWhenItIsStopped() throws IOException, InterruptedException {
        Process process = launch(Map.of("QM_HEAP", "700m"), "run", "--no-demo", "--port", Integer.toString(freePort()), "--data", folder.resolve("data").toString());
        List<ProcessHandle> children = List.of();
        try {
            awaitReady(process);
            children = process.descendants().toList();
            assertThat(children).extracting(child -> child.info().command().map(Path::of).map(path -> path.getFileName().toString()).orElse("")).contains("java", "mariadbd");
            assertThat(said()).anyMatch(line -> line.contains("one-time password"));

            Instant asked = Instant.now();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stops within 30 s: %s", said()).isTrue();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(said()).noneMatch(line -> line.contains("Exception"));
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void awaitReady(Process process) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(4));
        while (said().stream().noneMatch(line -> line.startsWith("quartermaster: ready after"))) {
            assertThat(process.isAlive() && Instant.now().isBefore(limit)).as(said().toString()).isTrue();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
