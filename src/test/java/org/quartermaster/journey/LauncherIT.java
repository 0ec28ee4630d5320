package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.testing.PackagedProgram;

/** What a person reads who starts the packaged file wrongly, and what is left after a stop. */
class LauncherIT {

    @TempDir
    private Path folder;

    private PackagedProgram launch(Map<String, String> environment, String... arguments) {
        return PackagedProgram.start(folder.resolve("launcher.log"), environment, arguments);
    }

    /** Exit code 2 and a first line that begins so and names the hint, without a stack trace. */
    private static List<String> refusal(PackagedProgram program, String beginning, String hint) throws IOException, InterruptedException {
        try (program) {
            assertThat(program.process().waitFor(60, TimeUnit.SECONDS)).as("ends by itself: %s", program.said()).isTrue();
            assertThat(program.process().exitValue()).as(program.said().toString()).isEqualTo(2);
            assertThat(program.said()).first().asString().startsWith("quartermaster: " + beginning).contains(hint);
            assertThat(program.said()).noneMatch(line -> line.contains("Exception in thread") || line.startsWith("\tat "));
            return program.said();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static String freePort() throws IOException {
        return Integer.toString(PackagedProgram.freePort());
    }

    @Test
    void namesAWrongOptionAndListsTheRightOnes() throws IOException, InterruptedException {
        assertThat(refusal(launch(Map.of(), "run", "--prot", "8080"), "there is no option", "--prot")).anyMatch(line -> line.contains("--port N"));
    }

    @Test
    void refusesAPortThatIsNone() throws IOException, InterruptedException {
        assertThat(refusal(launch(Map.of(), "run", "--port", "99999"), "--port must be a number from 1 to 65535", "99999")).hasSize(1);
    }

    @Test
    void refusesAWeakPasswordWithoutSayingIt() throws IOException, InterruptedException {
        assertThat(refusal(launch(Map.of("QM_ADMIN_PASSWORD", "letmein"), "run", "--data", data()), "QM_ADMIN_PASSWORD is too weak", "at least 12 signs")).hasSize(1)
                .noneMatch(line -> line.contains("letmein"));
    }

    @Test
    void refusesATakenPortAndLeavesTheDataAlone() throws IOException, InterruptedException {
        Path kept = Files.writeString(Files.createDirectories(folder.resolve("data/database")).resolve("kept"), "a company");
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThat(refusal(launch(Map.of(), "run", "--fresh", "--port", Integer.toString(port), "--data", data()), "port " + port + " is taken", "--port N")).hasSize(1);
        }
        assertThat(kept).exists();
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThat(refusal(launch(Map.of(), "run", "--port", freePort(), "--data", file.resolve("data").toString()),
                "cannot write to the data folder " + file.resolve("data"), "--data DIR")).hasSize(1);
    }

    @Test
    void refusesADatabaseThatDoesNotAnswer() throws IOException, InterruptedException {
        String url = "jdbc:mysql://127.0.0.1:" + freePort() + "/quartermaster";
        var said = refusal(launch(Map.of("QM_DB_URL", url, "QM_DB_USER", "somebody", "QM_DB_PASSWORD", "word-of-no-door"), "run", "--port", freePort(), "--data", data()),
                "the database at " + url + " does not answer as user \"somebody\"", "QM_DB_URL");
        assertThat(said).hasSize(1).noneMatch(line -> line.contains("word-of-no-door"));
    }

    @Test
    void stopsWhatAKilledLauncherLeftAndLeavesNothingItselfEvenWhenItsFileIsReplaced() throws IOException, InterruptedException {
        String port = freePort();
        String[] arguments = {"run", "--no-demo", "--port", port, "--data", data()};
        var killed = launch(Map.of("QM_HEAP", "700m"), arguments);
        List<ProcessHandle> orphans = List.of();
        try (killed) {
            killed.awaitReady();
            assertThat(killed.said()).anyMatch(line -> line.contains("one-time password"));
            orphans = killed.children();
            assertThat(orphans).extracting(LauncherIT::program).contains("java", "mariadbd");
            killed.process().destroyForcibly().waitFor();
            assertThat(orphans).allMatch(ProcessHandle::isAlive);

            Path copy = Files.copy(PackagedProgram.JAR, folder.resolve("quartermaster.jar"));
            try (var next = PackagedProgram.start(copy, folder.resolve("launcher.log"), Map.of("QM_HEAP", "700m"), arguments)) {
                next.awaitReady();
                assertThat(orphans).noneMatch(ProcessHandle::isAlive);
                assertThat(Files.readAllLines(folder.resolve("data/logs/server.log"))).as("the port is opened once: opened again while starting, it can stay closed")
                        .filteredOn(line -> line.contains("Network Listener http-listener started")).hasSize(1);
                var children = next.children();
                Files.writeString(copy, "built again meanwhile");
                assertThat(next.stop(Duration.ofSeconds(40))).as("%s", next.said()).isLessThan(Duration.ofSeconds(30));
                assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
                assertThat(next.said()).noneMatch(line -> line.contains("Exception") || line.contains("Error")).last().asString().contains("everything is kept");
            }
        } finally {
            orphans.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String program(ProcessHandle process) {
        return process.info().command().map(Path::of).map(path -> path.getFileName().toString()).orElse("");
    }
}
