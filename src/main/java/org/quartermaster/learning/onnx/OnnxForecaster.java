package org.quartermaster.learning.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model that is open and ready to forecast.
 *
 * <p>Opened by {@link #open}; used any number of times, from one thread at a time or from many (calls queue up on the session's one thread); closed once. The first fault
 * quarantines it: every later call answers the same {@link Quarantine}.
 */
public final class OnnxForecaster implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OnnxForecaster.class.getName());

    private final ModelDescriptor descriptor;
    private final ExecutionProvider provider;
    private final OrtSession session;
    private final SessionThread thread;
    private volatile Quarantine quarantine;

    private OnnxForecaster(ModelDescriptor descriptor, SessionThread thread, Sessions.Opened opened) {
        this.descriptor = descriptor;
        this.thread = thread;
        this.provider = opened.provider();
        this.session = opened.session();
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

    /** Opens a model in memory; see {@link #open(ModelSource, ModelDescriptor, boolean, int)}. */
    public static Opening open(byte[] model, ModelDescriptor descriptor, boolean useGpu, int threads) {
        return open(new ModelSource.InMemory(model), descriptor, useGpu, threads);
    }

    /**
     * Opens a model on the thread on which it will be asked, within the limits of its descriptor.
     *
     * @param useGpu  whether to try the CUDA provider
     * @param threads threads inside one call on the CPU, ≥ 1
     */
    public static Opening open(ModelSource model, ModelDescriptor descriptor, boolean useGpu, int threads) {
        String obstacle = Sessions.obstacle();
        return obstacle.isEmpty() ? open(descriptor, () -> Sessions.open(model, useGpu, threads), ProcessMemory::new) : new Quarantine(Quarantine.Fault.RUNTIME, obstacle);
    }

    /** @param watches one watch for the opening and one for what is open then, and one per call of the model */
    static Opening open(ModelDescriptor descriptor, SessionOpening.Opener opener, Supplier<MemoryWatch> watches) {
        var thread = new SessionThread(descriptor, watches);
        try {
            return new Ready(new OnnxForecaster(descriptor, thread, new SessionOpening(descriptor, thread, opener).open()));
        } catch (FaultyModel faulty) {
            return faulty.quarantine();
        }
    }

    public ModelDescriptor descriptor() {
        return descriptor;
    }

    /** Where it runs and why. */
    public ExecutionProvider provider() {
        return provider;
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
        thread.end(() -> Sessions.close(session));
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
        try {
            var options = new OrtSession.RunOptions();
            return thread.call(() -> runAndClose(windows, options), () -> terminate(options), windows.length + " histories");
        } catch (FaultyModel faulty) {
            return faulty(faulty.quarantine());
        } catch (OrtException | RuntimeException failed) {
            return faulty(new Quarantine(Quarantine.Fault.FAILED, Sessions.firstLine(failed)));
        }
    }

    private static void terminate(OrtSession.RunOptions options) {
        synchronized (options) {
            try {
                options.setTerminate(true);
            } catch (OrtException | IllegalStateException endedByItself) {
                LOG.log(System.Logger.Level.DEBUG, "the run ended before it was stopped", endedByItself);
            }
        }
    }

    /** A terminated run ends between two operators; its options live until then. */
    private Part runAndClose(Window[] windows, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        try {
            return run(windows, options);
        } finally {
            synchronized (options) {
                options.close();
            }
        }
    }

    private Part run(Window[] windows, OrtSession.RunOptions options) throws OrtException, FaultyModel {
        Histories batch = new Histories(descriptor, windows);
        try (InputTensors inputs = batch.tensors(OrtEnvironment.getEnvironment(), session.getInputNames());
                OrtSession.Result result = session.run(inputs.byName(), Sessions.outputs(descriptor), options)) {
            Answers answers = new Answers(descriptor, batch, windows.length);
            String mean = descriptor.output().mean();
            return new Part(answers.read(result.get(descriptor.output().name()).orElseThrow()), mean.isEmpty() ? null : answers.readMeans(result.get(mean).orElseThrow()));
        }
    }

    private Part faulty(Quarantine seen) {
        if (quarantine == null) {
            quarantine = seen;
        }
        return null;
    }
}
