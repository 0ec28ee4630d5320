package org.quartermaster.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs waiting jobs, three at a time on this node, as many parts of jobs beside them as their kind bears, and as many more as only wait for others, each once in the cluster. A job whose node has not been
 * heard of for 20 s is taken over; one that a clean stop cuts short waits for the next start.
 */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
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

    @PostConstruct
    void start() {
        // the library submits from threads of its own, which know no component: transactions need this one's context
        JobQueue.JobRun inContext = contexts.createContextualProxy(id -> runner.run(id, NODE), JobQueue.JobRun.class);
        queue = new JobQueue(dataSource, NODE, Executors.newFixedThreadPool(THREADS, threads), THREADS, JobQueue.Pace.USUAL, inContext);
        queue.start();
    }

    /** Runs the job as soon as a thread is free; joins the caller's transaction. */
    public void schedule(long id) {
        queue.schedule(id);
    }

    /**
     * Running work is told to stop and waits for the next start, whether it hears of it in time or not. Done while the application still stands: when its beans are destroyed, its
     * connections are gone already, and nothing could be put back.
     */
    public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        runner.stopAll();
        queue.stop();
        runner.putBackAll();
    }
}
