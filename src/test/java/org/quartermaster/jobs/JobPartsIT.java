package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.testing.Offered;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

@Timeout(60)
class JobPartsIT {

    private static final Actor BUYER = new Actor("buyer", Role.BUYER, Set.of());

    private static final Jdbi JDBI = TestDatabase.fresh().jdbi();
    private final JobStore store = new JobStore(JDBI, new Numbers(JDBI));
    private final Phaser threads = new Phaser(1);
    private final Map<String, Integer> ran = new ConcurrentHashMap<>();
    private volatile BiConsumer<String, WorkContext> inPart = (_, _) -> { };

    /** Three parts. */
    private final Work whole = new Work() {
        @Override
        public String kind() {
            return "test.whole";
        }

        @Override
        public void run(WorkContext context) throws Exception {
            context.parts("test.step", part, IntStream.rangeClosed(1, 3).mapToObj(n -> new WorkPart("no " + n, Map.of("n", Integer.toString(n)))).toList());
            ran.merge(context.isCancelled() ? "called off" : "whole", 1, Integer::sum);
        }
    };

    private final Work part = new MadePart(2, context -> {
        ran.merge(context.parameters().get("n"), 1, Integer::sum);
        inPart.accept(context.parameters().get("n"), context);
    });

    /** One server: its scheduler runs each job on a thread of its own, and again while the server has no place for it. Platform threads: two virtual ones that only yield can keep a third from its turn for good. */
    private final class Server extends JobScheduler {
        private final JobEnds ends = new JobEnds();
        private final Recorded<JobEnded> ended = new Recorded<>(ends::ended);
        private final JobRunner runner = new JobRunner(store, new Offered<>(whole, part), ended, new JobParts(new JobRequests(store, this, new Recorded<Audited>()), store, ends));

        @Override
        public void schedule(long id) {
            threads.register();
            Thread.ofPlatform().daemon().start(() -> {
                while (!runner.run(id, "node")) {
                    Thread.yield();
                }
                threads.arriveAndDeregister();
            });
        }

        void run(long id) {
            schedule(id);
            try {
                threads.awaitAdvanceInterruptibly(threads.arrive(), 50, TimeUnit.SECONDS);
            } catch (InterruptedException | TimeoutException stuck) {
                throw new AssertionError("The jobs did not end: " + rows(), stuck);
            }
        }
    }

    @AfterEach
    void nobodyWorksOn() {
        assertThat(threads.getUnarrivedParties()).isEqualTo(1);
        JDBI.useHandle(handle -> handle.execute("delete from job"));
    }

    private record Row(String state, Long partOf, String error) {
    }

    private long ask() {
        return store.insert(whole.kind(), whole.kind(), Map.of(), BUYER).orElseThrow();
    }

    private List<Row> rows() {
        return JDBI.withHandle(handle -> handle.createQuery("select state, part_of, error from job order by id").mapTo(Row.class).list());
    }

    @Test
    void runsPartsAsJobsOfTheirOwnAndGoesOnWhenAllAreDone() {
        long id = ask();
        var server = new Server();
        server.run(id);
        assertThat(ran).containsExactlyInAnyOrderEntriesOf(Map.of("1", 1, "2", 1, "3", 1, "whole", 1));
        assertThat(rows()).containsExactly(new Row("done", null, ""), new Row("done", id, ""), new Row("done", id, ""), new Row("done", id, ""));
        assertThat(server.ended.fired()).filteredOn(end -> end.kind().equals(whole.kind())).containsExactly(new JobEnded(id, whole.kind(), JobState.DONE));
        assertThat(server.runner.kinds()).as("what people may ask for").containsExactly(whole.kind());
        assertThat(new Jobs(JDBI, store, null, null).parts(id)).extracting(JobRow::partOf).containsExactly(id, id, id);
    }

    @Test
    void runsNoMoreAtOnceThanTheKindBears() {
        var together = new ConcurrentLinkedQueue<Integer>();
        var atWork = new ConcurrentHashMap<String, Boolean>();
        var two = new CountDownLatch(2);
        inPart = (n, _) -> {
            atWork.put(n, true);
            together.add(atWork.size());
            two.countDown();
            await(two);
            atWork.remove(n);
        };
        new Server().run(ask());
        assertThat(together).as("two side by side, never three").contains(2).doesNotContain(3);
    }

    @Test
    void repeatsOnlyWhatWasNotDoneWhenTheNodeOfTheWholeDied() {
        long id = ask();
        // what a killed node leaves: the whole and its second part said to run, the first part done, the third never begun
        assertThat(store.start(id, "dead node")).isPresent();
        long first = store.insertPart(id, part.kind(), "test.part/%d/no 1".formatted(id), Map.of("n", "1"), BUYER).orElseThrow();
        store.start(first, "dead node");
        store.end(new JobStore.Claim(first, "dead node", 1), JobState.DONE, "", "", JobFailure.NONE);
        long second = store.insertPart(id, part.kind(), "test.part/%d/no 2".formatted(id), Map.of("n", "2"), BUYER).orElseThrow();
        store.start(second, "dead node");
        var server = new Server();
        server.schedule(second);
        server.run(id);
        assertThat(ran).containsExactlyInAnyOrderEntriesOf(Map.of("2", 1, "3", 1, "whole", 1));
        assertThat(rows()).extracting(Row::state).containsOnly("done").hasSize(4);
    }

    @Test
    void triesAPartThatFailsOnceMore() {
        inPart = (n, _) -> {
            if (n.equals("2") && ran.get("2") == 1) {
                throw new IllegalStateException("the database was away");
            }
        };
        long id = ask();
        new Server().run(id);
        assertThat(ran).containsEntry("2", 2).containsEntry("1", 1).containsEntry("whole", 1);
        assertThat(store.outcome(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void failsWithThePartsReasonAndStopsTheOthersWhenItFailsAgain() {
        inPart = (n, context) -> {
            if (n.equals("2")) {
                throw new IllegalStateException("no rows");
            }
            while (n.equals("1") && !context.isCancelled()) {
                Thread.yield();
            }
        };
        long id = ask();
        new Server().run(id);
        long tried = JDBI.withHandle(handle -> handle.createQuery("select max(id) from job where state = 'failed' and part_of is not null").mapTo(Long.class).one());
        assertThat(store.outcome(id)).isEqualTo(new JobStore.Outcome(JobState.FAILED, new JobFailure("Part no 2 failed: no rows",
                List.of(Reason.of("jobs.error.partFailed", "no 2", tried), Reason.of("jobs.error.unexpected", "no rows")))));
        assertThat(ran).containsEntry("2", 2).doesNotContainKey("whole");
        assertThat(rows()).extracting(Row::state).containsExactlyInAnyOrder("failed", "failed", "failed", "cancelled", "done");
    }

    @Test
    void saysWhichPartSomebodyCancelled() {
        long id = ask();
        inPart = (n, context) -> {
            if (n.equals("3")) {
                long own = context.id();
                assertThat(store.requestCancel(own, "buyer")).isTrue();
                while (!context.isCancelled()) {
                    Thread.yield();
                }
            }
        };
        new Server().run(id);
        assertThat(store.outcome(id).failure().words()).isEqualTo("Part no 3 was cancelled.");
        assertThat(new Jobs(JDBI, store, null, null).one(id).why()).extracting(Reason::key).containsExactly("jobs.error.partCancelled");
    }

    @Test
    void cancelsThePartsWithTheWhole() {
        long id = ask();
        var begun = new CountDownLatch(1);
        inPart = (_, context) -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                store.requestCancel(id, "buyer");
            }
            while (!context.isCancelled()) {
                Thread.yield();
            }
        };
        new Server().run(id);
        assertThat(rows()).extracting(Row::state).containsOnly("cancelled");
        assertThat(ran).containsEntry("called off", 1).doesNotContainKey("whole");
    }

    @Test
    void cancelsPartsThatAreAskedForAfterTheWholeWasCancelled() {
        long id = ask();
        store.start(id, "node");
        store.requestCancel(id, "buyer");
        long asked = store.insertPart(id, part.kind(), "test.part/%d/no 1".formatted(id), Map.of("n", "1"), BUYER).orElseThrow();
        assertThat(store.outcome(asked).state()).isEqualTo(JobState.CANCELLED);
        assertThat(store.start(asked, "node")).isEmpty();
        List<String> by = JDBI.withHandle(handle -> handle.createQuery("select distinct cancelled_by from job").mapTo(String.class).list());
        assertThat(by).containsExactly("buyer");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
