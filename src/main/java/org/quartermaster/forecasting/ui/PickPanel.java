package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.forecasting.ForecastPanels.Line;
import org.quartermaster.ui.Format;

/** One of the linked panels: lines with their value, the picked one marked; a click picks or lets go. */
final class PickPanel extends Div {

    private final Div lines = new Div();
    private final Consumer<Line> picked;
    private final boolean isMoney;

    /** @param title already translated */
    PickPanel(String title, boolean isMoney, Consumer<Line> picked) {
        this.picked = picked;
        this.isMoney = isMoney;
        addClassName("qm-pick");
        lines.addClassName("qm-pick-lines");
        lines.getElement().setAttribute("role", "group").setAttribute("aria-label", title);
        add(new H2(title), lines);
    }

    /** Shows lines. @param selected code of the picked one, or blank */
    PickPanel show(List<Line> all, String selected) {
        lines.removeAll();
        all.forEach(line -> lines.add(button(line, line.code().equals(selected))));
        if (all.isEmpty()) {
            var none = new Span(getTranslation("forecasting.pick.none"));
            none.addClassName("qm-soft");
            lines.add(none);
        }
        return this;
    }

    /** Puts a field above the lines that asks for those with a text. */
    PickPanel searched(Function<String, List<Line>> search, String selected) {
        var field = new TextField();
        field.setPlaceholder(getTranslation("forecasting.pick.search"));
        field.setAriaLabel(getTranslation("forecasting.pick.search"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(e -> show(search.apply(e.getValue()), selected));
        addComponentAtIndex(1, field);
        return show(search.apply(""), selected);
    }

    private NativeButton button(Line line, boolean isPicked) {
        boolean chinese = getLocale().getLanguage().equals("zh");
        var format = Format.current();
        var name = new Span(line.code() + " · " + (chinese ? line.nameZh() : line.name()));
        name.getStyle().set("padding-left", 12 * line.depth() + "px");
        var amount = new Span(isMoney ? format.money(line.value()) : format.quantity(Math.round(line.total())));
        amount.addClassName("n");
        var button = new NativeButton();
        button.add(name, amount);
        button.addClickListener(_ -> picked.accept(line));
        button.setTitle(name.getText());
        button.getElement().setAttribute("aria-pressed", Boolean.toString(isPicked));
        if (isPicked) {
            button.getElement().executeJs("requestAnimationFrame(() => this.parentElement.scrollTop = this.offsetTop - this.parentElement.offsetTop - 26)");
        }
        return button;
    }
}
