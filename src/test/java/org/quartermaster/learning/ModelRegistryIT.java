package org.quartermaster.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.StoredModel.Kind;
import org.quartermaster.learning.StoredModel.State;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class ModelRegistryIT {

    private static final String NAME = "forecasting.daily";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Provenance FROM = new Provenance(List.of("lag 7", "weekday"), Map.of("leaves", "63", "objective", "Tweedie[power=1.1]"), 42, 1_000,
            LocalDate.of(2025, 1, 1), LocalDate.of(2026, 11, 21), Map.of("wql", 0.61), Map.of("wql", 0.65), Map.of("smile", "6.2.5"));

    private Jdbi jdbi;
    private Recorded<Audited> audited;
    private ModelRegistry registry;

    @BeforeEach
    void registry() {
        jdbi = TestDatabase.fresh().jdbi();
        audited = new Recorded<>();
        registry = new ModelRegistry(jdbi, audited, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void keepsLargeContentAndProvenance() throws Exception {
        byte[] content = new byte[5_300_000];
        new Random(1).nextBytes(content);

        long id = Actor.NIGHT_RUN.call(() -> registry.store(NAME, Kind.BOOSTING, FROM, content));

        assertThat(registry.content(id)).isEqualTo(content);
        assertThat(registry.versions(NAME)).singleElement().satisfies(model -> {
            assertThat(model.provenance()).isEqualTo(FROM);
            assertThat(model.state()).isEqualTo(State.CANDIDATE);
            assertThat(model.madeAt()).isEqualTo(NOW);
            assertThat(model.contentBytes()).isEqualTo(5_300_000);
        });
        assertThat(registry.promoted(NAME)).isEmpty();
    }

    @Test
    void letsOneModelAnswerForAName() {
        Actor.NIGHT_RUN.run(() -> {
            long first = registry.store(NAME, Kind.BOOSTING, FROM, new byte[] {1});
            long second = registry.store(NAME, Kind.BOOSTING, FROM, new byte[] {2});
            registry.promote(first);
            registry.promote(second);
            assertThat(registry.promoted(NAME)).map(StoredModel::id).contains(second);
            assertThat(registry.versions(NAME)).extracting(StoredModel::state).containsExactly(State.PROMOTED, State.RETIRED);
            // roll-back
            registry.promote(first);
            assertThat(registry.versions(NAME)).extracting(StoredModel::state).containsExactly(State.RETIRED, State.PROMOTED);
            registry.quarantine(first, "NO_NUMBERS history 3");
            assertThat(registry.promoted(NAME)).isEmpty();
            assertThat(registry.versions(NAME).getLast().reason()).isEqualTo("NO_NUMBERS history 3");
        });
        assertThat(audited.fired()).extracting(Audited::action).contains("learning.store", "learning.promoted", "learning.retired", "learning.quarantined");
    }

    @Test
    void forgetsOldModelsButNotTheOneInUse() {
        Actor.NIGHT_RUN.run(() -> {
            long first = registry.store(NAME, Kind.BOOSTING, FROM, new byte[] {1});
            registry.promote(first);
            long second = registry.store(NAME, Kind.BOOSTING, FROM, new byte[] {2});
            long third = registry.store(NAME, Kind.BOOSTING, FROM, new byte[] {3});
            registry.forget(NAME, 1);
            assertThat(registry.versions(NAME)).extracting(StoredModel::id).containsExactly(third, first);
            assertThatThrownBy(() -> registry.content(second)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void noticesContentThatChanged() throws Exception {
        long id = Actor.NIGHT_RUN.call(() -> registry.store(NAME, Kind.ONNX, FROM, new byte[] {1, 2, 3}));
        jdbi.useHandle(handle -> handle.execute("update model_content set bytes = x'010204'"));
        assertThatThrownBy(() -> registry.content(id)).isInstanceOf(IllegalStateException.class).hasMessageContaining("hash");
    }
}
