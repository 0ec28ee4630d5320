package org.quartermaster.delivery;

import java.util.Map;
import org.quartermaster.shared.Actor;
import org.quartermaster.testing.QuietWork;

/** Does something once in the middle of a search. */
final class Meddling extends QuietWork {
    private final Runnable once;
    private boolean done;

    Meddling(Runnable action) {
        super(Map.of("seconds", "3", "warehouse", "1"));
        once = action;
    }

    @Override
    public synchronized boolean isCancelled() {
        if (!done) {
            done = true;
            Actor.NIGHT_RUN.run(once);
        }
        return false;
    }
}
