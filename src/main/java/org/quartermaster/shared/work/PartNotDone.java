package org.quartermaster.shared.work;

import java.util.List;
import java.util.stream.Stream;

/** A part of some work failed, or somebody cancelled it, so that the whole cannot be finished. */
public class PartNotDone extends WorkFailed {

    private final boolean cancelled;

    private PartNotDone(boolean cancelled, String words, List<Reason> reasons) {
        super(words, reasons);
        this.cancelled = cancelled;
    }

    /** Somebody cancelled the part. @param job the part's */
    public static PartNotDone cancelled(String part, long job) {
        return new PartNotDone(true, "Part %s was cancelled.".formatted(part), List.of(Reason.of("jobs.error.partCancelled", part, job)));
    }

    /** The part failed for good. @param job the part's @param words why, in English @param reasons why */
    public static PartNotDone failed(String part, long job, String words, List<Reason> reasons) {
        return new PartNotDone(false, "Part %s failed: %s".formatted(part, words), Stream.concat(Stream.of(Reason.of("jobs.error.partFailed", part, job)), reasons.stream()).toList());
    }

    /** Whether somebody cancelled the part. */
    public boolean isCancelled() {
        return cancelled;
    }
}
