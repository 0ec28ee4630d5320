package org.quartermaster.jobs;

import jakarta.enterprise.event.Event;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkRequested;

/** A node without a container: takes jobs from the queue that all nodes share and runs them as a server does. For measurements and tests. */
public final class JobNode implements AutoCloseable {

    private static final int THREADS = 8;

    private final JobQueue queue;
    private final JobRunner runner;
    private final JobRequests requests;

    /**
     * @param database the shared one, without a pool
     * @param jdbi     over the same database
     * @param name     different from that of every other node
     * @param works    what it can do
     * @param audit    is told who asked for work
     * @param ended    is told what ended here
     */
    public JobNode(DataSource database, Jdbi jdbi, String name, JobQueue.Pace pace, Iterable<Work> works, Event<Audited> audit, Consumer<JobEnded> ended) {
        var store = new JobStore(jdbi, new Numbers(jdbi));
        var ends = new JobEnds();
        requests = new JobRequests(store, new Scheduling(), audit);
        runner = new JobRunner(store, works, ended.andThen(ends::ended), new JobParts(requests, store, ends));
        queue = new JobQueue(database, name, Executors.newFixedThreadPool(THREADS), THREADS, pace, id -> runner.run(id, name));
    }

    /** What asks for jobs puts them into this node's queue. */
    private final class Scheduling extends JobScheduler {
        @Override
        public void schedule(long id) {
            queue.schedule(id);
        }
    }

    public void start() {
        queue.start();
    }

    /** Asks for work, as the actor of this thread; empty when the same request is there already. */
    public OptionalLong request(WorkRequested wanted) {
        return requests.request(wanted);
    }

    /** Stops; what runs is put back. */
    @Override
    public void close() {
        runner.stopAll();
        queue.stop();
        runner.putBackAll();
    }
}
