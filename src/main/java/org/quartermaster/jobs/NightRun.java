package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkRequested;

/**
 * The night's work in its order: models and files that came in, times without stock, forecast, plan, deliveries, alerts; then, where people switched it on, the network's training. Each step is a durable job of its own under the day's name, so that
 * after a crash the night goes on where it stopped. A step that fails does not stop the next: yesterday's forecast is better than no plan.
 */
@ApplicationScoped
public class NightRun implements Work {

    public static final String KIND = "jobs.night";
    private static final List<String> STEPS = List.of("forecasting.network-folder", "imports.folder", "sales.stock-outs", "forecasting.run", "replenishment.plan", "delivery.plan", "alerts.detect", "forecasting.network-tune");
    private static final Duration KEEP_JOBS = Duration.ofDays(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private JobRequests requests;
    private JobRunner runner;
    private Jobs jobs;
    private JobStore store;
    private JobEnds ends;
    private BusinessCalendar calendar;

    protected NightRun() {
    }

    @Inject
    public NightRun(JobRequests requests, JobRunner runner, Jobs jobs, JobStore store, JobEnds ends, BusinessCalendar calendar) {
        this.requests = requests;
        this.runner = runner;
        this.jobs = jobs;
        this.store = store;
        this.ends = ends;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) throws Exception {
        int asked = 0;
        int failed = 0;
        for (int i = 0; i < STEPS.size() && !context.isCancelled(); i++) {
            if (runner.isDueTonight(STEPS.get(i))) {
                context.progress("jobs.kind." + STEPS.get(i), i, STEPS.size());
                JobState state = runStep(STEPS.get(i), context);
                context.log(STEPS.get(i) + ": " + state.code());
                asked++;
                failed += state == JobState.DONE ? 0 : 1;
            }
        }
        store.forgetBefore(Instant.now().minus(KEEP_JOBS));
        context.result("%d/%d".formatted(asked - failed, asked), "");
        if (failed > 0 && !context.isCancelled()) {
            throw new WorkFailed("%d of %d steps did not succeed; their own jobs say why.".formatted(failed, asked), Reason.of("jobs.error.steps", failed, asked));
        }
    }

    private JobState runStep(String kind, WorkContext context) throws InterruptedException {
        String key = kind + "/" + calendar.planningDay() + context.parameters().getOrDefault("part", "");
        OptionalLong asked = requests.request(new WorkRequested(kind, Map.of(), key));
        OptionalLong job = asked.isPresent() ? asked : jobs.byKey(key);
        return job.isPresent() ? await(job.getAsLong(), context) : JobState.FAILED;
    }

    /**
     * Woken when the job ends on this node; looks now and then for jobs of other nodes and for somebody who asked to stop. A server that stops interrupts and
     * cancels nothing.
     */
    private JobState await(long id, WorkContext context) throws InterruptedException {
        var ended = ends.of(id);
        try {
            boolean asked = false;
            JobState state = jobs.one(id).status();
            while (state.isOpen()) {
                if (context.isCancelled() && !Thread.currentThread().isInterrupted() && !asked) {
                    store.requestCancel(id, "night run");
                    asked = true;
                }
                ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                state = jobs.one(id).status();
            }
            return state;
        } finally {
            ends.forget(id);
        }
    }
}
