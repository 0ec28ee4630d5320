package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartermaster.shared.work.Work;

/** Runs one job: finds its work, binds the actor, writes how it ended. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int MOST_ATTEMPTS = 3;

    private JobStore store;
    private Instance<Work> works;
    private Event<JobEnded> ended;

    protected JobRunner() {
    }

    @Inject
    public JobRunner(JobStore store, Instance<Work> works, Event<JobEnded> ended) {
        this.store = store;
        this.works = works;
        this.ended = ended;
    }

    /** The kinds of work that rooms offer, in alphabetical order. */
    public List<String> kinds() {
        return works.stream().map(Work::kind).sorted().toList();
    }

    /** Runs the job to its end; does nothing when it was cancelled while it waited. Never throws. */
    @ActivateRequestContext
    public void run(long id, String node) {
        store.start(id, node).ifPresent(start -> run(id, start));
    }

    private void run(long id, JobStore.Start start) {
        var running = new RunningWork(id, start.parameters(), store);
        JobState state = JobState.FAILED;
        try {
            state = attempt(start, running);
        } catch (Exception | LinkageError | OutOfMemoryError failure) {
            LOG.log(Level.WARNING, failure, () -> "Job %d (%s) failed".formatted(id, start.kind()));
            running.log("failed: " + failure);
            running.end(JobState.FAILED, reason(failure));
        }
        ended.fire(new JobEnded(id, start.kind(), state));
    }

    private JobState attempt(JobStore.Start start, RunningWork running) throws Exception {
        if (start.attempts() > MOST_ATTEMPTS) {
            throw new IllegalStateException("Given up: its node died %d times while it ran.".formatted(MOST_ATTEMPTS));
        }
        if (start.attempts() > 1) {
            running.log("started again after its node died, attempt " + start.attempts());
        }
        Work work = find(start.kind()).orElseThrow(() -> new IllegalStateException("No room offers the work \"%s\".".formatted(start.kind())));
        start.actor().call(() -> {
            work.run(running);
            return null;
        });
        JobState state = running.isCancelled() ? JobState.CANCELLED : JobState.DONE;
        running.end(state, "");
        return state;
    }

    private Optional<Work> find(String kind) {
        return works.stream().filter(work -> work.kind().equals(kind)).findFirst();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
