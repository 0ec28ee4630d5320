package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/** Tells components whether the window is as narrow as a phone's. */
final class Narrow {

    private static final int PIXELS = 640;

    private Narrow() {
    }

    /** Calls the listener at once with what is known, and whenever it changes while the component is attached. */
    static void watch(UI ui, Component component, Consumer<Boolean> listener) {
        var resized = ui.getPage().addBrowserWindowResizeListener(e -> listener.accept(e.getWidth() < PIXELS));
        component.addDetachListener(_ -> resized.remove());
        ui.getPage().retrieveExtendedClientDetails(details -> listener.accept(details.getWindowInnerWidth() < PIXELS));
    }
}
