package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.quartermaster.forecasting.distillation.Distillation;
import org.quartermaster.forecasting.distillation.Distilled;
import org.quartermaster.forecasting.distillation.Grades;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainerProgram;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * The work {@value #KIND}: fits the blend on what was known {@code horizon} days ago, lets a child process teach a network of the size that was asked for what it said at earlier days, and keeps it as a candidate, graded beside its teacher
 * and seasonal naive on the days since. It answers only when a manager promotes it.
 */
@ApplicationScoped
public class NetworkDistillation implements Work {

    public static final String KIND = "forecasting.network-distill";
    /** The parameter that names a {@link StudentSize}; small without it. */
    static final String SIZE = "size";
    /** More series than these are thinned out evenly. */
    static final int MOST_SERIES = 4_000;
    private static final int SECONDS = 600;
    private static final TrainerLimits LIMITS = new TrainerLimits(640, 2_048, Duration.ofSeconds(SECONDS + 300));
    private static final DistillTask TASK = new DistillTask(SECONDS, 1, 64, 1e-3, 1, 0.5, 1, 20_261_122);
    /** Fewer rows than a run has: the trees are trained twice. */
    private static final PipelineOptions TEACHER = Distillation.teacher(PipelineOptions.DEFAULT.withRows(200_000, 150).withQuantileRows(60_000));

    private StudentNetworks students;
    private ForecastNetworks networks;
    private NetworkScoring scoring;
    private Forecasts forecasts;
    private Trainer trainer;
    private TrainerLimits limits;
    private DistillTask task;
    private PipelineOptions teacher;
    private Path folder;

    protected NetworkDistillation() {
    }

    @Inject
    public NetworkDistillation(StudentNetworks students, ForecastNetworks networks, NetworkScoring scoring, Forecasts forecasts) {
        this(students, networks, scoring, forecasts, TrainerProgram.of(System.getenv()).distilling(), LIMITS, TASK, TEACHER, Path.of(System.getenv().getOrDefault("QM_DATA", "data"), "distillation"));
    }

    NetworkDistillation(StudentNetworks students, ForecastNetworks networks, NetworkScoring scoring, Forecasts forecasts, Trainer trainer, TrainerLimits limits, DistillTask task, PipelineOptions teacher,
            Path folder) {
        this.students = students;
        this.networks = networks;
        this.scoring = scoring;
        this.forecasts = forecasts;
        this.trainer = trainer;
        this.limits = limits;
        this.task = task;
        this.teacher = teacher;
        this.folder = folder;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) throws Exception {
        trainer.obstacle().ifPresent(why -> {
            throw new IllegalStateException("Nothing can be trained here: %s.".formatted(why));
        });
        long run = forecasts.currentRun().map(ForecastRunFacts::id).orElse(0L);
        WorkFolder.empty(folder);
        try {
            StudentSize size = StudentSize.of(context.parameters().getOrDefault(SIZE, "")).orElse(StudentSize.SMALL);
            keep(distil(size, context), size, run, context);
        } finally {
            WorkFolder.empty(folder);
        }
    }

    private Distilled distil(StudentSize size, WorkContext context) throws IOException, InterruptedException {
        context.progress("forecasting.step.tuning-read", 0, 0);
        Map<Long, float[]> truth = scoring.lastDays(teacher.horizon());
        SeriesReader reader = scoring.readEarlier(teacher);
        int stride = Math.max(1, (reader.count() + MOST_SERIES - 1) / MOST_SERIES);
        return new Distillation(trainer, limits, task.at(size.rate()), size, folder, new RunProgress(context)).run(teacher, WorkFolder.thinned(reader, stride), (reader.count() + stride - 1) / stride,
                ForecastRun.HISTORY_DAYS - teacher.horizon(), truth, teachers());
    }

    /** A student that answers does not teach the next one. */
    private NetworkModels teachers() {
        return networks.promotedId().map(networks::one).filter(model -> !StudentFacts.isStudent(model)).<NetworkModels>map(_ -> networks).orElse(NetworkModels.SHIPPED);
    }

    private void keep(Distilled distilled, StudentSize size, long run, WorkContext context) {
        if (distilled.student() == null) {
            context.result(distilled.training().steps() == 0 ? "too little to learn from" : "nothing was learned", "models");
            return;
        }
        StoredModel kept = students.keep(distilled, size, run);
        Grades grades = distilled.grades();
        context.log("%,d series, %d days: WQL teacher %.4f, student %.4f, seasonal naive %.4f; %,.0f and %,.0f series/s".formatted(grades.series(), grades.periods(), grades.teacher(), grades.student(),
                grades.naive(), grades.teacherPerSecond(), grades.studentPerSecond()));
        context.result(kept.state() == StoredModel.State.QUARANTINED ? kept.reason() : "WQL %.3f · %.3f · %.3f".formatted(grades.teacher(), grades.student(), grades.naive()), "models");
    }
}
