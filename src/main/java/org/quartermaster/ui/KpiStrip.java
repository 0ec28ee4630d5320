package org.quartermaster.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The figures at the top of a view, each a name, a large number, a smaller one beside it, and a link to the rows behind it. */
public class KpiStrip extends Div {

    /**
     * One figure.
     *
     * @param labelKey text key of its name
     * @param value    the number as text
     * @param detail   beside it, usually the money; may be empty
     * @param state    colours the number and puts its mark before it; null for plain
     * @param path     where it leads, null for nowhere
     */
    public record Kpi(String labelKey, String value, String detail, State state, String path) {
    }

    public KpiStrip() {
        addClassName("qm-kpis");
    }

    /** Replaces the figures. */
    public void show(List<Kpi> kpis) {
        removeAll();
        kpis.forEach(this::add);
    }

    private void add(Kpi kpi) {
        Span label = new Span(getTranslation(kpi.labelKey()));
        label.addClassName("label");
        Span value = new Span(kpi.value());
        value.addClassName("value");
        Span detail = new Span(kpi.detail());
        detail.addClassName("detail");
        Div numbers = new Div();
        if (kpi.state() != null) {
            value.addClassName(kpi.state().style());
            numbers.add(kpi.state().icon());
        }
        numbers.add(value, detail);
        add(kpi.path() == null ? box(label, numbers) : link(kpi.path(), label, numbers));
    }

    private static Div box(Span label, Div numbers) {
        Div box = new Div(label, numbers);
        box.addClassName("qm-kpi");
        return box;
    }

    private static Anchor link(String path, Span label, Div numbers) {
        Anchor link = new Anchor(path, label, numbers);
        link.addClassName("qm-kpi");
        return link;
    }
}
