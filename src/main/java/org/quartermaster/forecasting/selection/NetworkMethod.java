package org.quartermaster.forecasting.selection;

import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;

/**
 * The neural model that ships with the program, run by ONNX Runtime on the GPU when there is one, else on the CPU. It was trained on made-up series alone, so it forecasts any series without
 * training, and like every member it gets weight only where the back-test prefers it.
 *
 * <p>A model that cannot be opened or fails in the run is said in the log and gets no weight; the run goes on without it.
 */
final class NetworkMethod implements AutoCloseable {

    /** Code of the method. */
    static final String CODE = "qm-mini";
    private static final int CONTEXT_DAYS = 112;
    private static final int THREADS = 2;
    /** Share of probability that each level stands for: half-way to its neighbours. */
    private static final double[] SHARE = {0.075, 0.075, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.075, 0.075};

    private final OnnxForecaster model;
    private final RunListener listener;
    private boolean failed;

    private NetworkMethod(OnnxForecaster model, RunListener listener) {
        this.model = model;
        this.listener = listener;
    }

    /** Opens the model; null, with the reason in the log, when it cannot be used. */
    static NetworkMethod open(RunListener listener) {
        return switch (ShippedModels.mini(true, THREADS)) {
            case OnnxForecaster.Ready ready -> ready(ready.forecaster(), listener);
            case Quarantine quarantine -> {
                listener.log("%s cannot be used: %s %s".formatted(CODE, quarantine.fault(), quarantine.detail()));
                yield null;
            }
        };
    }

    private static NetworkMethod ready(OnnxForecaster model, RunListener listener) {
        var provider = model.provider();
        listener.log("%s runs on %s (%s %s)".formatted(CODE, provider.kind(), provider.reason(), provider.detail()));
        return new NetworkMethod(model, listener);
    }

    /** One forecast per history; null when the model failed in this run. */
    QuantileForecast[] forecast(List<History> histories, int horizon) {
        if (failed || histories.isEmpty()) {
            return failed ? null : new QuantileForecast[0];
        }
        float[][] units = histories.stream().map(NetworkMethod::context).toArray(float[][]::new);
        return switch (model.forecast(units, horizon)) {
            case OnnxForecaster.Forecasts forecasts -> forecasts(histories, forecasts, horizon);
            case Quarantine quarantine -> {
                failed = true;
                listener.log("%s failed and gets no weight: %s %s".formatted(CODE, quarantine.fault(), quarantine.detail()));
                yield null;
            }
        };
    }

    private static float[] context(History history) {
        return Arrays.copyOfRange(history.units(), Math.max(0, history.end() - CONTEXT_DAYS), history.end());
    }

    private QuantileForecast[] forecasts(List<History> histories, OnnxForecaster.Forecasts forecasts, int horizon) {
        if (!Arrays.equals(forecasts.levels(), QuantileForecast.levels())) {
            failed = true;
            listener.log("%s answers other levels than needed: %s".formatted(CODE, Arrays.toString(forecasts.levels())));
            return null;
        }
        var result = new QuantileForecast[histories.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = forecast(histories.get(i), forecasts.values()[i], horizon);
        }
        return result;
    }

    private static QuantileForecast forecast(History history, float[][] values, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        for (int day = 0; day < horizon; day++) {
            System.arraycopy(values[day], 0, forecast.quantiles(), day * QuantileForecast.LEVELS, QuantileForecast.LEVELS);
            double mean = 0;
            for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                mean += SHARE[level] * values[day][level];
            }
            forecast.mean()[day] = (float) mean;
        }
        return forecast.ordered();
    }

    @Override
    public void close() {
        model.close();
    }
}
