package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/** Tells components whether the window is narrower than they need. */
final class Narrow {

    private Narrow() {
    }

    /** Calls the listener at once with what is known, and whenever it changes while the component is attached. */
    static void watch(UI ui, Component component, int pixels, Consumer<Boolean> listener) {
        var resized = ui.getPage().addBrowserWindowResizeListener(e -> listener.accept(e.getWidth() < pixels));
        component.addDetachListener(_ -> resized.remove());
        ui.getPage().retrieveExtendedClientDetails(details -> listener.accept(details.getWindowInnerWidth() < pixels));
    }
}
