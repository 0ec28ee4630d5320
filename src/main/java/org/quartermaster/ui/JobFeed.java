package org.quartermaster.ui;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs in the background, for the job bar and the top line. Offered once, by the room {@code jobs}; polled once per second and node. */
public interface JobFeed {

    /**
     * A job that is waiting or running.
     *
     * @param kind      its kind, for example {@code forecasting.run}; its name stands under {@code jobs.kind.}
     * @param stepKey   text key of its step, empty before the first
     * @param done      units done
     * @param total     all units, 0 when unknown
     * @param unitsPerSecond speed since the step began, 0 when unknown
     * @param startedAt when it started, null while it waits
     * @param startedBy who asked for it
     * @param isNightRun whether it is the night run, which makes everything
     */
    record RunningJob(long id, String kind, String stepKey, long done, long total, double unitsPerSecond, Instant startedAt, String startedBy, boolean isNightRun) {
    }

    /** The last night run: how it ended and when. */
    record NightRun(State state, Instant endedAt, java.time.Duration took) {
    }

    /** How a job ended. */
    enum Ending { DONE, CANCELLED, FAILED }

    /**
     * A job that has ended.
     *
     * @param why what went wrong, in the reader's language; empty unless it failed
     */
    record Ended(Ending how, String why) {
    }

    /** The jobs that run now, oldest first. */
    List<RunningJob> running();

    /** The last night run, empty before the first. */
    Optional<NightRun> lastNightRun();

    /** How the job ended that was asked for last, of this kind and with these parameters among its own; empty while it waits or runs, and when nobody asked. */
    Optional<Ended> ended(String kind, Map<String, String> parameters);

    /** Asks a job to stop; called with the actor bound, checks the role. */
    void cancel(long id);

    /** The in-app path of a job's log. */
    default String logPath(long id) {
        return "jobs?job=" + id;
    }
}
