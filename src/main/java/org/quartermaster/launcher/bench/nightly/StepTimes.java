package org.quartermaster.launcher.bench.nightly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.quartermaster.shared.work.WorkContext;

/** Notes how long each step of the work takes: from its first word of progress to the next step's. */
final class StepTimes implements WorkContext {

    private static final String BEFORE = "before";

    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final AtomicReference<String> said = new AtomicReference<>("");
    private String step = BEFORE;
    private long since = System.nanoTime();

    /** Seconds by step, in the order of their beginning; call it when the work has ended. */
    synchronized Map<String, Double> seconds() {
        next(step);
        return seconds;
    }

    String said() {
        return said.get();
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public synchronized void progress(String name, long done, long total) {
        if (!name.equals(step)) {
            next(name);
        }
    }

    private void next(String name) {
        long now = System.nanoTime();
        seconds.merge(step, (now - since) / 1e9, Double::sum);
        since = now;
        step = name;
    }

    @Override
    public void log(String line) {
        said.set(line);
    }

    @Override
    public void result(String summary, String path) {
        // the log has said it
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
