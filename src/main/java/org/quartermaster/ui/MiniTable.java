package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** A small table for panels and pages: a handful of rows without sorting or filters. A header key that begins with {@code >} makes a column right-aligned. */
@Tag("table")
public class MiniTable extends HtmlContainer {

    private final List<String> headers;
    private final Element body = new Element("tbody");

    /** @param headerKeys text keys, each perhaps led by {@code >}; empty for none */
    public MiniTable(String... headerKeys) {
        headers = List.of(headerKeys);
        addClassName("qm-mini");
        var line = new Element("tr");
        for (String key : headers) {
            var cell = new Element("th").setAttribute("scope", "col");
            String text = key.replaceFirst("^>", "");
            cell.setText(text.isEmpty() ? "" : getTranslation(text));
            line.appendChild(aligned(cell, key));
        }
        getElement().appendChild(new Element("thead").appendChild(line), body);
    }

    /** Adds a row; texts, or components. */
    public MiniTable row(Object... cells) {
        var line = new Element("tr");
        for (int i = 0; i < cells.length; i++) {
            Component content = cells[i] instanceof Component component ? component : new Span(cells[i] == null ? Format.MISSING : cells[i].toString());
            line.appendChild(aligned(new Element("td").appendChild(content.getElement()), headers.get(i)));
        }
        body.appendChild(line);
        return this;
    }

    public boolean isEmpty() {
        return body.getChildCount() == 0;
    }

    private static Element aligned(Element cell, String key) {
        if (key.startsWith(">")) {
            cell.getClassList().add("n");
        }
        return cell;
    }
}
