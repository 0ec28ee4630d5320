package org.quartermaster.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * A job as lists show it.
 *
 * @param state   code of {@link JobState}
 * @param seconds run time so far, null before the start
 * @param partOf  the job whose part it is; null: it stands for itself
 * @param done    units of the present step, {@code total} 0 when unknown
 */
public record JobRow(long id, Long partOf, String kind, String state, String requestedBy, Instant requestedAt, Instant startedAt, Instant finishedAt, Long seconds,
                     String step, Instant stepStartedAt, long done, long total, int attempts, String node, boolean cancelRequested, String summary,
                     String path, String error) {

    public JobState status() {
        return JobState.of(state);
    }

    /** Units per second since the step began, 0 when unknown. */
    public double unitsPerSecond(Instant now) {
        if (stepStartedAt == null || done == 0) {
            return 0;
        }
        return done / Math.max(1.0, Duration.between(stepStartedAt, now).toMillis() / 1000.0);
    }
}
