package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.distillation.Distillation;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.FakeTrainer;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TrainerProgram;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.RepeatedWeeks;
import org.quartermaster.testing.TestDatabase;

/** The whole way with a tiny trainer in a process of its own, on a company of six SKUs whose weeks repeat. */
class NetworkDistillationIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int SKUS = 6;
    private static final DistillTask TASK = new DistillTask(5, 1, 8, 1e-3, 1, 0.5, 1, 1);
    /** Without trees, so that the test takes seconds. */
    private static final PipelineOptions TEACHER = Distillation.teacher(PipelineOptions.DEFAULT.withLearned(false));

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final Recorded<WorkRequested> requested = new Recorded<>();
    private final ForecastNetworks networks = new ForecastNetworks(new ModelRegistry(jdbi, audited, Clock.systemUTC()), new ModelsFolder(), requested);
    private final NetworkScoring scoring = new NetworkScoring(jdbi, networks, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new FixedCalendar(TODAY));
    private final StudentNetworks students = new StudentNetworks(networks, requested, new FakeTrainer());

    @TempDir
    private Path folder;

    @BeforeEach
    void company() {
        RepeatedWeeks.sell(jdbi, SKUS, 420, TODAY);
    }

    private QuietWork distil(Trainer trainer) throws Exception {
        var context = new QuietWork(Map.of());
        var work = new NetworkDistillation(students, networks, scoring, new Forecasts(jdbi, new FixedCalendar(TODAY)), trainer, new TrainerLimits(64, 1_024, Duration.ofMinutes(2)), TASK, TEACHER, folder.resolve("distillation"));
        Actor.NIGHT_RUN.call(() -> {
            work.run(context);
            return null;
        });
        return context;
    }

    private FakeTrainer teaches(String off) throws IOException {
        return new FakeTrainer("teaches", Files.write(folder.resolve("week.onnx"), RepeatedWeeks.lastWeekAgain()).toString(), off);
    }

    @Test
    void aStudentIsKeptAsACandidateBesideItsTeacher() throws Exception {
        distil(teaches("0"));
        assertThat(students.all()).singleElement().satisfies(student -> {
            assertThat(student.series()).isEqualTo(SKUS);
            assertThat(student.days()).isEqualTo(56);
            assertThat(student.studentWql()).as("weeks repeat: the last one is right").isCloseTo(0, within(1e-6));
            assertThat(student.teacherWql()).isBetween(0.0, 0.2);
            assertThat(student.naiveWql()).isNotNegative();
            assertThat(student.studentPerSecond()).isPositive();
            assertThat(student.teacherPerSecond()).isPositive();
            assertThat(student.state()).isEqualTo("candidate");
        });
        StoredModel kept = networks.one(students.all().getFirst().id());
        assertThat(kept.provenance().parameters()).containsEntry("name", "qm-student").containsEntry("distilled_run", "0").containsEntry("distilled_steps", "7");
        assertThat(Integer.parseInt(kept.provenance().parameters().get("distilled_lessons"))).as("six series at five days; sold for 420 of them").isBetween(SKUS, 5 * SKUS);
        assertThat(networks.promotedId()).as("nobody promoted it").isEmpty();
        assertThat(requested.fired()).extracting(WorkRequested::kind).containsExactly(NetworkBackTest.KIND);
        assertThat(folder.resolve("distillation")).as("nothing is left").isEmptyDirectory();
        Actor.NIGHT_RUN.run(() -> networks.promote(kept.id()));
        assertThat(students.all().getFirst().state()).isEqualTo("promoted");
    }

    @Test
    void aGraphThatDoesNotComputeWhatWasTrainedIsNotKept() throws Exception {
        FakeTrainer wrong = teaches("0.01");
        assertThatThrownBy(() -> distil(wrong)).isInstanceOf(IllegalStateException.class).hasMessageContaining("does not compute what was trained");
        assertThat(networks.all()).isEmpty();
        assertThat(folder.resolve("distillation")).isEmptyDirectory();
    }

    @Test
    void aTrainerThatFailsLeavesNothing() {
        assertThatThrownBy(() -> distil(new FakeTrainer("talks", "4"))).hasMessageContaining("all is well");
        assertThat(networks.all()).isEmpty();
        assertThat(folder.resolve("distillation")).isEmptyDirectory();
    }

    @Test
    void whereNothingCanBeTrainedItSaysSo() {
        var missing = new StudentNetworks(networks, requested, new TrainerProgram(null, folder, "nobody"));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> missing.start(StudentSize.SMALL))).isInstanceOf(Conflict.class).hasMessageContaining("./qm run");
        assertThat(requested.fired()).isEmpty();
        Actor.NIGHT_RUN.run(() -> students.start(StudentSize.FULL));
        assertThat(requested.fired()).singleElement().returns(NetworkDistillation.KIND, WorkRequested::kind).satisfies(asked -> assertThat(asked.parameters()).containsEntry("size", "full"));
    }
}
