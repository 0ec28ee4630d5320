package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import java.util.function.Consumer;

/** A component drawn by one of our own ES modules in {@code frontend/}: the server hands it JSON, it answers with DOM events. */
abstract class ScreenElement extends Component implements HasSize, HasStyle {

    private final String module;

    /** @param module file name in {@code frontend/} */
    ScreenElement(String module) {
        this.module = module;
        setSizeFull();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://qm/" + module);
    }

    /** Hands the element a value under a property name, as parsed JSON. */
    final void hand(String property, Object value) {
        getElement().setProperty(property, value instanceof String json ? json : Json.of(value));
    }

    /** Calls the listener with the id an event of the element carries. */
    final void on(String event, Consumer<String> listener) {
        getElement().addEventListener(event, e -> listener.accept(e.getEventData().getString("event.detail.id"))).addEventData("event.detail.id");
    }
}
