package org.quartermaster.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.quartermaster.shared.work.Reason;

/**
 * A job as lists show it.
 *
 * @param state   code of {@link JobState}
 * @param seconds run time so far, null before the start
 * @param partOf  the job whose part it is; null: it stands for itself
 * @param done    units of the present step, {@code total} 0 when unknown
 * @param error   what went wrong, in English
 * @param reasons the same in no language: {@code text key|argument|…}, a line each, the outermost first; empty for jobs that failed before such were kept
 */
public record JobRow(long id, Long partOf, String kind, String state, String requestedBy, Instant requestedAt, Instant startedAt, Instant finishedAt, Long seconds,
                     String step, Instant stepStartedAt, long done, long total, int attempts, String node, boolean cancelRequested, String summary,
                     String path, String error, String reasons) {

    public JobState status() {
        return JobState.of(state);
    }

    /** Why it failed, the outermost reason first. */
    public List<Reason> why() {
        return JobFailure.read(reasons);
    }

    /** Units per second since the step began, 0 when unknown. */
    public double unitsPerSecond(Instant now) {
        if (stepStartedAt == null || done == 0) {
            return 0;
        }
        return done / Math.max(1.0, Duration.between(stepStartedAt, now).toMillis() / 1000.0);
    }
}
