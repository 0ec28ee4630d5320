package org.quartermaster.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs waiting jobs, three at a time on this node, as many parts of jobs beside them as their kind bears, and as many more as only wait for others, each once in the cluster. A job whose node has not been
 * heard of for 20 s is taken over; one that a clean stop cuts short waits for the next start.
 *
 * <p>Transactions need the context of a component, which the threads of the library do not have. Payara keeps a component's current transaction and its open connections in that context, so every run gets a
 * copy of its own, made from the web application's: threads that shared one, or the context of an EJB, would find each other's connections in it.
 */
@ApplicationScoped
public class JobScheduler {

    /** Three that work, a night and two wholes that wait, and parts. */
    private static final int THREADS = 16;
    private static final String NODE = NodeName.own();

    @Resource(lookup = "java:app/jdbc/quartermaster")
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ContextService contexts;

    @Inject
    private JobRunner runner;

    private JobQueue queue;
    private JobQueue.JobRun inApplication;

    @PostConstruct
    void prepare() {
        queue = new JobQueue(dataSource, NODE, Executors.newFixedThreadPool(THREADS, threads), THREADS, JobQueue.Pace.USUAL, id -> inApplication.run(id));
    }

    /** Begins to run jobs: the schema is up to date and the web application, in whose context they run, stands. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        inApplication = contexts.createContextualProxy(this::runAlone, JobQueue.JobRun.class);
        queue.start();
    }

    private boolean runAlone(long id) {
        return contexts.createContextualProxy(job -> runner.run(job, NODE), JobQueue.JobRun.class).run(id);
    }

    /** Runs the job as soon as a thread is free; joins the caller's transaction. */
    public void schedule(long id) {
        queue.schedule(id);
    }

    /**
     * Running work is told to stop and waits for the next start, whether it hears of it in time or not. Done while the application still stands: when its beans are destroyed, its
     * connections are gone already, and nothing could be put back.
     */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        runner.stopAll();
        queue.stop();
        runner.putBackAll();
    }
}
