package org.quartermaster.learning.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.learning.onnx.ExecutionProvider;

class TrainingDeviceTest {

    private static final List<Path> CPU_BUILD = List.of(Path.of("trainer", "gson-2.jar"), Path.of("trainer", "pytorch-native-cpu-2.7.1-linux-x86_64.jar"));
    private static final List<Path> CUDA_BUILD = List.of(Path.of("trainer", "gson-2.jar"), Path.of("trainer", "pytorch-native-cu128-2.7.1-linux-x86_64.jar"));
    private static final List<String> CARD = List.of("NVIDIA T1000");

    @TempDir
    private Path root;

    private static ExecutionProvider on(ExecutionProvider.Kind kind, ExecutionProvider.Reason reason, String detail) {
        return new ExecutionProvider(kind, reason, detail);
    }

    @Test
    void foreseesTheCardOnlyForABuildWithCuda() {
        assertThat(TrainingDevice.foreseen(CUDA_BUILD, CARD)).isEqualTo(on(ExecutionProvider.Kind.CUDA, ExecutionProvider.Reason.GPU_FOUND, "NVIDIA T1000"));
        assertThat(TrainingDevice.foreseen(CPU_BUILD, CARD)).isEqualTo(on(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.NO_CUDA_IN_BUILD, "NVIDIA T1000"));
    }

    @Test
    void foreseesTheProcessorWithoutACard() {
        assertThat(TrainingDevice.foreseen(CUDA_BUILD, List.of())).isEqualTo(on(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.CUDA_DID_NOT_LOAD, ""));
        assertThat(TrainingDevice.foreseen(CPU_BUILD, List.of())).isEqualTo(on(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.NO_CUDA_IN_BUILD, ""));
    }

    @Test
    void readsTheNamesOfCardsFromTheDriver() throws IOException {
        assertThat(new GraphicsCards(root).names()).isEmpty();
        card("0000:01:00.0", "Model: \t\t NVIDIA T1000\nIRQ:   \t\t 61\n");
        card("0000:02:00.0", "Model: \t\t NVIDIA T1000\n");
        card("0000:03:00.0", "IRQ:   \t\t 62\n");
        assertThat(new GraphicsCards(root).names()).containsExactly("NVIDIA", "NVIDIA T1000");
    }

    @Test
    void aDeviceWithoutANameIsStillACard() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev/nvidia0"));
        assertThat(new GraphicsCards(root).names()).containsExactly("NVIDIA");
    }

    private void card(String bus, String information) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/driver/nvidia/gpus").resolve(bus));
        Files.writeString(folder.resolve("information"), information);
    }
}
