package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files in {@code docker/} claim about the program, compared with the program. */
class DockerFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\bQM_[A-Z_]+\\b");
    private static final Path COMPOSE = Path.of("docker/compose.yaml");
    private static final Path EXAMPLE = Path.of("docker/env.example");

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Path file, String pattern) {
        var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text(file));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }

    private static Set<String> variables(Path file) {
        return VARIABLE.matcher(text(file)).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyVariableIsOneThatTheProgramReads() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            var read = sources.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith("web.xml")).flatMap(file -> variables(file).stream())
                    .collect(Collectors.toSet());
            assertThat(read).containsAll(variables(COMPOSE)).containsAll(variables(EXAMPLE));
        }
    }

    @Test
    void theExampleNamesWhatComposeAsksForAndNoPassword() {
        var asked = Pattern.compile("\\$\\{(QM_[A-Z_]+)").matcher(text(COMPOSE)).results().map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(variables(EXAMPLE)).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(text(EXAMPLE).lines().filter(line -> line.contains("PASSWORD="))).hasSize(2).allMatch(line -> line.endsWith("="));
        assertThat(text(COMPOSE).lines().filter(line -> line.matches("\\s+\\w+_PASSWORD:.*"))).isNotEmpty()
                .allMatch(line -> line.contains(":?set ") || line.contains("MYSQL_RANDOM_ROOT_PASSWORD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.gpu"})
    void imagesHoldThePackagedFileAndADataFolderThatTheirUserOwns(String name) {
        Path file = Path.of(name);
        String jar = "target/" + found(Path.of("pom.xml"), "<finalName>(.*)</finalName>") + ".jar";
        assertThat(found(file, "^COPY (target/\\S+)")).isEqualTo(jar);
        assertThat(text(Path.of(name + ".dockerignore"))).contains("!" + jar);
        assertThat(found(file, "\"-jar\", \"([^\"]+)\"")).isEqualTo(found(file, "^COPY target/\\S+ (\\S+)"));

        String data = found(file, "^VOLUME (\\S+)");
        String user = found(file, "^USER (\\S+)");
        assertThat(user).isNotEqualTo("root");
        assertThat(found(file, "\"--data\", \"([^\"]+)\"")).isEqualTo(data);
        assertThat(found(file, "install --directory --owner=(\\S+)")).isEqualTo(user);
        assertThat(found(file, "install --directory .* (/\\S+)$")).isEqualTo(data);
        assertThat(found(COMPOSE, "cockpit:(/[^\"]+)\"")).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.gpu"})
    void imagesRunTheRightJavaAndAskTheApplicationWhetherItIsWell(String name) {
        Path file = Path.of(name);
        assertThat(found(file, "eclipse-temurin:(\\d+)-jre")).isEqualTo(found(Path.of("pom.xml"), "<maven.compiler.release>(\\d+)<"));
        assertThat(text(file)).contains("HEALTHCHECK").contains("/health/ready").contains("/dev/tcp/127.0.0.1/" + found(file, "^EXPOSE (\\d+)"));
        assertThat(RunOptions.parse(new String[0], java.util.Map.of()).port()).isEqualTo(Integer.parseInt(found(file, "^EXPOSE (\\d+)")));
    }
}
