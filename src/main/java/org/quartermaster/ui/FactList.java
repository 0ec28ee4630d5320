package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;

/** Names and values below each other, as in a data sheet. */
@Tag("dl")
public class FactList extends HtmlContainer {

    /** The name's element. */
    @Tag("dt")
    private static final class Name extends HtmlContainer {
    }

    /** The value's element. */
    @Tag("dd")
    private static final class Value extends HtmlContainer {
    }

    public FactList() {
        addClassName("qm-facts");
    }

    /** Adds a fact; a value that is empty shows as missing. */
    public FactList fact(String labelKey, String value) {
        return fact(labelKey, new Span(value == null || value.isEmpty() ? Format.MISSING : value));
    }

    public FactList fact(String labelKey, Component value) {
        var name = new Name();
        name.setText(getTranslation(labelKey));
        var box = new Value();
        box.add(value);
        add(name, box);
        return this;
    }
}
