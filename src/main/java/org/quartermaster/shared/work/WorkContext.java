package org.quartermaster.shared.work;

import java.util.List;
import java.util.Map;

/** What running work may know and say. Thread-safe. */
public interface WorkContext {
    /** The job's number, the same when it is taken up again after a crash; 0 where no job stands behind the work. */
    default long id() {
        return 0;
    }

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

    /**
     * Does parts of this work as durable jobs of their own, side by side where threads and nodes are free, and returns when all have ended. A part that was done before a crash of the whole is not done
     * again; one that fails is tried once more. Cancelling the whole cancels its parts, and this then returns early. Where no job stands behind the work, one part after the other is done here.
     *
     * @param step  text key; progress counts parts
     * @param part  does one of them, by its parameters
     * @param parts with names that differ
     * @throws PartNotDone when a part failed for good or was cancelled; the others are cancelled then
     * @throws Exception   when the server stops, or what a part done here threw
     */
    default void parts(String step, Work part, List<WorkPart> parts) throws Exception {
        for (int i = 0; i < parts.size() && !isCancelled(); i++) {
            progress(step, i, parts.size());
            part.run(new PartHere(this, parts.get(i).parameters()));
        }
    }
}
