package org.quartermaster.jobs;

/** A job has ended; fired after its row says so. */
public record JobEnded(long id, String kind, JobState state) {
}
