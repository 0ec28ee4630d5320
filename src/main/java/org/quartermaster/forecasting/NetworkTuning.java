package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.forecasting.selection.SeriesSource;
import org.quartermaster.forecasting.selection.TuningVerdict;
import org.quartermaster.forecasting.selection.TuningWindows;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.TunedSeries;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainerProcess;
import org.quartermaster.learning.tuning.TrainerProgram;
import org.quartermaster.learning.tuning.TuningResult;
import org.quartermaster.learning.tuning.TuningTask;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * The work {@value #KIND}: trains the shipped network further on the company's own history in a child process, inspects what comes back like an upload, back-tests it beside the network that
 * answers, and promotes it only when it is better.
 *
 * <p>The child sees no day that the back-test scores. Whatever ends it early — a limit, a person, a kill of either process — leaves the network that answers where it is; after a kill the
 * job begins anew in an emptied folder.
 */
@ApplicationScoped
public class NetworkTuning implements Work {

    public static final String KIND = "forecasting.network-tune";
    /** More series than these are thinned out evenly, for training and back-test alike. */
    static final int MOST_SERIES = 12_000;
    private static final int LEAST_DAYS = 84;
    private static final int KEPT_DAYS = 28;
    private static final int SECONDS = 600;
    private static final TrainerLimits LIMITS = new TrainerLimits(640, 2_048, Duration.ofSeconds(SECONDS + 300));
    private static final TuningTask TASK = new TuningTask(SECONDS, 1, 64, 3e-4, KEPT_DAYS, 0.75, 20_261_122);

    private ForecastNetworks networks;
    private NetworkTunings tunings;
    private NetworkScoring scoring;
    private Trainer trainer;
    private TrainerLimits limits;
    private TuningTask task;
    private Path folder;

    protected NetworkTuning() {
    }

    @Inject
    public NetworkTuning(ForecastNetworks networks, NetworkTunings tunings, NetworkScoring scoring) {
        this(networks, tunings, scoring, TrainerProgram.of(System.getenv()), LIMITS, TASK, Path.of(System.getenv().getOrDefault("QM_DATA", "data"), "tuning"));
    }

    NetworkTuning(ForecastNetworks networks, NetworkTunings tunings, NetworkScoring scoring, Trainer trainer, TrainerLimits limits, TuningTask task, Path folder) {
        this.networks = networks;
        this.tunings = tunings;
        this.scoring = scoring;
        this.trainer = trainer;
        this.limits = limits;
        this.task = task;
        this.folder = folder;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isDueTonight() {
        return tunings.isDue();
    }

    @Override
    public void dropped(Map<String, String> parameters) {
        tunings.close("cancelled");
    }

    @Override
    public void run(WorkContext context) throws Exception {
        trainer.obstacle().ifPresent(why -> {
            throw new IllegalStateException("Nothing can be trained here: %s.".formatted(why));
        });
        long id = tunings.begin();
        try {
            WorkFolder.empty(folder);
            tune(id, context);
        } catch (RunListener.Stopped stopped) {
            end(id, "cancelled", "", context);
        } catch (InterruptedException serverStops) {
            throw serverStops;
        } catch (Exception failure) {
            tunings.end(id, "failed", String.valueOf(failure.getMessage()));
            throw failure;
        } finally {
            WorkFolder.empty(folder);
        }
    }

    private void tune(long id, WorkContext context) throws IOException, InterruptedException {
        context.progress("forecasting.step.tuning-read", 0, 0);
        SeriesReader reader = scoring.read();
        int stride = Math.max(1, (reader.count() + MOST_SERIES - 1) / MOST_SERIES);
        SeriesSource some = WorkFolder.thinned(reader, stride);
        int written = export(some);
        context.log("%d of %d series go to the trainer, %d days each and none of the last %d".formatted(written, reader.count(), NetworkScoring.daysBefore(), ForecastRun.HISTORY_DAYS - NetworkScoring.daysBefore()));
        var hearing = TrainerProcess.Listener.of((done, total) -> context.progress("forecasting.step.tuning", done, total), context::log, context::isCancelled);
        var outcome = new TrainerProcess(limits, hearing).run(trainer.command(limits), trainer.environment(), folder);
        if (outcome.end() == TrainerProcess.End.CANCELLED) {
            end(id, "cancelled", "", context);
            return;
        }
        if (outcome.end() != TrainerProcess.End.DONE || !Files.exists(folder.resolve(TuningResult.FILE))) {
            throw new IllegalStateException(words(outcome));
        }
        TuningResult result = TuningResult.read(folder);
        tunings.trained(id, result);
        if (!result.isBetter()) {
            end(id, result.steps() == 0 ? "too_little" : "no_gain", outcome.lastLine(), context);
            return;
        }
        judge(id, result, some, (reader.count() + stride - 1) / stride, context);
    }

    private String words(TrainerProcess.Outcome outcome) {
        return switch (outcome.end()) {
            case TOO_LONG -> "The training took longer than %d s and was stopped.".formatted(limits.time().toSeconds());
            case TOO_LARGE -> "The training took more than %d MB and was stopped.".formatted(limits.residentMegabytes());
            case DONE, FAILED, CANCELLED -> outcome.lastLine().isEmpty() ? "The training ended without a word." : outcome.lastLine();
        };
    }

    private int export(SeriesSource source) throws IOException {
        Files.write(folder.resolve(TuningTask.PARENT), ShippedModels.content(ShippedModels.ZERO).model());
        task.write(folder);
        try (var file = new HistoryFile.Writer(folder.resolve(TuningTask.HISTORY))) {
            int end = NetworkScoring.daysBefore();
            var failure = new IOException[1];
            source.forEach(series -> {
                TunedSeries history = TuningWindows.of(series, end);
                if (failure[0] == null && history.known() >= LEAST_DAYS && history.total() > 0) {
                    try {
                        file.add(history);
                    } catch (IOException full) {
                        failure[0] = full;
                    }
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
            return file.count();
        }
    }

    /** Beside the network that answers, on days that neither has seen. */
    private void judge(long id, TuningResult result, SeriesSource source, int series, WorkContext context) throws IOException {
        long model = networks.keepTuned(Files.readAllBytes(folder.resolve(TuningTask.TUNED)), origin(result));
        StoredModel tried = networks.one(model);
        if (tried.state() == StoredModel.State.QUARANTINED) {
            end(id, "faulty", tried.reason(), context);
            return;
        }
        NetworkModels answers = networks.promotedId().map(promoted -> (NetworkModels) scoring.alone(promoted)).orElse(NetworkModels.SHIPPED);
        RunReport before = scoring.score(source, series, answers, context);
        NetworkScoring.Alone tuned = scoring.alone(model);
        RunReport after = scoring.score(source, series, tuned, context);
        if (tuned.fault() != null) {
            end(id, "faulty", tuned.fault().fault() + ": " + tuned.fault().detail(), context);
            return;
        }
        networks.score(model, after);
        TuningVerdict verdict = TuningVerdict.of(before, after);
        tunings.judged(id, model, verdict);
        if (verdict.isBetter() && !context.isCancelled()) {
            networks.promoteTuned(model);
        }
        networks.forgetTuned();
        String scores = "WQL %.4f → %.4f · %.4f → %.4f".formatted(verdict.networkBefore(), verdict.networkAfter(), verdict.blendBefore(), verdict.blendAfter());
        end(id, context.isCancelled() ? "cancelled" : verdict.isBetter() ? "promoted" : "not_better", scores, context);
    }

    private static Map<String, String> origin(TuningResult result) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("tuned_series", String.valueOf(result.series()));
        parameters.put("tuned_steps", String.valueOf(result.steps()));
        parameters.put("tuned_seconds", String.valueOf(Math.round(result.seconds())));
        parameters.put("tuned_loss", "%.5f → %.5f".formatted(result.lossBefore(), result.lossAfter()));
        StudentFacts.putDevice(parameters, "tuned_provider", result.device());
        return parameters;
    }

    private void end(long id, String state, String detail, WorkContext context) {
        tunings.end(id, state, detail);
        context.result((state.replace('_', ' ') + " · " + detail).replaceFirst(" · $", ""), "models");
    }
}
