package org.quartermaster.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model that is open and ready to forecast.
 *
 * <p>Opened by {@link #open}; used any number of times, from one thread at a time or from many (calls queue up on the session's one thread); closed once. The first fault
 * quarantines it: every later call answers the same {@link Quarantine}.
 */
public final class OnnxForecaster implements AutoCloseable {

    private final ModelDescriptor descriptor;
    private final String sha256;
    private final ExecutionProvider provider;
    private final OrtSession session;
    private final ExecutorService thread;
    private volatile Quarantine quarantine;

    private OnnxForecaster(ModelDescriptor descriptor, String sha256, Sessions.Opened opened) {
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
     */
    public record Forecasts(double[] levels, float[][][] values) implements Outcome {
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
            return new Ready(new OnnxForecaster(descriptor, Sessions.sha256(model), opened));
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

    /** As {@link #forecast(float[][], int[], int)} without weekdays. */
    public Outcome forecast(float[][] histories, int horizon) {
        return forecast(histories, null, horizon);
    }

    /**
     * Forecasts every history.
     *
     * @param histories {@code [history][time]}, ascending, {@code NaN} missing; longer ones are cut at the front, shorter ones padded
     * @param weekday   of the first forecast day per history, 0 Monday … 6 Sunday, −1 when not daily; null for none
     * @param horizon   steps ahead, ≥ 1; beyond the model's own, its median is appended to the history and it is asked again
     */
    public Outcome forecast(float[][] histories, int[] weekday, int horizon) {
        float[][][] all = new float[histories.length][horizon][];
        for (int from = 0; from < histories.length && quarantine == null; from += descriptor.maxBatch()) {
            int to = Math.min(histories.length, from + descriptor.maxBatch());
            int[] days = weekday == null ? null : Arrays.copyOfRange(weekday, from, to);
            roll(Arrays.copyOfRange(histories, from, to), days, horizon, all, from);
        }
        if (quarantine != null) {
            return quarantine;
        }
        return new Forecasts(descriptor.levels().stream().mapToDouble(Double::doubleValue).toArray(), all);
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

    private void roll(float[][] histories, int[] weekday, int horizon, float[][][] all, int first) {
        float[][] seen = histories;
        int[] days = weekday;
        for (int step = 0; step < horizon; step += descriptor.horizon()) {
            float[][][] part = call(seen, days);
            if (part == null) {
                return;
            }
            int steps = Math.min(descriptor.horizon(), horizon - step);
            for (int b = 0; b < part.length; b++) {
                System.arraycopy(part[b], 0, all[first + b], step, steps);
            }
            if (step + steps < horizon) {
                seen = appendMedians(seen, part);
                days = days == null ? null : Arrays.stream(days).map(d -> d < 0 ? d : (d + descriptor.horizon()) % 7).toArray();
            }
        }
    }

    private float[][] appendMedians(float[][] histories, float[][][] part) {
        float[][] longer = new float[histories.length][];
        for (int b = 0; b < longer.length; b++) {
            longer[b] = Arrays.copyOf(histories[b], histories[b].length + part[b].length);
            for (int h = 0; h < part[b].length; h++) {
                longer[b][histories[b].length + h] = part[b][h][descriptor.width() / 2];
            }
        }
        return longer;
    }

    /** One call within its time limit; null after a fault. */
    private float[][][] call(float[][] histories, int[] weekday) {
        try {
            OrtSession.RunOptions options = new OrtSession.RunOptions();
            Future<float[][][]> running = thread.submit(() -> runAndClose(histories, weekday, options));
            try {
                return running.get(descriptor.timeLimitSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException tooSlow) {
                options.setTerminate(true);
                return faulty(Quarantine.Fault.TOO_SLOW, "%d histories took more than %d s".formatted(histories.length, descriptor.timeLimitSeconds()));
            }
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof FaultyModel faulty ? faulty(faulty.fault(), faulty.getMessage())
                    : faulty(Quarantine.Fault.FAILED, Sessions.firstLine(failed.getCause()));
        } catch (OrtException | RuntimeException failed) {
            return faulty(Quarantine.Fault.FAILED, Sessions.firstLine(failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return faulty(Quarantine.Fault.FAILED, "interrupted");
        }
    }

    /** A terminated run ends between two operators; its options live until then. */
    private float[][][] runAndClose(float[][] histories, int[] weekday, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        try (options) {
            return run(histories, weekday, options);
        }
    }

    private float[][][] run(float[][] histories, int[] weekday, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        Histories batch = new Histories(descriptor, histories, weekday);
        Map<String, OnnxTensor> inputs = batch.tensors(OrtEnvironment.getEnvironment());
        try (OrtSession.Result result = session.run(inputs, Set.of(descriptor.output()), options)) {
            return new Answers(descriptor, batch, histories.length).read(result.get(0));
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private float[][][] faulty(Quarantine.Fault fault, String detail) {
        if (quarantine == null) {
            quarantine = new Quarantine(fault, detail);
        }
        return null;
    }
}
