package org.quartermaster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartermaster.shared.work.WorkContext;

/** A context for work under test: keeps the log, and is cancelled after so many questions. */
public class QuietWork implements WorkContext {

    private final Map<String, String> parameters;
    private final List<String> log = new ArrayList<>();
    private int questionsLeft;

    public QuietWork(Map<String, String> parameters) {
        this(parameters, Integer.MAX_VALUE);
    }

    /** @param questions after so many calls of {@link #isCancelled} the answer is yes */
    public QuietWork(Map<String, String> parameters, int questions) {
        this.parameters = Map.copyOf(parameters);
        questionsLeft = questions;
    }

    public List<String> log() {
        return log;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public void progress(String step, long done, long total) {
        // nobody looks
    }

    @Override
    public synchronized void log(String line) {
        log.add(line);
    }

    @Override
    public synchronized void result(String summary, String path) {
        log.add(summary);
    }

    @Override
    public synchronized boolean isCancelled() {
        return questionsLeft-- <= 0;
    }
}
