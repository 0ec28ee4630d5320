package org.quartermaster.learning.tuning;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.learning.onnx.ExecutionProvider;

/**
 * The trainer as it is installed here: our packaged program with the training libraries beside it.
 *
 * @param program   {@code quartermaster.jar}, or null when the server was not started from it
 * @param libraries folder of the libraries, filled by {@code ./qm train install}
 * @param main      class that is started
 */
public record TrainerProgram(Path program, Path libraries, String main) implements Trainer {

    /** Trains a network further. */
    private static final String TUNER = "org.quartermaster.launcher.trainer.zero.FineTuner";
    /** Teaches a small network. */
    private static final String DISTILLER = "org.quartermaster.launcher.trainer.zero.Distiller";
    /** How the files of the libraries begin. */
    private static final List<String> NEEDED = List.of("api-", "pytorch-engine-", "pytorch-jni-", "pytorch-native-", "tribuo-util-onnx-", "protobuf-java-", "gson-", "jna-", "commons-compress-", "slf4j-api-");

    /** The one that goes on training a network, as the launcher says it in {@code QM_PROGRAM}, {@code QM_TRAINER} and {@code QM_DATA}. */
    public static TrainerProgram of(Map<String, String> environment) {
        String program = environment.getOrDefault("QM_PROGRAM", "");
        Path data = Path.of(environment.getOrDefault("QM_DATA", "data"));
        String libraries = environment.getOrDefault("QM_TRAINER", "");
        return new TrainerProgram(program.isBlank() ? null : Path.of(program), libraries.isBlank() ? data.resolve("trainer") : Path.of(libraries), TUNER);
    }

    /** The same installation, teaching a small network instead. */
    public TrainerProgram distilling() {
        return new TrainerProgram(program, libraries, DISTILLER);
    }

    @Override
    public Optional<String> obstacle() {
        if (program == null || !Files.isRegularFile(program)) {
            return Optional.of("the packaged program is not known: start the server with ./qm run or java -jar quartermaster.jar");
        }
        List<String> missing = missing();
        return missing.isEmpty() ? Optional.empty()
                : Optional.of("the training libraries are not in %s (%s missing): run ./qm train install %s, see docs/models.md".formatted(libraries, String.join(" ", missing), libraries));
    }

    private List<String> missing() {
        List<String> names = jars().stream().map(file -> file.getFileName().toString()).toList();
        return NEEDED.stream().filter(start -> names.stream().noneMatch(name -> name.startsWith(start))).map(start -> start.replaceFirst("-$", "")).toList();
    }

    @Override
    public ExecutionProvider foreseen() {
        return TrainingDevice.foreseen(jars(), GraphicsCards.here().names());
    }

    /** The libraries, none where their folder is not there. */
    private List<Path> jars() {
        if (!Files.isDirectory(libraries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<String> command(TrainerLimits limits) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // buffers of past batches lie outside the heap until the collector comes by: bound both
        command.addAll(List.of("-Xmx" + limits.heapMegabytes() + "m", "-XX:MaxDirectMemorySize=200m", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", main));
        return command;
    }

    /** The class path is told in the environment, for a long command line makes native libraries fail; what the training library unpacks lies beside it. */
    @Override
    public Map<String, String> environment() {
        String classPath = Stream.concat(Stream.of(program), jars().stream()).map(file -> file.toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
        return Map.of("CLASSPATH", classPath, "DJL_CACHE_DIR", libraries.toAbsolutePath().resolve("unpacked").toString(), "DJL_OFFLINE", "true", "OMP_NUM_THREADS", "1");
    }
}
