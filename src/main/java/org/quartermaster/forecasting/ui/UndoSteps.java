package org.quartermaster.forecasting.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;

/** What was done while a screen is open, to be taken back step by step, the last first. */
final class UndoSteps {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** @param back takes the step back */
    void add(Runnable back) {
        steps.push(back);
    }

    /**
     * Takes the last step back. A step that others made impossible meanwhile is forgotten, so that those before it can be reached; after any other failure it can be tried again.
     *
     * @throws NotFound if what the step changed is gone
     * @throws Conflict if it has moved on
     */
    void takeBack() {
        try {
            steps.peek().run();
        } catch (NotFound | Conflict overtaken) {
            steps.pop();
            throw overtaken;
        }
        steps.pop();
    }
}
