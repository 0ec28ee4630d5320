package org.quartermaster.learning.onnx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A model and its descriptor.
 *
 * @param descriptor JSON text
 * @param source     the {@code .onnx} file
 */
public record OnnxPackage(String descriptor, ModelSource source) {

    private static final int MAGIC = 0x514d4f50;

    /** A model in memory. */
    public OnnxPackage(String descriptor, byte[] model) {
        this(descriptor, new ModelSource.InMemory(model));
    }

    /** The bytes of a model in memory. @throws IllegalStateException if it lies in a file, which is not read */
    public byte[] model() {
        return switch (source) {
            case ModelSource.InMemory memory -> memory.bytes();
            case ModelSource.InFile file -> throw new IllegalStateException("%s stays on disk.".formatted(file.file()));
        };
    }

    /** Both in one piece, as the registry keeps a model in memory. */
    public byte[] write() {
        byte[] model = model();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.length + 4_096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] text = descriptor.getBytes(StandardCharsets.UTF_8);
            out.writeInt(MAGIC);
            out.writeInt(text.length);
            out.write(text);
            out.write(model);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are no such package */
    public static OnnxPackage read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("These bytes are no packed model.");
            }
            int length = in.readInt();
            if (length < 0 || length > bytes.length) {
                throw new IllegalArgumentException("The descriptor of a packed model cannot have %d bytes.".formatted(length));
            }
            return new OnnxPackage(new String(in.readNBytes(length), StandardCharsets.UTF_8), in.readAllBytes());
        } catch (IOException cut) {
            throw new IllegalArgumentException("The packed model is cut off.", cut);
        }
    }

    /** Opens it, allowing it at most 60 s and 2,048 MB or what the administrator allows by {@code QM_MODEL_SECONDS} and {@code QM_MODEL_MEGABYTES}; a descriptor that cannot be read is a fault like any other. */
    public OnnxForecaster.Opening open(boolean useGpu, int threads) {
        return open(MostAllowed.of(System.getenv()), useGpu, threads);
    }

    OnnxForecaster.Opening open(MostAllowed most, boolean useGpu, int threads) {
        if (descriptor.isBlank()) {
            return new Quarantine(Quarantine.Fault.DESCRIPTOR, "there is no descriptor beside the model");
        }
        try {
            return OnnxForecaster.open(source, ModelDescriptor.parse(descriptor).capped(most), useGpu, threads);
        } catch (IllegalArgumentException wrong) {
            return new Quarantine(Quarantine.Fault.DESCRIPTOR, wrong.getMessage());
        }
    }
}
