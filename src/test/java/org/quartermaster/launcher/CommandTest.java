package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shell command says before any Java runs. */
class CommandTest {

    private record Answer(int exit, List<String> said) {
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void needsAShell() {
        assumeThat(Path.of("/bin/bash")).exists();
    }

    private static Answer qm(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/bash", "qm"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QM_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        return new Answer(process.waitFor(), said);
    }

    /** A folder that looks like a JDK of this version. */
    private Path jdk(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk-" + version + "/bin"));
        for (String program : List.of("java", "javac")) {
            Files.writeString(bin.resolve(program), "#!/bin/sh\necho '    java.specification.version = " + version + "' >&2\n");
            assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        return bin.getParent();
    }

    /** Nothing but what a shell needs, so that the machine's own Java is not found. */
    private String pathWithoutJava() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("dirname", "sed", "readlink", "cat", "find", "id")) {
            Path link = bin.resolve(program);
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, Path.of("/usr/bin").resolve(program));
            }
        }
        return bin.toString();
    }

    @Test
    void saysInOneLineThatNoJavaIsNewEnough() throws IOException, InterruptedException {
        Path old = jdk("17");
        var answer = qm(Map.of("JAVA_HOME", old.toString(), "QM_JDKS", jdk("21").toString(), "PATH", pathWithoutJava()), "run");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.said()).singleElement().asString().startsWith("qm: needs a JDK 25 or newer and found none").contains("JAVA_HOME");
    }

    @Test
    void findsANewerJavaBesideAnOldOne() throws IOException, InterruptedException {
        var answer = qm(Map.of("JAVA_HOME", jdk("17").toString(), "QM_JDKS", jdk("25").toString(), "PATH", pathWithoutJava()), "help");
        assertThat(answer.exit()).isZero();
        assertThat(answer.said()).anyMatch(line -> line.contains("./qm run"));
    }

    @Test
    void saysInOneLineThatABrowserIsMissingAndCannotBeInstalled() throws IOException, InterruptedException {
        for (String command : List.of("test", "screenshots")) {
            var answer = qm(Map.of("JAVA_HOME", jdk("25").toString(), "PATH", pathWithoutJava()), command);
            assertThat(answer.exit()).as(answer.said().toString()).isEqualTo(2);
            assertThat(answer.said()).singleElement().asString().startsWith("qm: the browser journeys need Chromium: install it").contains("QM_CHROMIUM");
        }
    }

    @Test
    void namesACommandThatDoesNotExist() throws IOException, InterruptedException {
        var answer = qm(Map.of(), "rnu");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.said()).last().asString().isEqualTo("qm: there is no command \"rnu\".");
    }
}
