package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/** Tells components whether the window is narrower than they need. */
public final class Narrow {

    private static final int ROOM_FOR_TWO = 1000;

    private Narrow() {
    }

    /** Calls the listener at once with what is known, and whenever it changes while the component is attached. */
    static void watch(UI ui, Component component, int pixels, Consumer<Boolean> listener) {
        var resized = ui.getPage().addBrowserWindowResizeListener(e -> listener.accept(e.getWidth() < pixels));
        component.addDetachListener(_ -> resized.remove());
        ui.getPage().retrieveExtendedClientDetails(details -> listener.accept(details.getWindowInnerWidth() < pixels));
    }

    /** Shows a second thing beside the first, where the window has room for both. */
    public static void ifRoomForTwo(Runnable show) {
        UI.getCurrent().getPage().retrieveExtendedClientDetails(details -> {
            if (details.getWindowInnerWidth() >= ROOM_FOR_TWO) {
                show.run();
            }
        });
    }
}
