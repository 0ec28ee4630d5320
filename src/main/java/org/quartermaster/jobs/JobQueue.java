package org.quartermaster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;

/**
 * One node's end of the queue of jobs, over the table that all nodes share: a due job goes to one of them, comes again a little later where that one could not take it, and goes to another when its node has not
 * been heard of for a while.
 */
public final class JobQueue {

    /** Runs the job with this id; answers whether it is over. */
    @FunctionalInterface
    public interface JobRun {
        boolean run(long id);
    }

    /**
     * How often a node looks and is heard of.
     *
     * @param look   between two looks for due jobs
     * @param beat   between two signs of life of a job
     * @param missed so many signs of life missed, at least 4: its node is dead
     * @param later  after which a job comes again that could not be taken: late enough that a stopping node does not take it, and that another may where this one has no place
     */
    public record Pace(Duration look, Duration beat, int missed, Duration later) {
        public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5), 4, Duration.ofSeconds(3));
    }

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ExecutorService executor;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    /**
     * @param node     its name, at most 50 signs, different from that of every other node
     * @param executor runs the jobs
     * @param threads  most jobs at once
     */
    public JobQueue(DataSource database, String node, ExecutorService executor, int threads, Pace pace, JobRun run) {
        this.executor = executor;
        task = Tasks.custom("job", Void.class).onDeadExecutionRevive().execute((instance, _) -> run.run(Long.parseLong(instance.getId())) ? new OnCompleteRemove<>()
                : (complete, operations) -> operations.reschedule(complete, Instant.now().plus(pace.later())));
        scheduler = Scheduler.create(database, task).executorService(executor).threads(threads).schedulerName(new SchedulerName.Fixed(node))
                .pollingInterval(pace.look()).heartbeatInterval(pace.beat()).missedHeartbeatsLimit(pace.missed()).shutdownMaxWait(LONGEST_STOP).build();
    }

    public void start() {
        scheduler.start();
    }

    /** Runs the job as soon as a thread of any node is free; joins the caller's transaction. */
    public void schedule(long id) {
        scheduler.scheduleIfNotExists(task.instance(Long.toString(id)), Instant.now());
    }

    /** Takes no more jobs, and interrupts those that run. */
    public void stop() {
        executor.shutdownNow();
        scheduler.stop();
    }
}
