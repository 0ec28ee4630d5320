package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.SplitConformal;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Quarantine;

/**
 * A neural model run by ONNX Runtime on the GPU when there is one, else on the CPU: the one that was promoted, else the one that ships. The shipped one was trained on made-up series alone, so
 * it forecasts any series without training; like every member it gets weight only where the back-test prefers it.
 *
 * <p>A model that cannot be opened or fails in the run is said in the log and reported; when a promoted one fails, the shipped one answers from then on, and when that fails, nobody does.
 */
final class NetworkMethod implements AutoCloseable {

    private static final int THREADS = 2;

    private final NetworkModels models;
    private final RunListener listener;
    private final List<NetworkModels.Candidate> candidates;
    private int next;
    private NetworkModels.Candidate asked;
    private OnnxForecaster model;
    private final List<String> faults = new ArrayList<>();

    private NetworkMethod(NetworkModels models, RunListener listener) {
        this.models = models;
        this.listener = listener;
        this.candidates = candidates();
    }

    private List<NetworkModels.Candidate> candidates() {
        try {
            return models.candidates();
        } catch (RuntimeException damaged) {
            failed("the promoted network cannot be read: %s".formatted(damaged.getMessage()));
            return List.of();
        }
    }

    /** Opens the first model that can be; when none can, the reasons are in the log and {@link #use}. */
    static NetworkMethod open(NetworkModels models, RunListener listener) {
        NetworkMethod method = new NetworkMethod(models, listener);
        method.openNext();
        return method;
    }

    /** Whether one answers, so far. */
    boolean answers() {
        return model != null;
    }

    /** Which one answers, so far. */
    NetworkUse use() {
        return model == null ? NetworkUse.nobody(faults) : NetworkUse.of(model.descriptor().name(), model.provider(), faults);
    }

    /** One forecast per question; null when no model answers. */
    QuantileForecast[] forecast(List<NetworkQuestion> questions, int horizon) {
        while (model != null) {
            QuantileForecast[] forecasts = ask(questions, horizon);
            if (forecasts != null) {
                return forecasts;
            }
            model.close();
            model = null;
            openNext();
        }
        return null;
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }

    private void openNext() {
        while (model == null && next <= candidates.size()) {
            asked = next < candidates.size() ? candidates.get(next) : null;
            next++;
            switch (asked == null ? models.shipped(THREADS) : asked.content().open(true, THREADS)) {
                case OnnxForecaster.Ready ready -> {
                    model = ready.forecaster();
                    var provider = model.provider();
                    listener.log("%s runs on %s (%s %s)".formatted(model.descriptor().name(), provider.kind(), provider.reason(), provider.detail()).replace(" )", ")"));
                }
                case Quarantine quarantine -> failed(quarantine);
            }
        }
    }

    private void failed(Quarantine quarantine) {
        failed("%s is not used: %s, %s".formatted(asked == null ? "the shipped network" : asked.name(), quarantine.fault(), quarantine.detail()));
        if (asked != null) {
            models.faulty(asked, quarantine);
        }
    }

    private void failed(String said) {
        faults.add(said);
        listener.log(said);
    }

    private QuantileForecast[] ask(List<NetworkQuestion> questions, int horizon) {
        SplitConformal intervals = model.descriptor().levels().size() < 2 ? errors(questions, horizon) : null;
        return switch (model.forecast(questions.stream().map(question -> question.window(horizon)).toList(), horizon)) {
            case OnnxForecaster.Forecasts answered -> forecasts(questions, answered, horizon, intervals);
            case Quarantine quarantine -> {
                failed(quarantine);
                yield null;
            }
        };
    }

    private static QuantileForecast[] forecasts(List<NetworkQuestion> questions, OnnxForecaster.Forecasts answered, int horizon, SplitConformal intervals) {
        NetworkLevels levels = intervals == null ? new NetworkLevels(answered.levels()) : null;
        var forecasts = new QuantileForecast[questions.size()];
        for (int i = 0; i < forecasts.length; i++) {
            NetworkQuestion question = questions.get(i);
            forecasts[i] = QuantileForecast.zero(question.history().origin(), horizon);
            for (int step = 0; step < horizon; step++) {
                int at = step * QuantileForecast.LEVELS;
                float[] values = answered.values()[i][step];
                if (levels != null) {
                    levels.put(values, forecasts[i].quantiles(), at);
                } else {
                    PointErrors.spread(intervals, question, step, values[0], forecasts[i].quantiles(), at);
                }
                boolean told = answered.means() != null && !NetworkLevels.isNarrow(forecasts[i].quantiles(), at);
                forecasts[i].mean()[step] = told ? answered.means()[i][step] : NetworkLevels.mean(forecasts[i].quantiles(), at);
            }
            forecasts[i].ordered();
        }
        return forecasts;
    }

    /** Errors of a model that answers points only, on the periods just before those asked for. */
    private SplitConformal errors(List<NetworkQuestion> questions, int horizon) {
        List<NetworkQuestion> earlier = questions.stream().filter(question -> question.end() > 2 * horizon).map(question -> question.earlier(horizon)).toList();
        SplitConformal errors = new SplitConformal();
        if (model.forecast(earlier.stream().map(question -> question.window(horizon)).toList(), horizon) instanceof OnnxForecaster.Forecasts answered) {
            for (int i = 0; i < earlier.size(); i++) {
                PointErrors.add(errors, earlier.get(i), answered.values()[i]);
            }
        }
        return errors;
    }
}
