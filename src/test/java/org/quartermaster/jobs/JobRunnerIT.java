package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.testing.Offered;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class JobRunnerIT {

    private static final Actor BUYER = new Actor("buyer", Role.BUYER, Set.of());

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final JobStore store = new JobStore(jdbi, new Numbers(jdbi));
    private final Recorded<JobEnded> ended = new Recorded<>();
    private final Counted work = new Counted();
    private final JobRunner runner = new JobRunner(store, new Offered<Work>(work), ended);

    /** Work that keeps what was asked of it. */
    private static final class Counted implements Work {

        private final List<String> ran = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();

        @Override
        public String kind() {
            return "test.counted";
        }

        @Override
        public void run(WorkContext context) {
            ran.add(context.parameters().get("file"));
        }

        @Override
        public void dropped(Map<String, String> parameters) {
            dropped.add(parameters.get("file"));
            throw new IllegalStateException("the room cannot write");
        }
    }

    private long ask(String file) {
        return store.insert(work.kind(), work.kind() + "/" + file, Map.of("file", file), BUYER).orElseThrow();
    }

    private String state(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from job where id = :id").bind("id", id).mapTo(String.class).one());
    }

    @Test
    void runsAJobOnce() {
        long id = ask("a.csv");
        assertThat(runner.run(id, "node")).isTrue();
        assertThat(runner.run(id, "node")).isTrue();
        assertThat(work.ran).containsExactly("a.csv");
        assertThat(work.dropped).isEmpty();
        assertThat(state(id)).isEqualTo("done");
        assertThat(ended.fired()).containsExactly(new JobEnded(id, work.kind(), JobState.DONE));
    }

    @Test
    void tellsTheWorkOfAJobThatWasCancelledWhileItWaited() {
        long id = ask("b.csv");
        assertThat(store.requestCancel(id, "buyer")).isTrue();
        assertThat(runner.run(id, "node")).as("nothing to take up again, whatever the room says").isTrue();
        assertThat(work.ran).isEmpty();
        assertThat(work.dropped).containsExactly("b.csv");
        assertThat(state(id)).isEqualTo("cancelled");
    }

    @Test
    void endsAJobThatWasCancelledJustBeforeItsNodeDied() {
        long id = ask("c.csv");
        assertThat(store.start(id, "node that dies")).isPresent();
        store.requestCancel(id, "buyer");
        assertThat(state(id)).isEqualTo("running");
        assertThat(runner.run(id, "node")).isTrue();
        assertThat(work.ran).isEmpty();
        assertThat(work.dropped).containsExactly("c.csv");
        assertThat(state(id)).isEqualTo("cancelled");
        assertThat(store.insert(work.kind(), work.kind() + "/c.csv", Map.of("file", "c.csv"), BUYER)).as("its key is free again").isPresent();
    }
}
