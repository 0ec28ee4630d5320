package org.quartermaster.shared.work;

import java.util.Map;

/** What running work may know and say. Thread-safe. */
public interface WorkContext {
    /** The parameters it was asked for with. */
    Map<String, String> parameters();

    /**
     * How far it is; cheap, may be called per batch. Written to the row at most once a second.
     *
     * @param step  text key of the present step, for example {@code forecasting.step.features}
     * @param done  units of work done, ≥ 0
     * @param total all units of work, or 0 when unknown
     */
    void progress(String step, long done, long total);

    /** Adds one line to the job's log. */
    void log(String line);

    /** The result in a few words and numbers, and the in-app path that shows it, for example {@code replenishment}. */
    void result(String summary, String path);

    /** Whether somebody asked to stop. */
    boolean isCancelled();
}
