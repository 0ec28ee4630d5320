package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.quartermaster.shared.work.PartNotDone;
import org.quartermaster.shared.work.WorkPart;

/** Asks for the parts of a running job as jobs of their own and waits for them; see {@link org.quartermaster.shared.work.WorkContext#parts}. */
@ApplicationScoped
public class JobParts {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private JobRequests requests;
    private JobStore store;
    private JobEnds ends;

    protected JobParts() {
    }

    @Inject
    public JobParts(JobRequests requests, JobStore store, JobEnds ends) {
        this.requests = requests;
        this.store = store;
        this.ends = ends;
    }

    /** Returns when all parts are done, or when the whole was cancelled and no part runs any more. */
    public void run(RunningWork whole, String step, String kind, List<WorkPart> parts) throws InterruptedException {
        var waiting = new Waiting(whole, kind);
        parts.forEach(waiting::ask);
        while (waiting.isOpen()) {
            waiting.look();
            whole.progress(step, parts.size() - waiting.open.size(), parts.size());
            if (whole.isTakenOver()) {
                throw new InterruptedException("Another node waits for the parts of job %d now.".formatted(whole.id()));
            }
        }
        if (waiting.trouble != null && !whole.isCalledOff()) {
            throw waiting.trouble;
        }
    }

    /** The parts that have not ended, with their jobs. */
    private final class Waiting {
        private final RunningWork whole;
        private final String kind;
        private final Map<WorkPart, Long> open = new LinkedHashMap<>();
        private final Map<WorkPart, Long> failed = new LinkedHashMap<>();
        private PartNotDone trouble;

        Waiting(RunningWork whole, String kind) {
            this.whole = whole;
            this.kind = kind;
        }

        void ask(WorkPart part) {
            open.put(part, requests.requestPart(whole.id(), kind, part));
        }

        boolean isOpen() {
            return !open.isEmpty();
        }

        /** Looks at all, then waits for the first one, woken when it ends on this node. */
        void look() throws InterruptedException {
            long first = open.values().iterator().next();
            var ended = ends.of(first);
            try {
                for (var part : List.copyOf(open.entrySet())) {
                    look(part.getKey(), store.outcome(part.getValue()));
                }
                if (open.containsValue(first)) {
                    ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                }
            } finally {
                ends.forget(first);
            }
        }

        private void look(WorkPart part, JobStore.Outcome outcome) {
            if (outcome.state().isOpen()) {
                return;
            }
            long job = open.remove(part);
            if (outcome.state() == JobState.DONE || trouble != null || whole.isCalledOff()) {
                return;
            }
            boolean isFirst = outcome.state() == JobState.FAILED && failed.put(part, job) == null;
            if (isFirst) {
                whole.log("part %s failed (%s); it is tried once more".formatted(part.name(), outcome.failure().words()));
                ask(part);
            } else {
                trouble = outcome.state() == JobState.CANCELLED ? PartNotDone.cancelled(part.name(), job)
                        : PartNotDone.failed(part.name(), job, outcome.failure().words(), outcome.failure().reasons());
                open.values().forEach(other -> store.requestCancel(other, "part " + part.name()));
            }
        }
    }
}
