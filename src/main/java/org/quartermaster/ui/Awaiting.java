package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Looks about once a second, in the window's own turn, for something that a job brings. */
public final class Awaiting {

    private final AtomicReference<Runnable> unsubscribe = new AtomicReference<>(() -> { });

    private Awaiting() {
    }

    /** Looks until {@code hasCome} answers yes or fails, or {@code view} is left. */
    public static void until(Component view, BooleanSupplier hasCome) {
        var awaiting = new Awaiting();
        UI ui = UI.getCurrent();
        view.addDetachListener(_ -> awaiting.end());
        Beans.find(JobPoller.class).ifPresent(poller -> awaiting.unsubscribe.set(poller.subscribe(_ -> ui.access(() -> awaiting.look(view, hasCome)))));
    }

    private void look(Component view, BooleanSupplier hasCome) {
        boolean goesOn = false;
        try {
            goesOn = view.isAttached() && !hasCome.getAsBoolean();
        } finally {
            if (!goesOn) {
                end();
            }
        }
    }

    private void end() {
        unsubscribe.getAndSet(() -> { }).run();
    }
}
