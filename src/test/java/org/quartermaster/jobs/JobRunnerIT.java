package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final JobRunner runner = new JobRunner(store, new Offered<Work>(work), ended, null);

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

    /** Work that begins, lets the test do something, and goes on as the test says. */
    private static final class Met implements Work {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private final Consumer<WorkContext> rest;

        Met(Consumer<WorkContext> rest) {
            this.rest = rest;
        }

        @Override
        public String kind() {
            return "test.met";
        }

        @Override
        public void run(WorkContext context) {
            begun.countDown();
            boolean interrupted = false;
            while (goesOn.getCount() > 0) {
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            rest.accept(context);
        }
    }

    private record Left(String state, int attempts) {
    }

    private Left left(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select state, attempts from job where id = :id").bind("id", id).mapTo(Left.class).one());
    }

    private List<String> log(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select line from job_log where job_id = :id order by line_no").bind("id", id).mapTo(String.class).list());
    }

    /** Runs {@code met}, does {@code meanwhile} to its runner, lets it go on, and answers with its job and whether it was over. */
    private Map.Entry<Long, Boolean> meet(Met met, BiConsumer<JobRunner, Thread> meanwhile) throws InterruptedException {
        var metRunner = new JobRunner(store, new Offered<Work>(met), ended, null);
        long id = store.insert(met.kind(), met.kind(), Map.of(), BUYER).orElseThrow();
        var isOver = new AtomicBoolean();
        Thread thread = Thread.ofPlatform().start(() -> isOver.set(metRunner.run(id, "node")));
        met.begun.await();
        meanwhile.accept(metRunner, thread);
        met.goesOn.countDown();
        thread.join();
        return Map.entry(id, isOver.get());
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
    void writesNothingMoreForANodeWhoseJobAnotherTookOver() {
        long id = ask("c.csv");
        store.start(id, "asleep");
        var asleep = new RunningWork(new JobStore.Claim(id, "asleep", 1), Map.of(), store, (_, _, _, _) -> { });
        asleep.log("read by the first");
        asleep.progress("first", 1, 2);
        store.start(id, "awake");
        asleep.log("read again by one that slept");
        asleep.progress("second", 2, 2);
        assertThat(asleep.isTakenOver()).isTrue();
        assertThat(log(id)).containsExactly("read by the first");
        assertThat(asleep.end(JobState.DONE, JobFailure.NONE)).isFalse();
        assertThat(log(id)).as("nor at its end").containsExactly("read by the first");
    }

    @Test
    void putsBackWorkThatAStopMakesFail() throws InterruptedException {
        var met = new Met(_ -> {
            throw new IllegalStateException("the pool is closed");
        });
        var job = meet(met, (metRunner, thread) -> {
            metRunner.stopAll();
            thread.interrupt();
        });
        assertThat(job.getValue()).as("it is to be taken up again").isFalse();
        assertThat(left(job.getKey())).isEqualTo(new Left("waiting", 0));
        assertThat(log(job.getKey())).containsExactly("stopped with its server; begins again after the next start");
        assertThat(ended.fired()).isEmpty();
    }

    @Test
    void putsBackWorkThatIsInterruptedBeforeItIsTold() throws InterruptedException {
        var met = new Met(_ -> {
            throw new IllegalStateException("interrupted in the middle of a question");
        });
        var job = meet(met, (_, thread) -> thread.interrupt());
        assertThat(job.getValue()).isFalse();
        assertThat(left(job.getKey())).isEqualTo(new Left("waiting", 0));
    }

    @Test
    void putsBackWorkThatDoesNotHearOfTheStop() throws InterruptedException {
        var met = new Met(_ -> { });
        var seen = new ArrayList<Left>();
        var job = meet(met, (metRunner, _) -> {
            metRunner.stopAll();
            metRunner.putBackAll();
            metRunner.putBackAll();
            seen.add(jdbi.withHandle(handle -> handle.createQuery("select state, attempts from job").mapTo(Left.class).one()));
        });
        assertThat(seen).containsExactly(new Left("waiting", 0));
        assertThat(log(job.getKey())).as("said once").hasSize(1);
        assertThat(left(job.getKey()).state()).as("it came to its end all the same").isEqualTo("done");
    }

    @Test
    void beginsNothingWhileTheServerStops() {
        long id = ask("d.csv");
        runner.stopAll();
        assertThat(runner.run(id, "node")).isFalse();
        assertThat(work.ran).isEmpty();
        assertThat(left(id)).isEqualTo(new Left("waiting", 0));
    }

    @Test
    void failsWorkThatThrowsAnError() throws InterruptedException {
        var job = meet(new Met(_ -> {
            throw new StackOverflowError("too deep");
        }), (_, _) -> { });
        assertThat(job.getValue()).isTrue();
        assertThat(left(job.getKey())).isEqualTo(new Left("failed", 1));
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
