package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A model that is open and ready to forecast.
 *
 * <p>Opened by {@link #open}; used any number of times, from one thread at a time or from many (calls queue up on the session's one thread); closed once. The first fault
 * quarantines it: every later call answers the same {@link Quarantine}.
 */
public final class OnnxForecaster implements AutoCloseable {

    private static final long WATCH_NANOS = 50_000_000;

    private final ModelDescriptor descriptor;
    private final String sha256;
    private final ExecutionProvider provider;
    private final OrtSession session;
    private final Supplier<MemoryWatch> watches;
    private final ExecutorService thread;
    private volatile Quarantine quarantine;

    private OnnxForecaster(ModelDescriptor descriptor, String sha256, Sessions.Opened opened, Supplier<MemoryWatch> watches) {
        this.watches = watches;
        this.descriptor = descriptor;
        this.sha256 = sha256;
        this.provider = opened.provider();
        this.session = opened.session();
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("onnx-" + descriptor.name()).factory());
    }

    /** What opening came to: {@link Ready} or {@link Quarantine}. */
    public sealed interface Opening permits Ready, Quarantine {
    }

    /** The model is open; close it when done. */
    public record Ready(OnnxForecaster forecaster) implements Opening {
    }

    /** What forecasting came to: {@link Forecasts} or {@link Quarantine}. */
    public sealed interface Outcome permits Forecasts, Quarantine {
    }

    /**
     * Forecasts of a batch.
     *
     * @param levels quantile levels; empty for a point forecast
     * @param values {@code [history][step][level]}, ascending in the last index; one value per step for a point forecast
     * @param means  {@code [history][step]}, null when the model gives none
     */
    public record Forecasts(double[] levels, float[][][] values, float[][] means) implements Outcome {
    }

    /**
     * Opens {@code model} with the descriptor beside it: {@code name.onnx} and {@code name.json}.
     *
     * @param useGpu  whether to try the CUDA provider
     * @param threads threads inside one call on the CPU, ≥ 1
     */
    public static Opening open(Path model, boolean useGpu, int threads) {
        ModelDescriptor descriptor;
        byte[] bytes;
        try {
            Path beside = model.resolveSibling(model.getFileName().toString().replaceFirst("\\.onnx$", "") + ".json");
            descriptor = ModelDescriptor.parse(Files.readString(beside));
            bytes = Files.readAllBytes(model);
        } catch (IllegalArgumentException wrong) {
            return new Quarantine(Quarantine.Fault.DESCRIPTOR, wrong.getMessage());
        } catch (IOException unreadable) {
            return new Quarantine(Quarantine.Fault.UNREADABLE, unreadable.toString());
        }
        return open(bytes, descriptor, useGpu, threads);
    }

    /** As above for a model in memory. */
    public static Opening open(byte[] model, ModelDescriptor descriptor, boolean useGpu, int threads) {
        return open(model, descriptor, useGpu, threads, ProcessMemory::new);
    }

    /** As above. @param watches one watch per call of the model */
    static Opening open(byte[] model, ModelDescriptor descriptor, boolean useGpu, int threads, Supplier<MemoryWatch> watches) {
        String obstacle = Sessions.obstacle();
        if (!obstacle.isEmpty()) {
            return new Quarantine(Quarantine.Fault.RUNTIME, obstacle);
        }
        try {
            Sessions.Opened opened = Sessions.open(model, useGpu, threads);
            String difference = Sessions.difference(opened.session(), descriptor);
            if (!difference.isEmpty()) {
                opened.session().close();
                return new Quarantine(Quarantine.Fault.OTHER_INPUTS, difference);
            }
            return new Ready(new OnnxForecaster(descriptor, Sessions.sha256(model), opened, watches));
        } catch (OrtException | LinkageError corrupt) {
            return new Quarantine(Quarantine.Fault.UNREADABLE, Sessions.firstLine(corrupt));
        }
    }

    public ModelDescriptor descriptor() {
        return descriptor;
    }

    /** Where it runs and why. */
    public ExecutionProvider provider() {
        return provider;
    }

    /** Hash of the model file, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Forecasts days of which nothing is known but the past; {@code [history][time]}. */
    public Outcome forecast(float[][] histories, int horizon) {
        return forecast(Arrays.stream(histories).map(Window::ofDays).toList(), horizon);
    }

    /**
     * Forecasts every window.
     *
     * @param horizon steps ahead, ≥ 1; beyond the model's own, its median is appended to the history and it is asked again
     */
    public Outcome forecast(List<Window> windows, int horizon) {
        float[][][] all = new float[windows.size()][horizon][];
        float[][] means = descriptor.output().mean().isEmpty() ? null : new float[windows.size()][horizon];
        for (int from = 0; from < all.length && quarantine == null; from += descriptor.limits().batch()) {
            int to = Math.min(all.length, from + descriptor.limits().batch());
            roll(windows.subList(from, to).toArray(Window[]::new), horizon, all, means, from);
        }
        if (quarantine != null) {
            return quarantine;
        }
        return new Forecasts(descriptor.levels().stream().mapToDouble(Double::doubleValue).toArray(), all, means);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            try {
                session.close();
            } catch (OrtException alreadyClosed) {
                quarantine = new Quarantine(Quarantine.Fault.FAILED, Sessions.firstLine(alreadyClosed));
            }
        });
        thread.shutdown();
    }

    /** What one call gave. */
    private record Part(float[][][] values, float[][] means) {
    }

    private void roll(Window[] windows, int horizon, float[][][] all, float[][] means, int first) {
        Window[] seen = windows;
        for (int step = 0; step < horizon; step += descriptor.horizon()) {
            Part part = call(seen);
            if (part == null) {
                return;
            }
            int steps = Math.min(descriptor.horizon(), horizon - step);
            for (int b = 0; b < seen.length; b++) {
                System.arraycopy(part.values()[b], 0, all[first + b], step, steps);
                if (means != null) {
                    System.arraycopy(part.means()[b], 0, means[first + b], step, steps);
                }
            }
            if (step + steps < horizon) {
                seen = appendMedians(seen, part.values());
            }
        }
    }

    private Window[] appendMedians(Window[] windows, float[][][] part) {
        Window[] later = new Window[windows.length];
        for (int b = 0; b < later.length; b++) {
            float[] medians = new float[descriptor.horizon()];
            for (int h = 0; h < medians.length; h++) {
                medians[h] = part[b][h][descriptor.width() / 2];
            }
            later[b] = windows[b].after(medians);
        }
        return later;
    }

    /** One call within its limits; null after a fault. */
    private Part call(Window[] windows) {
        if (Thread.currentThread().isInterrupted()) {
            return faulty(Quarantine.Fault.INTERRUPTED, "the run was interrupted");
        }
        try {
            OrtSession.RunOptions options = new OrtSession.RunOptions();
            return watch(thread.submit(() -> runAndClose(windows, options)), options, windows.length);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof FaultyModel faulty ? faulty(faulty.fault(), faulty.getMessage())
                    : faulty(Quarantine.Fault.FAILED, Sessions.firstLine(failed.getCause()));
        } catch (OrtException | RuntimeException failed) {
            return faulty(Quarantine.Fault.FAILED, Sessions.firstLine(failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return faulty(Quarantine.Fault.INTERRUPTED, "the run was interrupted");
        }
    }

    /** Waits, and stops the run when it takes too long or too much. */
    private Part watch(Future<Part> running, OrtSession.RunOptions options, int histories) throws OrtException, ExecutionException, InterruptedException {
        MemoryWatch memory = watches.get();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(descriptor.limits().seconds());
        while (System.nanoTime() < until) {
            try {
                return running.get(Math.clamp(until - System.nanoTime(), 0, WATCH_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillRunning) {
                long taken = memory.megabytes();
                if (taken > descriptor.limits().megabytes()) {
                    options.setTerminate(true);
                    return faulty(Quarantine.Fault.TOO_LARGE, "%d histories took %d MB, allowed are %d".formatted(histories, taken, descriptor.limits().megabytes()));
                }
            }
        }
        options.setTerminate(true);
        return faulty(Quarantine.Fault.TOO_SLOW, "%d histories took more than %d s".formatted(histories, descriptor.limits().seconds()));
    }

    /** A terminated run ends between two operators; its options live until then. */
    private Part runAndClose(Window[] windows, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        try (options) {
            return run(windows, options);
        }
    }

    private Part run(Window[] windows, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        Histories batch = new Histories(descriptor, windows);
        Map<String, OnnxTensor> inputs = batch.tensors(OrtEnvironment.getEnvironment(), session.getInputNames());
        try (OrtSession.Result result = session.run(inputs, Sessions.outputs(descriptor), options)) {
            Answers answers = new Answers(descriptor, batch, windows.length);
            String mean = descriptor.output().mean();
            return new Part(answers.read(result.get(descriptor.output().name()).orElseThrow()), mean.isEmpty() ? null : answers.readMeans(result.get(mean).orElseThrow()));
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private Part faulty(Quarantine.Fault fault, String detail) {
        if (quarantine == null) {
            quarantine = new Quarantine(fault, detail);
        }
        return null;
    }
}
