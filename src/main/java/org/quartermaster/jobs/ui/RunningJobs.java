package org.quartermaster.jobs.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quartermaster.jobs.JobRow;
import org.quartermaster.jobs.JobState;
import org.quartermaster.jobs.Jobs;
import org.quartermaster.shared.Actor;
import org.quartermaster.ui.JobFeed;
import org.quartermaster.ui.State;

/** Feeds the job bar; reads as the night run, because what runs is no secret and one poller serves all. */
@ApplicationScoped
public class RunningJobs implements JobFeed {

    private Jobs jobs;

    protected RunningJobs() {
    }

    @Inject
    public RunningJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<RunningJob> running() {
        return asNightRun(jobs::open).stream().map(RunningJobs::running).toList();
    }

    private static RunningJob running(JobRow job) {
        return new RunningJob(job.id(), job.kind(), job.step(), job.done(), job.total(), job.unitsPerSecond(Instant.now()), job.startedAt(),
                job.requestedBy(), job.kind().equals(org.quartermaster.jobs.NightRun.KIND));
    }

    @Override
    public Optional<JobFeed.NightRun> lastNightRun() {
        return asNightRun(() -> jobs.lastEnded(org.quartermaster.jobs.NightRun.KIND)).map(job -> new JobFeed.NightRun(
                job.status() == JobState.DONE ? State.GOOD : State.WATCH, job.finishedAt(), Duration.ofSeconds(job.seconds() == null ? 0 : job.seconds())));
    }

    @Override
    public Optional<Ended> ended(String kind, Map<String, String> parameters) {
        return asNightRun(() -> jobs.newest(kind, parameters)).flatMap(RunningJobs::ended);
    }

    private static Optional<Ended> ended(JobRow job) {
        return switch (job.status()) {
            case WAITING, RUNNING -> Optional.empty();
            case DONE -> Optional.of(new Ended(Ending.DONE, ""));
            case CANCELLED -> Optional.of(new Ended(Ending.CANCELLED, ""));
            case FAILED -> Optional.of(new Ended(Ending.FAILED, FailureWords.of(job)));
        };
    }

    @Override
    public void cancel(long id) {
        jobs.cancel(id);
    }

    private static <T> T asNightRun(Callable<T> question) {
        try {
            return Actor.NIGHT_RUN.call(question);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
