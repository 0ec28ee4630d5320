package org.quartermaster.learning.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.learning.onnx.ExecutionProvider;

class TrainerProgramTest {

    private static final List<String> LIBRARIES = List.of("api-1.jar", "pytorch-engine-1.jar", "pytorch-jni-1.jar", "pytorch-native-cpu-1.jar", "tribuo-util-onnx-1.jar", "protobuf-java-1.jar", "gson-1.jar",
            "jna-1.jar", "commons-compress-1.jar", "slf4j-api-1.jar");

    @TempDir
    private Path data;

    private TrainerProgram program() {
        return TrainerProgram.of(Map.of("QM_DATA", data.toString(), "QM_PROGRAM", data.resolve("quartermaster.jar").toString()));
    }

    @Test
    void saysInOneLineWhatIsMissingAndHowToGetIt() throws IOException {
        assertThat(program().obstacle()).hasValueSatisfying(why -> assertThat(why).contains("./qm run"));
        Files.createFile(data.resolve("quartermaster.jar"));
        assertThat(program().obstacle()).hasValueSatisfying(why -> assertThat(why).doesNotContain("\n").contains("pytorch-native", "./qm train install " + data.resolve("trainer")));
        Files.createDirectories(data.resolve("trainer"));
        for (String library : LIBRARIES) {
            assertThat(program().obstacle()).as("before " + library).isPresent();
            Files.createFile(data.resolve("trainer").resolve(library));
        }
        assertThat(program().obstacle()).isEmpty();
        assertThat(program().foreseen().reason()).isEqualTo(ExecutionProvider.Reason.NO_CUDA_IN_BUILD);
    }

    @Test
    void startsOurProgramWithTheLibrariesWithinTheHeap() throws IOException {
        Files.createDirectories(data.resolve("trainer"));
        Files.createFile(data.resolve("trainer/gson-1.jar"));
        assertThat(program().command(new TrainerLimits(300, 900, Duration.ofMinutes(1)))).contains("-Xmx300m", "-XX:+ExitOnOutOfMemoryError").last().asString().endsWith("FineTuner");
        assertThat(program().distilling().command(new TrainerLimits(300, 900, Duration.ofMinutes(1)))).last().asString().endsWith("Distiller");
        assertThat(program().environment()).containsEntry("CLASSPATH", data.resolve("quartermaster.jar") + File.pathSeparator + data.resolve("trainer/gson-1.jar")).containsEntry("DJL_OFFLINE", "true");
    }
}
