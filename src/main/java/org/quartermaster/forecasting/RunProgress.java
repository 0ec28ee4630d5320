package org.quartermaster.forecasting;

import java.util.function.BooleanSupplier;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.shared.work.WorkContext;

/**
 * Tells a job how far the engine is, and stops the engine when the job is cancelled or what it makes is not wanted any more.
 *
 * @param isWanted for example {@link RunStanding}
 */
record RunProgress(WorkContext context, BooleanSupplier isWanted) implements RunListener {

    /** Of work that only its job can stop. */
    RunProgress(WorkContext context) {
        this(context, () -> true);
    }

    @Override
    public void progress(String step, long done, long total) {
        context.progress(step, done, total);
    }

    @Override
    public void log(String line) {
        context.log(line);
    }

    @Override
    public boolean isCancelled() {
        return !isWanted.getAsBoolean() || context.isCancelled();
    }
}
