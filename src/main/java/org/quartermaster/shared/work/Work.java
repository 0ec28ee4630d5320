package org.quartermaster.shared.work;

import java.util.Map;
import java.util.Set;

/**
 * One kind of long work, offered by a room as an {@code @ApplicationScoped} bean and run by {@code jobs} under a durable row.
 *
 * <p>It runs outside a transaction, as the actor who asked for it, at least once: it must be safe to run again after a crash.
 */
public interface Work {
    /** Stable name, for example {@code forecasting.run}; also the text key {@code jobs.kind.<kind>}. */
    String kind();

    /**
     * Does the work. Returns early when {@link WorkContext#isCancelled()}.
     *
     * @throws Exception the job is then marked failed with the message
     */
    void run(WorkContext context) throws Exception;

    /** Whether the night run asks for it tonight, where it is one of the night's steps at all; work that people switch on, or that has nothing to work on yet, says so here, asked when its turn comes. */
    default boolean isDueTonight() {
        return true;
    }

    /** Whether only other work asks for it, as a part of its own ({@link WorkContext#parts}), and never a person. */
    default boolean isPart() {
        return false;
    }

    /** The parameters without which it cannot be asked for; where there are any, a screen of its own asks for it and the list of all kinds does not offer it. */
    default Set<String> needs() {
        return Set.of();
    }

    /** How many jobs of this kind one node may run at once. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * The job was cancelled and will not run, or not again after a crash: says so where the room keeps what was asked for. May be called more than once.
     *
     * @param parameters of the job
     */
    default void dropped(Map<String, String> parameters) {
    }
}
