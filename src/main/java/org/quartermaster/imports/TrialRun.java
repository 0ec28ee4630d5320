package org.quartermaster.imports;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.quartermaster.database.Numbers;

/** Whether a handle only tries rows out. A trial takes its numbers from nowhere, so that it neither waits for a running import nor holds one up. */
public final class TrialRun implements JdbiConfig<TrialRun> {

    private static final long FIRST = 1_900_000_000L;

    private boolean isTrial;
    private long next = FIRST;

    /** Makes everything on this handle a trial; the caller rolls back. */
    static void begin(Handle handle) {
        handle.getConfig(TrialRun.class).isTrial = true;
    }

    static boolean isOn(Handle handle) {
        return handle.getConfig(TrialRun.class).isTrial;
    }

    /** The first of {@code count} numbers for a table. */
    static long take(Handle handle, String table, int count) {
        TrialRun trial = handle.getConfig(TrialRun.class);
        if (!trial.isTrial) {
            return Numbers.take(handle, table, count);
        }
        trial.next += count;
        return trial.next - count;
    }

    @Override
    public TrialRun createCopy() {
        var copy = new TrialRun();
        copy.isTrial = isTrial;
        return copy;
    }
}
