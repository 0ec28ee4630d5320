package org.quartermaster.launcher.trainer.zero;

import ai.djl.Device;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.GraphicsCards;
import org.quartermaster.learning.tuning.TrainingDevice;

/** Where libtorch, once it is loaded, really computes. */
final class TorchDevice {

    private TorchDevice() {
    }

    /** @param device of the arrays that are computed with */
    static ExecutionProvider of(Device device) {
        boolean hasCuda = Files.exists(Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cuda")));
        return TrainingDevice.of(hasCuda || device.isGpu(), device.isGpu(), GraphicsCards.here().names());
    }

    /** For the log. */
    static String words(ExecutionProvider provider) {
        String cards = provider.detail().isEmpty() ? "" : " (%s)".formatted(provider.detail());
        return switch (provider.reason()) {
            case GPU_FOUND -> "the GPU%s".formatted(cards);
            case CPU_WANTED -> "the CPU, as wanted";
            case NO_CUDA_IN_BUILD -> "the CPU, for this libtorch is a build without CUDA" + (cards.isEmpty() ? "" : "; not used:" + cards);
            case CUDA_DID_NOT_LOAD -> "the CPU, for this libtorch is a build with CUDA that found no device" + (cards.isEmpty() ? "" : "; not used:" + cards);
        };
    }
}
