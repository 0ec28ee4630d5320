package org.quartermaster.forecasting.distillation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.quartermaster.forecasting.selection.ForecastPipeline;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.forecasting.selection.SeriesSource;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.HistoryFile;
import org.quartermaster.learning.tuning.LessonFile;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainerProcess;
import org.quartermaster.learning.tuning.TuningResult;

/**
 * One distillation: the blend is fitted on what is known and asked at past origins; a child process learns from that ({@link DistillTask}); the graph it hands in must compute what the training library computed, and is
 * compared with its teacher on later periods.
 */
public final class Distillation {

    /** Largest relative difference between training library and exported graph. */
    public static final double LARGEST_DIFFERENCE = 1e-4;
    private static final int THREADS = 2;
    private static final int ORIGINS = 5;

    private final Trainer trainer;
    private final TrainerLimits limits;
    private final DistillTask task;
    private final StudentSize size;
    private final Path folder;
    private final RunListener listener;

    /** @param folder an empty one to work in */
    public Distillation(Trainer trainer, TrainerLimits limits, DistillTask task, StudentSize size, Path folder, RunListener listener) {
        this.trainer = trainer;
        this.limits = limits;
        this.task = task;
        this.size = size;
        this.folder = folder;
        this.listener = listener;
    }

    /** What the blend is asked to do: {@value #ORIGINS} origins as far apart as it looks ahead. */
    public static PipelineOptions teacher(PipelineOptions options) {
        return options.withRhythm(options.rhythm(), options.horizon()).withOrigins(ORIGINS);
    }

    /**
     * Runs.
     *
     * @param options {@link #teacher} of something
     * @param source  series as they were known before the exam
     * @param count   how many
     * @param periods of history of each
     * @param truth   {@code key → [period]} what came in the {@code options.horizon()} periods after
     * @param network that the blend asks
     * @throws IllegalStateException if the child failed, took too much, or handed in a graph that does not compute what was trained
     */
    public Distilled run(PipelineOptions options, SeriesSource source, int count, int periods, Map<Long, float[]> truth, NetworkModels network) throws IOException, InterruptedException {
        var exam = new Exam(truth, periods, options.horizon());
        double perSecond;
        int lessons;
        try (var lectures = new Lectures(folder, periods)) {
            RunReport report = new ForecastPipeline(options, source, count, periods, listener).asking(network).showing(exam).heardBy(lectures).run(exam::sat);
            perSecond = report.series() / report.timing().forecast();
            lessons = lectures.count();
        }
        listener.log("%,d lessons of %,d series".formatted(lessons, count));
        task.keeping(options.scoreDays()).write(folder);
        Files.write(folder.resolve(DistillTask.PARENT), size.parent().model());
        TuningResult training = train();
        if (!training.isBetter()) {
            return new Distilled(null, training, lessons, Double.NaN, null, null);
        }
        var student = new OnnxPackage(size.descriptor(), Files.readAllBytes(folder.resolve(DistillTask.STUDENT)));
        try (OnnxForecaster opened = open(student)) {
            listener.log("the student runs on %s (%s)".formatted(opened.provider().kind(), opened.provider().reason()));
            return new Distilled(student, training, lessons, checked(opened), exam.grade(opened, perSecond), opened.provider());
        }
    }

    private TuningResult train() throws IOException, InterruptedException {
        var hearing = TrainerProcess.Listener.of((done, total) -> listener.progress("forecasting.step.distilling", done, total), listener::log, listener::isCancelled);
        var outcome = new TrainerProcess(limits, hearing).run(trainer.command(limits), trainer.environment(), folder);
        switch (outcome.end()) {
            case CANCELLED -> listener.check();
            case TOO_LONG -> throw new IllegalStateException("The training took longer than %d s and was stopped.".formatted(limits.time().toSeconds()));
            case TOO_LARGE -> throw new IllegalStateException("The training took more than %d MB and was stopped.".formatted(limits.residentMegabytes()));
            case FAILED -> throw new IllegalStateException(outcome.lastLine().isEmpty() ? "The training ended without a word." : outcome.lastLine());
            case DONE -> listener.log(outcome.lastLine());
        }
        return TuningResult.read(folder);
    }

    private static OnnxForecaster open(OnnxPackage student) {
        return switch (student.open(false, THREADS)) {
            case OnnxForecaster.Ready ready -> ready.forecaster();
            case Quarantine fault -> throw new IllegalStateException("The student cannot be opened: %s, %s.".formatted(fault.fault(), fault.detail()));
        };
    }

    /** The largest relative difference to what the training library computed. */
    private double checked(OnnxForecaster student) throws IOException {
        double difference = Parity.largestDifference(student, HistoryFile.read(folder.resolve(DistillTask.HISTORY)), LessonFile.read(folder.resolve(DistillTask.ANSWERS)));
        listener.log("training library and ONNX Runtime differ by at most %.1e".formatted(difference));
        if (!(difference <= LARGEST_DIFFERENCE)) {
            throw new IllegalStateException("The exported graph does not compute what was trained: it is off by %.1e.".formatted(difference));
        }
        return difference;
    }
}
