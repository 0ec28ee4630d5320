package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.launcher.trainer.OnnxGraph;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.FakeTrainer;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerLimits;
import org.quartermaster.learning.tuning.TuningTask;
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
class NetworkTuningIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int SKUS = 6;
    private static final TuningTask TASK = new TuningTask(5, 1, 8, 1e-3, 28, 0.75, 1);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final Recorded<WorkRequested> requested = new Recorded<>();
    private final ForecastNetworks networks = new ForecastNetworks(new ModelRegistry(jdbi, audited, Clock.systemUTC()), new ModelsFolder(), requested);
    private final NetworkScoring scoring = new NetworkScoring(jdbi, networks, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new FixedCalendar(TODAY));

    @TempDir
    private Path folder;

    @BeforeEach
    void company() {
        RepeatedWeeks.sell(jdbi, SKUS, 400, TODAY);
    }

    private NetworkTunings tunings(Trainer trainer) {
        return new NetworkTunings(jdbi, requested, audited, Clock.systemUTC(), trainer);
    }

    private void tune(Trainer trainer, QuietWork context, Duration longest) throws Exception {
        var work = new NetworkTuning(networks, tunings(trainer), scoring, trainer, new TrainerLimits(64, 1_024, longest), TASK, folder.resolve("tuning"));
        Actor.NIGHT_RUN.call(() -> {
            work.run(context);
            return null;
        });
    }

    private void tune(Trainer trainer) throws Exception {
        tune(trainer, new QuietWork(Map.of()), Duration.ofMinutes(2));
    }

    private FakeTrainer handsIn(byte[] model, double lossAfter) throws IOException {
        Path file = folder.resolve("model-" + Arrays.hashCode(model));
        Files.write(file, model);
        return new FakeTrainer("copies", file.toString(), String.valueOf(lossAfter));
    }

    private NetworkTuningFacts newest() {
        return tunings(new FakeTrainer()).newest(1).getFirst();
    }

    @Test
    void aBetterNetworkTakesOverAndCanBeTakenBack() throws Exception {
        tune(handsIn(RepeatedWeeks.lastWeekAgain(), 0.5));
        assertThat(newest()).satisfies(one -> {
            assertThat(one.state()).isEqualTo("promoted");
            assertThat(one.series()).isEqualTo(SKUS);
            assertThat(one.wqlAfter()).as("its weeks repeat").isLessThan(0.001);
            assertThat(one.wqlBefore()).isGreaterThan(one.wqlAfter());
            assertThat(one.blendAfter()).isLessThanOrEqualTo(one.blendBefore());
            assertThat(one.endedAt()).isNotNull();
            assertThat(one.provider()).as("as the trainer said, whatever was foreseen").isEqualTo("CUDA GPU_FOUND");
            assertThat(one.providerDetail()).isEqualTo("NVIDIA T1000");
        });
        long first = networks.promotedId().orElseThrow();
        assertThat(networks.one(first)).satisfies(model -> {
            assertThat(ForecastNetworks.isTuned(model)).isTrue();
            assertThat(model.provenance().parameters()).containsEntry("tuned_steps", "7").containsEntry("name", "qm-zero (tuned)").containsEntry("tuned_provider", "CUDA GPU_FOUND");
            assertThat(model.provenance().metrics()).containsKey("wql.all");
        });
        assertThat(audited.fired()).extracting(Audited::action).contains("learning.store", "learning.promoted", "forecasting.tuning");
        assertThat(folder.resolve("tuning")).as("nothing is left").isEmptyDirectory();

        tune(handsIn(RepeatedWeeks.lastWeekAgain(), 0.4));
        assertThat(newest().state()).as("as good is not better").isEqualTo("not_better");
        assertThat(networks.promotedId()).hasValue(first);

        assertThat(Actor.NIGHT_RUN.call(networks::rollBack)).as("qm-zero answered before").isNull();
        assertThat(networks.candidates()).isEmpty();
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(networks::rollBack)).isInstanceOf(Conflict.class);
    }

    @Test
    void goesBackToTheModelThatAnsweredBefore() throws Exception {
        long[] ids = new long[3];
        for (int i = 0; i < ids.length; i++) {
            byte[] model = new OnnxGraph("g" + i).input("x", -1, 14).output("y", -1, 14).node("Identity", "y", "x").bytes();
            ids[i] = Actor.NIGHT_RUN.call(() -> networks.upload("{\"name\": \"m\", \"input\": {\"name\": \"x\", \"length\": 14}, \"output\": {\"name\": \"y\", \"axes\": \"BH\"}, \"horizon\": 14}", model));
            long id = ids[i];
            Actor.NIGHT_RUN.run(() -> networks.tryOut(id));
            Actor.NIGHT_RUN.run(() -> networks.promote(id));
        }
        assertThat(Actor.NIGHT_RUN.call(networks::rollBack).id()).isEqualTo(ids[1]);
        assertThat(networks.promotedId()).hasValue(ids[1]);
        assertThat(networks.one(ids[2]).state()).isEqualTo(StoredModel.State.RETIRED);
        assertThat(Actor.NIGHT_RUN.call(networks::rollBack).id()).isEqualTo(ids[0]);
    }

    @Test
    void whatTheTrainerHandsInIsInspectedAndOneThatFailsNeverAnswers() throws Exception {
        tune(handsIn(new byte[] {1, 2, 3}, 0.5));
        assertThat(newest().state()).isEqualTo("faulty");
        assertThat(newest().detail()).startsWith("UNREADABLE");
        assertThat(networks.promotedId()).isEmpty();
        assertThat(networks.all()).singleElement().satisfies(model -> assertThat(model.state()).isEqualTo(StoredModel.State.QUARANTINED));
    }

    @Test
    void aNetworkThatLearnedNothingIsNotKept() throws Exception {
        tune(handsIn(new byte[] {1}, 1));
        assertThat(newest().state()).isEqualTo("no_gain");
        assertThat(networks.all()).isEmpty();
    }

    @Test
    void aTrainerThatFailsHangsOrIsStoppedLeavesNothing() throws Exception {
        assertThatThrownBy(() -> tune(new FakeTrainer("talks", "4"))).hasMessageContaining("all is well");
        assertThat(newest().state()).isEqualTo("failed");
        assertThatThrownBy(() -> tune(new FakeTrainer("hangs"), new QuietWork(Map.of()), Duration.ofSeconds(1))).hasMessageContaining("longer than 1 s");
        tune(new FakeTrainer("hangs"), new QuietWork(Map.of(), 1), Duration.ofMinutes(2));
        assertThat(newest().state()).isEqualTo("cancelled");
        assertThat(networks.all()).isEmpty();
        assertThat(folder.resolve("tuning")).isEmptyDirectory();
    }

    @Test
    void whatAKilledServerLeftIsCleanedUpByTheNextAttempt() throws Exception {
        var tunings = tunings(new FakeTrainer());
        long killed = Actor.NIGHT_RUN.call(tunings::begin);
        Files.createDirectories(folder.resolve("tuning"));
        Files.write(folder.resolve("tuning").resolve(TuningTask.TUNED), new byte[] {1, 2});
        tune(handsIn(RepeatedWeeks.lastWeekAgain(), 0.5));
        assertThat(tunings.newest(5)).extracting(NetworkTuningFacts::state).containsExactly("promoted", "interrupted");
        assertThat(tunings.newest(5).getLast().id()).isEqualTo(killed);
    }

    @Test
    void whereNothingCanBeTrainedItSaysSoAndCannotBeSwitchedOn() throws Exception {
        Trainer missing = new Trainer() {
            @Override
            public Optional<String> obstacle() {
                return Optional.of("the libraries are not here");
            }

            @Override
            public ExecutionProvider foreseen() {
                throw new IllegalStateException("must not be asked");
            }

            @Override
            public List<String> command(TrainerLimits limits) {
                throw new IllegalStateException("must not be asked");
            }

            @Override
            public Map<String, String> environment() {
                return Map.of();
            }
        };
        NetworkTunings tunings = tunings(missing);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(tunings::start)).isInstanceOf(Conflict.class).hasMessageContaining("not here");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> tunings.schedule(TuningSchedule.WEEKLY))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> tune(missing)).hasMessageContaining("the libraries are not here");
        assertThat(tunings.newest(1)).as("nothing was tried").isEmpty();
        assertThat(requested.fired()).isEmpty();
    }

    @Test
    void theNightTrainsOnlyWhereItIsSwitchedOnAndWhenItsTurnHasCome() throws Exception {
        NetworkTunings tunings = tunings(new FakeTrainer());
        assertThat(tunings.isDue()).as("off at first").isFalse();
        Actor.NIGHT_RUN.run(() -> tunings.schedule(TuningSchedule.WEEKLY));
        assertThat(tunings.schedule()).isEqualTo(TuningSchedule.WEEKLY);
        assertThat(tunings.isDue()).isTrue();
        Actor.NIGHT_RUN.call(tunings::begin);
        assertThat(tunings.isDue()).as("it was just done").isFalse();
        Actor.NIGHT_RUN.run(tunings::start);
        assertThat(requested.fired()).singleElement().satisfies(one -> assertThat(one.kind()).isEqualTo(NetworkTuning.KIND));
        assertThat(new ArrayList<>(audited.fired())).extracting(Audited::action).contains("forecasting.tuning-schedule");
    }
}
