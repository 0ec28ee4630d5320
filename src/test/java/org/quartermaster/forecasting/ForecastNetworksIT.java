package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.launcher.trainer.OnnxGraph;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.learning.evaluation.ScoreSums;
import org.quartermaster.learning.onnx.ModelSource;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class ForecastNetworksIT {

    private static final String DESCRIPTOR = """
            {"name": "as yesterday", "input": {"name": "x", "length": 14, "missing": "mean"}, "output": {"name": "y", "axes": "BH"}, "horizon": 14}
            """;

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<WorkRequested> requested = new Recorded<>();
    private final ModelRegistry registry = new ModelRegistry(jdbi, new Recorded<Audited>(), Clock.systemUTC());
    @TempDir
    private Path models;
    private ModelsFolder folder;
    private ForecastNetworks networks;
    private final NetworkRows rows = new NetworkRows(jdbi);

    @BeforeEach
    void begin() {
        folder = new ModelsFolder(models);
        networks = new ForecastNetworks(registry, folder, requested);
    }

    /** Uploaded and tried, as the job does it. */
    private long brought(byte[] model) throws Exception {
        long id = Actor.NIGHT_RUN.call(() -> networks.upload(DESCRIPTOR, model));
        tried(requested.fired().getLast());
        return id;
    }

    private void tried(WorkRequested trial) {
        assertThat(trial.kind()).isEqualTo(NetworkTrial.KIND);
        Actor.NIGHT_RUN.run(() -> new NetworkTrial(networks).run(new QuietWork(trial.parameters())));
    }

    /** Looks into the folder and tries what is new, as the job does it. */
    private String lookedInto() throws Exception {
        var work = new QuietWork(Map.of());
        Actor.NIGHT_RUN.call(() -> {
            new NetworkFolder(networks, folder, requested).run(work);
            return null;
        });
        return work.log().getLast();
    }

    private NetworkRow row(String name) {
        return rows.page(TableQuery.ALL, 0, 10).stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aModelThatWasNotTriedCannotAnswerWhateverHappens() throws Exception {
        long id = Actor.NIGHT_RUN.call(() -> networks.upload(DESCRIPTOR, identity()));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("untried");
            assertThat(row.name()).isEqualTo("as yesterday");
            assertThat(row.mark()).isEqualTo("watch");
        });
        assertThat(requested.fired()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(NetworkTrial.KIND);
            assertThat(event.parameters()).containsEntry("model", String.valueOf(id));
        });
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.promote(id))).isInstanceOf(Conflict.class).hasMessageContaining("not tried");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.test(id))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.candidate(id))).isInstanceOf(Conflict.class);
        assertThat(networks.isTried(id)).isFalse();
        assertThat(networks.candidates()).isEmpty();
        Actor.NIGHT_RUN.run(() -> networks.tryOut(id));
        assertThat(networks.isTried(id)).isTrue();
        Actor.NIGHT_RUN.run(() -> networks.promote(id));
        Actor.NIGHT_RUN.run(() -> networks.tryOut(id));
        assertThat(rows.page(TableQuery.ALL, 0, 10).getFirst().state()).as("a second trial changes nothing").isEqualTo("promoted");
    }

    @Test
    void aGoodModelWaitsAnswersAndRetires() throws Exception {
        long id = brought(identity());
        assertThat(networks.candidates()).as("nobody promoted it").isEmpty();
        Actor.NIGHT_RUN.run(() -> networks.promote(id));
        assertThat(networks.candidates()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.content().descriptor()).isEqualTo(DESCRIPTOR);
        });
        Actor.NIGHT_RUN.run(() -> networks.score(report(1, 1.6)));
        Actor.NIGHT_RUN.run(() -> networks.score(new RunReport(1, 1, 0, "lost", "tsb", List.of(new RunReport.MethodScore(RunReport.ALL, "tsb", 1, sums(3), 1)), null, null,
                new RunReport.Timing(Map.of(), 0, 0), List.of())));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("as yesterday");
            assertThat(row.mark()).isEqualTo("good");
            assertThat(row.madeAt()).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
            assertThat(row.seriesPerSecond()).isPositive();
            assertThat(row.provider()).startsWith("CPU ");
            // the second run had no network and changed nothing: losses of 1 and 1.6 over a demand of 10
            assertThat(row.wql()).isEqualTo(0.1);
            assertThat(row.wqlSimple()).isEqualTo(0.16);
        });
        Actor.NIGHT_RUN.run(() -> networks.retire(id));
        assertThat(networks.candidates()).isEmpty();
    }

    @Test
    void aBrokenModelIsKeptInQuarantineAndCannotAnswer() throws Exception {
        long id = brought(new byte[] {1, 2, 3});
        assertThat(rows.page(TableQuery.ALL, 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("quarantined");
            assertThat(row.reason()).startsWith("UNREADABLE");
            assertThat(row.fault()).isEqualTo("UNREADABLE");
            assertThat(row.wql()).isNull();
        });
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.promote(id))).isInstanceOf(Conflict.class).hasMessageContaining("quarantine");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.retire(id))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.test(id))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> networks.candidate(id))).isInstanceOf(Conflict.class);
        assertThat(requested.fired()).extracting(WorkRequested::kind).as("its trial, and nothing since").containsExactly(NetworkTrial.KIND);
        assertThatThrownBy(() -> networks.upload(DESCRIPTOR, new byte[0])).hasMessageContaining("not taken in");
    }

    @Test
    void aModelOfOneByteTooManyIsNotTakenIn() throws Exception {
        byte[] model = identity();
        var narrow = new ForecastNetworks(registry, folder, requested, model.length);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> narrow.upload(DESCRIPTOR, Arrays.copyOf(model, model.length + 1)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not taken in").hasMessageContaining(String.valueOf(model.length));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).isEmpty();
        assertThat(requested.fired()).as("nor tried").isEmpty();
        Actor.NIGHT_RUN.call(() -> narrow.upload(DESCRIPTOR, model));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).hasSize(1);
    }

    @Test
    void aModelThatFailsLaterGoesIntoQuarantine() throws Exception {
        long id = brought(identity());
        Actor.NIGHT_RUN.run(() -> networks.promote(id));
        Actor.NIGHT_RUN.run(() -> networks.faulty(networks.candidate(id), new Quarantine(Quarantine.Fault.TOO_SLOW, "8 histories took more than 1 s")));
        assertThat(networks.candidates()).isEmpty();
        assertThat(rows.page(TableQuery.ALL, 0, 10).getFirst().reason()).isEqualTo("TOO_SLOW: 8 histories took more than 1 s");
    }

    @Test
    void aModelThatIsNotToBlameStaysPromoted() throws Exception {
        long id = brought(identity());
        Actor.NIGHT_RUN.run(() -> networks.promote(id));
        for (Quarantine.Fault fault : List.of(Quarantine.Fault.RUNTIME, Quarantine.Fault.INTERRUPTED)) {
            Actor.NIGHT_RUN.run(() -> networks.faulty(networks.candidate(id), new Quarantine(fault, "the server stops")));
        }
        assertThat(networks.candidates()).singleElement().satisfies(one -> assertThat(one.id()).isEqualTo(id));
    }

    @Test
    void aBackTestIsAskedForByJob() throws Exception {
        long id = brought(identity());
        Actor.NIGHT_RUN.run(() -> networks.test(id));
        assertThat(requested.fired()).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(NetworkBackTest.KIND);
            assertThat(event.uniqueKey()).as("free again when it has ended").endsWith("/" + id + WorkRequested.OPEN);
            assertThat(event.parameters()).containsEntry("model", String.valueOf(id));
        });
    }

    @Test
    void whatLiesInTheFolderIsTriedThereAndNotCopied() throws Exception {
        Files.write(models.resolve("good.onnx"), identity());
        Files.writeString(models.resolve("good.json"), DESCRIPTOR);
        Files.write(models.resolve("corrupt.onnx"), new byte[] {1, 2, 3});
        Files.writeString(models.resolve("corrupt.json"), DESCRIPTOR.replace("as yesterday", "corrupt"));
        Files.write(models.resolve("alone.onnx"), identity());
        Files.writeString(models.resolve("readme.txt"), "no model");
        assertThat(lookedInto()).isEqualTo("+3 / 3 .onnx");
        assertThat(requested.fired()).as("tried in the same job, which asks for no other").isEmpty();
        NetworkRow good = row("as yesterday");
        assertThat(good.state()).isEqualTo("candidate");
        assertThat(good.seriesPerSecond()).isPositive();
        assertThat(row("corrupt")).satisfies(row -> assertThat(row.state()).isEqualTo("quarantined")).satisfies(row -> assertThat(row.reason()).startsWith("UNREADABLE"));
        assertThat(row("alone.onnx")).satisfies(row -> assertThat(row.state()).isEqualTo("quarantined")).satisfies(row -> assertThat(row.reason()).startsWith("DESCRIPTOR").contains("no descriptor"));
        assertThat(registry.content(good.id())).as("the descriptor alone").isEqualTo(new OnnxPackage(DESCRIPTOR, new byte[0]).write());
        assertThat(networks.one(good.id()).file().bytes()).isEqualTo(identity().length);
        Actor.NIGHT_RUN.run(() -> networks.promote(good.id()));
        assertThat(networks.candidates()).singleElement().satisfies(one -> assertThat(one.content()).isEqualTo(new OnnxPackage(DESCRIPTOR, new ModelSource.InFile(models.resolve("good.onnx")))));
    }

    @Test
    void onlyWhatIsNewInTheFolderIsTakenIn() throws Exception {
        var work = new NetworkFolder(networks, folder, requested);
        assertThat(work.isDueTonight()).as("nothing to look at").isFalse();
        Files.write(models.resolve("mine.onnx"), identity());
        assertThat(work.isDueTonight()).isTrue();
        assertThat(lookedInto()).isEqualTo("+1 / 1 .onnx");
        assertThat(lookedInto()).isEqualTo("+0 / 1 .onnx");
        Files.writeString(models.resolve("mine.json"), DESCRIPTOR);
        assertThat(lookedInto()).as("a descriptor came beside it").isEqualTo("+1 / 1 .onnx");
        assertThat(row("as yesterday").state()).isEqualTo("candidate");
    }

    @Test
    void aFileThatWasChangedAfterItsTrialDoesNotAnswer() throws Exception {
        Path file = Files.write(models.resolve("mine.onnx"), identity());
        Files.writeString(models.resolve("mine.json"), DESCRIPTOR);
        lookedInto();
        long id = row("as yesterday").id();
        Actor.NIGHT_RUN.run(() -> networks.promote(id));
        Files.write(file, new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Neg", "y", "x").bytes());
        assertThatThrownBy(networks::candidates).isInstanceOf(IllegalStateException.class).hasMessageContaining("mine.onnx").hasMessageContaining("not the file that was tried");
        assertThat(lookedInto()).as("it is another model").isEqualTo("+1 / 1 .onnx");
        Files.delete(file);
        assertThatThrownBy(networks::candidates).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be read");
    }

    private static byte[] identity() {
        return new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Identity", "y", "x").bytes();
    }

    private static RunReport report(double network, double simple) {
        return new RunReport(1, 1, 0, "lost", "tsb", List.of(new RunReport.MethodScore(RunReport.ALL, Members.NETWORK_CODE, 1, sums(network), 0),
                new RunReport.MethodScore(RunReport.ALL, "tsb", 1, sums(simple), 1)), null, null, new RunReport.Timing(Map.of(), 0, 0), List.of());
    }

    private static ScoreSums sums(double loss) {
        return new ScoreSums(1, 10, loss, 0, 0, 1);
    }
}
