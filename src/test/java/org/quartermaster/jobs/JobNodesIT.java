package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartermaster.database.Database;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Two nodes with their own queues over one database, each of which makes one part at a time. */
@Timeout(120)
class JobNodesIT {

    private static final Actor BUYER = new Actor("buyer", Role.BUYER, Set.of());
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    /** A node that was not heard of for four seconds is dead. */
    private static final JobQueue.Pace QUICK = new JobQueue.Pace(Duration.ofMillis(50), Duration.ofSeconds(1), 4, Duration.ofMillis(50));

    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final CountDownLatch wholeEnded = new CountDownLatch(1);
    /** What happens in a part: its node and its number. */
    private volatile BiConsumer<String, String> inPart = (_, _) -> { };

    /** Two parts. */
    private record Whole(Work part) implements Work {
        @Override
        public String kind() {
            return "test.whole";
        }

        @Override
        public void run(WorkContext context) throws Exception {
            context.parts("test.step", part, IntStream.rangeClosed(1, 2).mapToObj(n -> new WorkPart("no " + n, Map.of("n", Integer.toString(n)))).toList());
        }
    }

    /** A way to the database that can be cut, as a node that died has none, and mended, as one that only slept has it again. */
    private static final class Line {
        private volatile boolean isCut;

        DataSource source() {
            return (DataSource) Proxy.newProxyInstance(Line.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                if (isCut) {
                    throw new SQLException("The line is cut.");
                }
                try {
                    return method.invoke(DATABASE.dataSource(), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }

    private record Row(String state, String node, int attempts) {
    }

    private JobNode node(String name, DataSource source) {
        var part = new MadePart(1, context -> {
            begun.add(name + " " + context.parameters().get("n"));
            inPart.accept(name, context.parameters().get("n"));
        });
        return new JobNode(source, Database.over(source), name, QUICK, List.of(new Whole(part), part), new Recorded<>(), end -> {
            if (end.kind().equals("test.whole")) {
                wholeEnded.countDown();
            }
        });
    }

    private static List<Row> parts() {
        return jdbi().withHandle(handle -> handle.createQuery("select state, node, attempts from job where part_of is not null order by id").mapTo(Row.class).list());
    }

    private static Jdbi jdbi() {
        return DATABASE.jdbi();
    }

    private static void ask(JobNode node) {
        BUYER.run(() -> assertThat(node.request(WorkRequested.now("test.whole"))).isPresent());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void noJobs() {
        List.of("job", "scheduled_tasks").forEach(table -> jdbi().useHandle(handle -> handle.execute("delete from " + table)));
    }

    @Test
    void makesTwoPartsSideBySideOnTwoNodes() {
        var bothAtWork = new CountDownLatch(2);
        inPart = (_, _) -> {
            bothAtWork.countDown();
            await(bothAtWork);
        };
        try (var first = node("first", DATABASE.dataSource()); var second = node("second", DATABASE.dataSource())) {
            first.start();
            second.start();
            ask(first);
            await(wholeEnded);
        }
        assertThat(begun).as("each once").hasSize(2).extracting(one -> one.split(" ")[1]).containsExactlyInAnyOrder("1", "2");
        assertThat(parts()).extracting(Row::node).as("one on each, as each node makes one at a time").containsExactlyInAnyOrder("first", "second");
        assertThat(parts()).extracting(Row::attempts, Row::state).containsOnly(tuple(1, "done"));
    }

    @Test
    void givesThePartOfANodeThatIsNotHeardOfToAnotherAndDoesNotListenToItAnyMore() {
        var firstAtWork = new CountDownLatch(1);
        var secondAtWork = new CountDownLatch(1);
        var secondCutOff = new CountDownLatch(1);
        var secondWakes = new CountDownLatch(1);
        inPart = (node, _) -> {
            if (node.equals("second")) {
                secondAtWork.countDown();
                await(secondWakes);
                throw new IllegalStateException("what it still held is gone");
            }
            firstAtWork.countDown();
            await(secondCutOff);
        };
        var line = new Line();
        try (var first = node("first", DATABASE.dataSource())) {
            first.start();
            ask(first);
            await(firstAtWork);
            var second = node("second", line.source());
            second.start();
            await(secondAtWork);
            line.isCut = true;
            secondCutOff.countDown();
            await(wholeEnded);
            line.isCut = false;
            secondWakes.countDown();
            second.close();
        }
        String one = begun.element().endsWith("1") ? "1" : "2";
        String other = one.equals("1") ? "2" : "1";
        assertThat(begun).as("whichever comes first").containsExactly("first " + one, "second " + other, "first " + other);
        assertThat(parts()).as("what the second says in the end changes nothing").containsExactlyInAnyOrder(new Row("done", "first", 1), new Row("done", "first", 2));
        List<String> errors = jdbi().withHandle(handle -> handle.createQuery("select error from job").mapTo(String.class).list());
        assertThat(errors).containsOnly("");
    }
}
