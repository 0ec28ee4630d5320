package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkPart;

/** Runs one job: finds its work, binds the actor, writes how it ended. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int MOST_ATTEMPTS = 3;
    /** How many jobs of this node work at once; those that wait for others, and parts, do not count. */
    private static final int AT_ONCE = 3;

    private JobStore store;
    private Iterable<Work> works;
    private Consumer<JobEnded> ended;
    private JobParts parts;
    private final JobPlaces places = new JobPlaces(AT_ONCE);
    private final Set<RunningWork> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    protected JobRunner() {
    }

    @Inject
    public JobRunner(JobStore store, Instance<Work> works, Event<JobEnded> ended, JobParts parts) {
        this(store, works, (Consumer<JobEnded>) ended::fire, parts);
    }

    /** Without a container: {@code ended} is told instead of an event. */
    public JobRunner(JobStore store, Iterable<Work> works, Consumer<JobEnded> ended, JobParts parts) {
        this.parts = parts;
        this.store = store;
        this.works = works;
        this.ended = ended;
    }

    /** The kinds of work that people may ask for, in alphabetical order. */
    public List<String> kinds() {
        return all().filter(work -> !work.isPart()).map(Work::kind).sorted().toList();
    }

    /** The kinds that may be asked for without telling more. */
    public List<String> plainKinds() {
        return kinds().stream().filter(kind -> needs(kind).isEmpty()).toList();
    }

    /** The parameters that have to be told with a kind, in alphabetical order. */
    public List<String> needs(String kind) {
        return find(kind).stream().flatMap(work -> work.needs().stream()).sorted().toList();
    }

    /** Whether a room offers this kind and wants it tonight. */
    public boolean isDueTonight(String kind) {
        return find(kind).filter(Work::isDueTonight).isPresent();
    }

    /**
     * Runs the job to its end; when it was cancelled before, tells its work. Never throws.
     *
     * @return false when it is to be taken up again later: it only stopped because the server does, or this node has no place for it now
     */
    @ActivateRequestContext
    public boolean run(long id, String node) {
        String kind = store.kind(id).orElse("");
        if (stopping || !hasPlace(id, kind)) {
            return false;
        }
        try {
            return store.start(id, node).map(start -> run(new JobStore.Claim(id, node, start.attempts()), start)).orElseGet(() -> drop(id));
        } finally {
            places.free(id);
        }
    }

    /** The night only waits for its steps: it needs none. */
    private boolean hasPlace(long id, String kind) {
        Optional<Work> work = find(kind);
        return kind.equals(NightRun.KIND) || places.take(id, kind, work.map(Work::atOnce).orElse(1), work.map(Work::isPart).orElse(false));
    }

    private boolean drop(long id) {
        try {
            store.dropped(id).ifPresent(job -> find(job.kind()).ifPresent(work -> work.dropped(job.parameters())));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, failure, () -> "Job %d was cancelled, but its room could not write so".formatted(id));
        }
        return true;
    }

    /** Tells all running work that the server stops, and begins none any more. */
    public void stopAll() {
        stopping = true;
        underWay.forEach(RunningWork::stop);
    }

    /** Puts back what did not hear of the stop in time, or could not be put back by its own interrupted thread. */
    public void putBackAll() {
        underWay.forEach(RunningWork::putBack);
    }

    private boolean run(JobStore.Claim claim, JobStore.Start start) {
        var running = new RunningWork(claim, start.parameters(), store, this::waitForParts);
        underWay.add(running);
        if (stopping) {
            running.stop();
        }
        try {
            JobState state = outcome(claim.id(), start, running);
            if (!state.isOpen()) {
                ended.accept(new JobEnded(claim.id(), start.kind(), state));
            }
            return !state.isOpen();
        } finally {
            if (!stopping) {
                underWay.remove(running);
            }
        }
    }

    private void waitForParts(RunningWork whole, String step, String kind, List<WorkPart> wanted) throws InterruptedException {
        Optional<String> left = places.free(whole.id());
        try {
            parts.run(whole, step, kind, wanted);
        } finally {
            left.ifPresent(own -> places.takeBack(whole.id(), own));
        }
    }

    private JobState outcome(long id, JobStore.Start start, RunningWork running) {
        try {
            return attempt(start, running);
        } catch (Exception | Error failure) {
            if (running.isStopping() || isInterruption(failure)) {
                return putBack(running);
            }
            LOG.log(Level.WARNING, failure, () -> "Job %d (%s) failed".formatted(id, start.kind()));
            running.log("failed: " + failure);
            return running.end(JobState.FAILED, JobFailure.of(failure)) ? JobState.FAILED : JobState.WAITING;
        }
    }

    private JobState attempt(JobStore.Start start, RunningWork running) throws Exception {
        if (start.attempts() > MOST_ATTEMPTS) {
            throw new WorkFailed("Given up: its node died %d times while it ran.".formatted(MOST_ATTEMPTS), Reason.of("jobs.error.nodes", MOST_ATTEMPTS));
        }
        if (start.attempts() > 1) {
            running.log("started again after its node died, attempt " + start.attempts());
        }
        Work work = find(start.kind()).orElseThrow(() -> new WorkFailed("No room offers the work \"%s\".".formatted(start.kind()), Reason.of("jobs.error.kind", start.kind())));
        start.actor().call(() -> {
            work.run(running);
            return null;
        });
        JobState state = running.reached();
        if (state.isOpen()) {
            return putBack(running);
        }
        return running.end(state, JobFailure.NONE) ? state : JobState.WAITING;
    }

    /** Only a server that stops interrupts work: somebody who cancels it tells it so. */
    private static boolean isInterruption(Throwable failure) {
        return failure instanceof InterruptedException || Thread.currentThread().isInterrupted();
    }

    /** An interrupted thread cannot write; when it is interrupted again meanwhile, {@link #putBackAll} writes for it. */
    private static JobState putBack(RunningWork running) {
        Thread.interrupted();
        try {
            running.putBack();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, failure, () -> "A job could not be put back by its own thread");
        }
        return JobState.WAITING;
    }

    private Stream<Work> all() {
        return StreamSupport.stream(works.spliterator(), false);
    }

    private Optional<Work> find(String kind) {
        return all().filter(work -> work.kind().equals(kind)).findFirst();
    }
}
