package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks about once a second, in the window's own turn, for something that a job brings. */
public final class Awaiting {

    private final AtomicReference<Runnable> unsubscribe = new AtomicReference<>(() -> { });

    private Awaiting() {
    }

    /** Looks until the job has ended that was asked for last, of this kind and with these parameters among its own, and tells how; or until {@code view} is left. */
    public static void end(Component view, String kind, Map<String, String> parameters, Consumer<JobFeed.Ended> told) {
        until(view, () -> {
            Optional<JobFeed.Ended> ended = Beans.find(JobFeed.class).flatMap(feed -> feed.ended(kind, parameters));
            ended.ifPresent(told);
            return ended.isPresent();
        });
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
