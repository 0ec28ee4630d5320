package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The models inside the program. */
public final class ShippedModels {

    private static final String MINI = "/models/qm-mini";

    private ShippedModels() {
    }

    /**
     * Opens {@code qm-mini}: any daily history of up to 112 days in, 56 days × 11 quantiles out, trained on generated demand only.
     *
     * @param useGpu  whether to try the CUDA provider
     * @param threads threads inside one call on the CPU, ≥ 1
     */
    public static OnnxForecaster.Opening mini(boolean useGpu, int threads) {
        try {
            ModelDescriptor descriptor = ModelDescriptor.parse(new String(bytes(MINI + ".json"), StandardCharsets.UTF_8));
            return OnnxForecaster.open(bytes(MINI + ".onnx"), descriptor, useGpu, threads);
        } catch (IOException unreadable) {
            return new Quarantine(Quarantine.Fault.UNREADABLE, unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            return new Quarantine(Quarantine.Fault.DESCRIPTOR, wrong.getMessage());
        }
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = ShippedModels.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("%s is not on the class path".formatted(path));
            }
            return in.readAllBytes();
        }
    }
}
