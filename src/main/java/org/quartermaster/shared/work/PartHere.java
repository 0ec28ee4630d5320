package org.quartermaster.shared.work;

import java.util.Map;

/** A part that is done by the thread of its whole: speaks through it. */
record PartHere(WorkContext whole, Map<String, String> parameters) implements WorkContext {

    @Override
    public void progress(String step, long done, long total) {
        whole.progress(step, done, total);
    }

    @Override
    public void log(String line) {
        whole.log(line);
    }

    @Override
    public void result(String summary, String path) {
        // the whole says how it went
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
