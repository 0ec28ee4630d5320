package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.dom.Element;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import org.quartermaster.ui.Format;

/** A slider over money: the cut line of the worklist follows it while it is dragged. */
final class BudgetSlider extends Div {

    private static final int STEPS = 200;

    private final Span label = new Span();
    private final Span outcome = new Span();
    private final Element range = new Element("input");
    private final Consumer<BigDecimal> moved;
    private BigDecimal most = BigDecimal.ONE;
    private BigDecimal budget;

    /** @param moved called with the budget, null for no limit */
    BudgetSlider(Consumer<BigDecimal> moved) {
        this.moved = moved;
        addClassName("qm-budget");
        getStyle().set("display", "flex").set("gap", "10px").set("align-items", "center");
        range.setAttribute("type", "range").setAttribute("min", "0").setAttribute("max", String.valueOf(STEPS)).setAttribute("aria-label", getTranslation("replenishment.budget.title"));
        range.getStyle().set("width", "160px").set("accent-color", "var(--accent)");
        range.addEventListener("input", e -> slid(Double.parseDouble(e.getEventData().getString("element.value")))).addEventData("element.value")
                .debounce(60, DebouncePhase.LEADING, DebouncePhase.INTERMEDIATE, DebouncePhase.TRAILING);
        add(label);
        getElement().appendChild(range);
        add(outcome);
    }

    /** The scale and the budget that is set; null: no limit. */
    void show(BigDecimal total, BigDecimal set) {
        most = total.signum() > 0 ? total : BigDecimal.ONE;
        budget = set != null && set.compareTo(most) < 0 ? set : null;
        int at = budget == null ? STEPS : (int) Math.round(budget.doubleValue() / most.doubleValue() * STEPS);
        range.setProperty("value", String.valueOf(at));
        describe();
    }

    /** What the budget buys, already translated. */
    void outcome(String text) {
        outcome.setText(text);
    }

    BigDecimal budget() {
        return budget;
    }

    private void slid(double at) {
        budget = at >= STEPS ? null : most.multiply(BigDecimal.valueOf(at / STEPS)).round(new MathContext(3));
        describe();
        moved.accept(budget);
    }

    private void describe() {
        String text = budget == null ? getTranslation("replenishment.budget.none") : getTranslation("replenishment.budget.is", Format.current().money(budget));
        label.setText(text);
        range.setAttribute("aria-valuetext", text);
    }

    static Component space() {
        Span space = new Span();
        space.addClassName("qm-space");
        return space;
    }
}
