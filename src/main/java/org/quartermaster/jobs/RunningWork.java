package org.quartermaster.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkPart;

/** What running work sees. Keeps progress and log lines and writes them at most once a second. */
final class RunningWork implements WorkContext {

    /** Runs the parts of a job. */
    @FunctionalInterface
    interface PartsRun {
        void run(RunningWork whole, String step, String kind, List<WorkPart> parts) throws InterruptedException;
    }

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final JobStore.Claim claim;
    private final Map<String, String> parameters;
    private final JobStore store;
    private final PartsRun parts;
    private final List<String> unwritten = new ArrayList<>();
    private int nextLine;
    private String step = "";
    private Instant stepStarted = Instant.now();
    private long done;
    private long total;
    private Instant written = Instant.EPOCH;
    private boolean cancelled;
    private boolean takenOver;
    private boolean stopping;
    private boolean toldToStop;
    private String summary = "";
    private String path = "";

    RunningWork(JobStore.Claim claim, Map<String, String> parameters, JobStore store, PartsRun parts) {
        this.parts = parts;
        this.claim = claim;
        this.parameters = parameters;
        this.store = store;
        this.nextLine = store.nextLine(claim.id());
    }

    @Override
    public long id() {
        return claim.id();
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public synchronized void progress(String newStep, long newDone, long newTotal) {
        boolean isNew = !newStep.equals(step);
        if (isNew) {
            step = newStep;
            stepStarted = Instant.now();
        }
        done = newDone;
        total = newTotal;
        writeWhenDue(isNew);
    }

    @Override
    public synchronized void log(String line) {
        unwritten.add(line);
        writeWhenDue(false);
    }

    @Override
    public synchronized void result(String newSummary, String newPath) {
        summary = newSummary;
        path = newPath;
    }

    @Override
    public synchronized boolean isCancelled() {
        writeWhenDue(false);
        toldToStop |= stopping;
        return cancelled || stopping || takenOver;
    }

    @Override
    public void parts(String step, Work part, List<WorkPart> wanted) throws InterruptedException {
        parts.run(this, step, part.kind(), wanted);
    }

    /** Whether a person asked to stop; a server that stops asks nobody. */
    synchronized boolean isCalledOff() {
        writeWhenDue(false);
        return cancelled;
    }

    /** Whether another node works on it by now, as nothing was heard of this one for too long. */
    synchronized boolean isTakenOver() {
        return takenOver;
    }

    /** The server stops: from now on the work is told to end soon, though nobody cancelled it. */
    synchronized void stop() {
        stopping = true;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Where the job stands when its work returned: waiting when it only returned because the server stops, or another node works on it. */
    synchronized JobState reached() {
        return takenOver ? JobState.WAITING : cancelled ? JobState.CANCELLED : toldToStop ? JobState.WAITING : JobState.DONE;
    }

    /** Lets the job wait for the next start, unless it has ended or waits already. */
    synchronized void putBack() {
        if (store.putBack(claim)) {
            unwritten.add("stopped with its server; begins again after the next start");
            writeLog();
        }
    }

    /** Answers whether it was this one's to end. */
    synchronized boolean end(JobState state, JobFailure failure) {
        write();
        return store.end(claim, state, summary, path, failure);
    }

    private void writeWhenDue(boolean now) {
        if (now || Duration.between(written, Instant.now()).compareTo(BETWEEN_WRITES) >= 0) {
            write();
        }
    }

    private void write() {
        written = Instant.now();
        var heard = store.progress(claim, step, stepStarted, done, total);
        cancelled |= heard.isCancelled();
        takenOver |= heard.isTakenOver();
        if (!takenOver) {
            writeLog();
        }
    }

    private void writeLog() {
        if (!unwritten.isEmpty()) {
            store.log(claim.id(), unwritten, nextLine);
            nextLine += unwritten.size();
            unwritten.clear();
        }
    }
}
