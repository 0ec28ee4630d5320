package org.quartermaster.forecasting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.quartermaster.forecasting.selection.RunListener;
import org.quartermaster.shared.work.WorkContext;

/** Tells a segment's job how far the engine is, and stops the engine when its run has ended meanwhile. */
final class SegmentProgress implements RunListener {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final WorkContext context;
    private final ForecastStore store;
    private final long run;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;
    private boolean isRunning = true;

    SegmentProgress(WorkContext context, ForecastStore store, long run, Clock clock) {
        this.context = context;
        this.store = store;
        this.run = run;
        this.clock = clock;
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
    public synchronized boolean isCancelled() {
        if (Duration.between(looked, clock.instant()).compareTo(BETWEEN_LOOKS) >= 0) {
            isRunning = store.isRunning(run);
            looked = clock.instant();
        }
        return !isRunning || context.isCancelled();
    }
}
