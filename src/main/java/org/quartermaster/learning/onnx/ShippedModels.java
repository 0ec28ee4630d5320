package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The models inside the program. */
public final class ShippedModels {

    /** The small network: 112 days in, 56 days out. */
    public static final String MINI = "qm-mini";
    /** The patch encoder: 512 days, weeks or months and what is planned in, 64 steps out. */
    public static final String ZERO = "qm-zero";
    /** A seventh of it, trained alike: what students begin with. */
    public static final String SMALL = "qm-small";

    /** Names of the public exports that are known well enough to be run from their descriptor. */
    public static final List<String> KNOWN_EXPORTS = List.of("chronos-2", "chronos-bolt", "patchtst", "timesfm-2.0", "timesfm-2.5", "ttm");

    private ShippedModels() {
    }

    /**
     * Descriptor of a public export, to be put beside it.
     *
     * @param name one of {@link #KNOWN_EXPORTS}
     */
    public static String knownDescriptor(String name) {
        try {
            return text("exports/" + name, ".json");
        } catch (IOException missing) {
            throw new IllegalArgumentException("There is no descriptor for \"%s\", only for %s.".formatted(name, KNOWN_EXPORTS), missing);
        }
    }

    /** Model card of a shipped model, Markdown. */
    public static String card(String name) {
        try {
            return text(name, ".md");
        } catch (IOException missing) {
            throw new IllegalArgumentException("There is no shipped model \"%s\".".formatted(name), missing);
        }
    }

    /** A shipped model as a package: what tuning begins with. */
    public static OnnxPackage content(String name) {
        try {
            return new OnnxPackage(text(name, ".json"), bytes(name + ".onnx"));
        } catch (IOException missing) {
            throw new IllegalArgumentException("There is no shipped model \"%s\".".formatted(name), missing);
        }
    }

    /** SHA-256 of a shipped model and its descriptor. */
    public static String print(String name) {
        return Sessions.sha256(content(name).write());
    }

    /** Opens {@link #MINI}. */
    public static OnnxForecaster.Opening mini(boolean useGpu, int threads) {
        return open(MINI, useGpu, threads);
    }

    /**
     * Opens a shipped model; all were trained on generated demand only.
     *
     * @param useGpu  whether to try the CUDA provider
     * @param threads threads inside one call on the CPU, ≥ 1
     */
    public static OnnxForecaster.Opening open(String name, boolean useGpu, int threads) {
        try {
            return OnnxForecaster.open(bytes(name + ".onnx"), ModelDescriptor.parse(text(name, ".json")), useGpu, threads);
        } catch (IOException unreadable) {
            return new Quarantine(Quarantine.Fault.UNREADABLE, unreadable.getMessage());
        }
    }

    private static String text(String name, String ending) throws IOException {
        return new String(bytes(name + ending), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = ShippedModels.class.getResourceAsStream("/models/" + file)) {
            if (in == null) {
                throw new IOException("models/%s is not on the class path".formatted(file));
            }
            return in.readAllBytes();
        }
    }
}
