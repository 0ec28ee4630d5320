package org.quartermaster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs waiting jobs, two at a time on this node, each once in the cluster. A job whose node has not been heard of for 20 s is taken over.
 */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class JobScheduler {

    private static final int AT_ONCE = 2;
    private static final String NODE = "node-" + ProcessHandle.current().pid();

    @Resource(lookup = "java:app/jdbc/quartermaster")
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private JobRunner runner;

    private Scheduler scheduler;
    private ExecutorService executor;
    private OneTimeTask<Void> task;

    @PostConstruct
    void start() {
        task = Tasks.oneTime("job").onDeadExecutionRevive().execute((instance, context) -> runner.run(Long.parseLong(instance.getId()), NODE));
        executor = Executors.newFixedThreadPool(AT_ONCE, threads);
        scheduler = Scheduler.create(dataSource, task).executorService(executor).threads(AT_ONCE).schedulerName(new SchedulerName.Fixed(NODE))
                .pollingInterval(Duration.ofSeconds(1)).heartbeatInterval(Duration.ofSeconds(5)).missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10)).build();
        scheduler.start();
    }

    /** Runs the job as soon as a thread is free; joins the caller's transaction. */
    public void schedule(long id) {
        scheduler.scheduleIfNotExists(task.instance(Long.toString(id)), Instant.now());
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
        scheduler.stop();
    }
}
