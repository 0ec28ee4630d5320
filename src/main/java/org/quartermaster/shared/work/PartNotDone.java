package org.quartermaster.shared.work;

/** A part of some work failed, or somebody cancelled it, so that the whole cannot be finished. */
public class PartNotDone extends RuntimeException {

    private final boolean cancelled;

    /** @param reason what went wrong; empty when it was cancelled */
    public PartNotDone(String part, boolean cancelled, String reason) {
        super(cancelled ? "Part %s was cancelled.".formatted(part) : "Part %s failed: %s".formatted(part, reason));
        this.cancelled = cancelled;
    }

    /** Whether somebody cancelled the part. */
    public boolean isCancelled() {
        return cancelled;
    }
}
