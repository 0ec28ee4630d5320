package org.quartermaster.launcher.bench.forecast;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.GraphicsCards;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainingDevice;

/** A trainer on the class path of this process, which the command line tells in {@code CLASSPATH}. @param main class that is started */
record SameClassPath(String main) implements Trainer {

    @Override
    public Optional<String> obstacle() {
        return System.getProperty("java.class.path").contains("pytorch-native") ? Optional.empty() : Optional.of("libtorch is not on the class path: start it by ./qm train distil.");
    }

    @Override
    public ExecutionProvider foreseen() {
        List<Path> libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(path -> path.endsWith(".jar")).map(Path::of).toList();
        return TrainingDevice.foreseen(libraries, GraphicsCards.here().names());
    }

    @Override
    public List<String> command(TrainerLimits limits) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + limits.heapMegabytes() + "m", "-XX:MaxDirectMemorySize=200m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", main);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("CLASSPATH", System.getProperty("java.class.path"), "OMP_NUM_THREADS", "1");
    }
}
