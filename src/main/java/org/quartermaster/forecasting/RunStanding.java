package org.quartermaster.forecasting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Whether a run is still the one that is being made: a newer one ends it. Asks the database every five seconds at most. */
final class RunStanding implements BooleanSupplier {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ForecastStore store;
    private final long run;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;
    private boolean isRunning = true;

    RunStanding(ForecastStore store, long run, Clock clock) {
        this.store = store;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (Duration.between(looked, clock.instant()).compareTo(BETWEEN_LOOKS) >= 0) {
            isRunning = store.isRunning(run);
            looked = clock.instant();
        }
        return isRunning;
    }
}
