package org.quartermaster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs waiting jobs, three at a time on this node and as many more as only wait for others, each once in the cluster. A job whose node has not been heard of for 20 s is taken over; one that a clean
 * stop cuts short waits for the next start.
 */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class JobScheduler {

    /** Runs the job with this id; answers whether it is over. */
    @FunctionalInterface
    public interface JobRun {
        boolean run(long id);
    }

    private static final int THREADS = 6;
    /** Late enough that a stopping node does not pick it up again, and that another node may where this one has no place. */
    private static final Duration LATER = Duration.ofSeconds(3);
    private static final String NODE = "node-" + ProcessHandle.current().pid();

    @Resource(lookup = "java:app/jdbc/quartermaster")
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ContextService contexts;

    @Inject
    private JobRunner runner;

    private Scheduler scheduler;
    private ExecutorService executor;
    private CustomTask<Void> task;

    @PostConstruct
    void start() {
        // the library submits from threads of its own, which know no component: transactions need this one's context
        JobRun inContext = contexts.createContextualProxy(id -> runner.run(id, NODE), JobRun.class);
        task = Tasks.custom("job", Void.class).onDeadExecutionRevive().execute((instance, context) -> inContext.run(Long.parseLong(instance.getId())) ? new OnCompleteRemove<>()
                : (complete, operations) -> operations.reschedule(complete, Instant.now().plus(LATER)));
        executor = Executors.newFixedThreadPool(THREADS, threads);
        scheduler = Scheduler.create(dataSource, task).executorService(executor).threads(THREADS).schedulerName(new SchedulerName.Fixed(NODE))
                .pollingInterval(Duration.ofSeconds(1)).heartbeatInterval(Duration.ofSeconds(5)).missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10)).build();
        scheduler.start();
    }

    /** Runs the job as soon as a thread is free; joins the caller's transaction. */
    public void schedule(long id) {
        scheduler.scheduleIfNotExists(task.instance(Long.toString(id)), Instant.now());
    }

    /**
     * Running work is told to stop and waits for the next start, whether it hears of it in time or not. Done while the application still stands: when its beans are destroyed, its
     * connections are gone already, and nothing could be put back.
     */
    public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        runner.stopAll();
        executor.shutdownNow();
        scheduler.stop();
        runner.putBackAll();
    }
}
