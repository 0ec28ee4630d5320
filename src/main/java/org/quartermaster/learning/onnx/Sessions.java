package org.quartermaster.learning.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Opens sessions of ONNX Runtime on the GPU where it loads, else on the CPU. */
final class Sessions {

    private static final int LONGEST_COMMAND_LINE = 3_800;

    private Sessions() {
    }

    /** A session and where it runs. */
    record Opened(OrtSession session, ExecutionProvider provider) {
    }

    /**
     * Why ONNX Runtime must not be loaded in this process, or an empty text. Version 1.29.0 ends the whole process with a segmentation fault when its command line is longer than about
     * 3,980 bytes (seen on Linux; a class path given as {@code -cp} easily is). An argument file or the variable {@code CLASSPATH} keeps it short.
     */
    static String obstacle() {
        int length = commandLineBytes();
        return length <= LONGEST_COMMAND_LINE ? ""
                : "the command line of this process has %d bytes, ONNX Runtime bears %d: give the class path as an argument file or in CLASSPATH".formatted(length, LONGEST_COMMAND_LINE);
    }

    private static int commandLineBytes() {
        try {
            return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
        } catch (IOException notOnLinux) {
            return ProcessHandle.current().info().commandLine().map(String::length).orElse(0);
        }
    }

    static Opened open(ModelSource model, boolean useGpu, int threads) throws OrtException {
        if (!useGpu) {
            return onCpu(model, threads, ExecutionProvider.Reason.CPU_WANTED, "");
        }
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return onCpu(model, threads, ExecutionProvider.Reason.NO_CUDA_IN_BUILD, "");
        }
        try {
            return new Opened(session(model, SessionSettings.onGpu(threads)), new ExecutionProvider(ExecutionProvider.Kind.CUDA, ExecutionProvider.Reason.GPU_FOUND, ""));
        } catch (OrtException | UnsatisfiedLinkError notLoaded) {
            return onCpu(model, threads, ExecutionProvider.Reason.CUDA_DID_NOT_LOAD, firstLine(notLoaded));
        }
    }

    /** What the model has that the descriptor does not know, or the other way round; empty when they agree. */
    static String difference(OrtSession session, ModelDescriptor descriptor) {
        for (String input : session.getInputNames()) {
            boolean given = input.equals(descriptor.input().name()) || descriptor.beside().names(input);
            if (!given) {
                return "the model wants an input \"%s\" that the descriptor does not name".formatted(input);
            }
        }
        if (!session.getInputNames().contains(descriptor.input().name())) {
            return "the model has no input \"%s\", only %s".formatted(descriptor.input().name(), session.getInputNames());
        }
        for (String output : outputs(descriptor)) {
            if (!session.getOutputNames().contains(output)) {
                return "the model has no output \"%s\", only %s".formatted(output, session.getOutputNames());
            }
        }
        return "";
    }

    /** The outputs that are wanted. */
    static Set<String> outputs(ModelDescriptor descriptor) {
        String mean = descriptor.output().mean();
        return mean.isEmpty() ? Set.of(descriptor.output().name()) : Set.of(descriptor.output().name(), mean);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.getClass().getSimpleName());
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static Opened onCpu(ModelSource model, int threads, ExecutionProvider.Reason reason, String detail) throws OrtException {
        return new Opened(session(model, SessionSettings.onCpu(threads)), new ExecutionProvider(ExecutionProvider.Kind.CPU, reason, detail));
    }

    private static OrtSession session(ModelSource model, SessionSettings settings) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = settings.options()) {
            return switch (model) {
                case ModelSource.InMemory memory -> environment.createSession(memory.bytes(), options);
                case ModelSource.InFile file -> environment.createSession(file.file().toString(), options);
            };
        }
    }
}
