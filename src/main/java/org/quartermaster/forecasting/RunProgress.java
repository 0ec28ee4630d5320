package org.quartermaster.forecasting;

import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.shared.work.WorkContext;

/** Tells a job how far the engine is. */
record RunProgress(WorkContext context) implements RunListener {

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
        return context.isCancelled();
    }
}
