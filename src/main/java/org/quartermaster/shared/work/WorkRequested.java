package org.quartermaster.shared.work;

import java.util.Map;

/**
 * Somebody wants work done. Fire as a synchronous CDI event; the job row exists when {@code fire} returns.
 *
 * @param kind       which {@link Work}
 * @param parameters its parameters
 * @param uniqueKey  at most one unfinished or finished job has this key, for example {@code forecasting.run/2026-11-22}; empty for "one unfinished job of this kind at a time"
 */
public record WorkRequested(String kind, Map<String, String> parameters, String uniqueKey) {
    /** The end of a key that stands for one unfinished job, and is free again when that one has ended. */
    public static final String OPEN = "#open";

    public WorkRequested {
        parameters = Map.copyOf(parameters);
    }

    /** A request without parameters: one unfinished job of this kind at a time. */
    public static WorkRequested now(String kind) {
        return new WorkRequested(kind, Map.of(), "");
    }
}
