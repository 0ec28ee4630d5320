package org.quartermaster.learning.tuning;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.ExecutionProvider.Kind;
import org.quartermaster.learning.onnx.ExecutionProvider.Reason;

/** Where libtorch computes: foreseen from the files that are installed, later as the trainer tells it. */
public final class TrainingDevice {

    private static final Pattern CUDA_BUILD = Pattern.compile("pytorch-native-cu\\d.*");
    private static final String KIND = "provider";
    private static final String REASON = "providerReason";
    private static final String DETAIL = "providerDetail";

    private TrainingDevice() {
    }

    /**
     * As far as it can be told without loading libtorch.
     *
     * @param libraries the files on the trainer's class path
     * @param cards     names of the cards that are here
     */
    public static ExecutionProvider foreseen(Collection<Path> libraries, List<String> cards) {
        boolean hasCuda = libraries.stream().map(Path::getFileName).anyMatch(file -> CUDA_BUILD.matcher(file.toString()).matches());
        return of(hasCuda, hasCuda && !cards.isEmpty(), cards);
    }

    /**
     * What is told of a device.
     *
     * @param hasCuda whether libtorch is a build with CUDA
     * @param onGpu   whether it computes on a card
     * @param cards   names of the cards that are here, used or not
     */
    public static ExecutionProvider of(boolean hasCuda, boolean onGpu, List<String> cards) {
        Reason reason = onGpu ? Reason.GPU_FOUND : hasCuda ? Reason.CUDA_DID_NOT_LOAD : Reason.NO_CUDA_IN_BUILD;
        return new ExecutionProvider(onGpu ? Kind.CUDA : Kind.CPU, reason, String.join(", ", cards));
    }

    static void write(ExecutionProvider device, Properties lines) {
        if (device != null) {
            lines.setProperty(KIND, device.kind().name());
            lines.setProperty(REASON, device.reason().name());
            lines.setProperty(DETAIL, device.detail());
        }
    }

    /** Null where none was written. */
    static ExecutionProvider read(Properties lines) {
        String kind = lines.getProperty(KIND);
        return kind == null ? null : new ExecutionProvider(Kind.valueOf(kind), Reason.valueOf(lines.getProperty(REASON)), lines.getProperty(DETAIL, ""));
    }
}
