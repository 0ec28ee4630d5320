package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.ui.PurchasingNavigation;
import org.quartermaster.replenishment.StockLines.PlanFacts;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.WhyPanel;

/**
 * How good the plan behind the worklist is: what it costs and how near the best possible that is, its figures in the panel; and what it advises about
 * orders that are open.
 */
final class PlanSummary extends Div {

    private final transient Format format = Format.current();
    private final transient PlanFacts plan;
    private final WhyPanel panel;

    PlanSummary(PlanFacts plan, List<OrderAdvices.Total> openOrders, WhyPanel panel) {
        this.plan = plan;
        this.panel = panel;
        addClassName("qm-plan");
        var open = new Button(sentence(), _ -> explain());
        open.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(open);
        if (!openOrders.isEmpty()) {
            add(new Span(getTranslation("replenishment.open.title")));
            openOrders.forEach(total -> add(link(total)));
            if (plan.callLeast() != null) {
                var from = new Span(getTranslation("replenishment.open.from", format.money(plan.callLeast())));
                from.addClassName("qm-soft");
                from.setTitle(least());
                add(from);
            }
        }
    }

    /** From which stake an open order is worth a call, and what is left out. */
    private String least() {
        return getTranslation("replenishment.open.least", format.money(plan.callLeast()), format.quantity(plan.callsLeft()), format.money(plan.callsLeftStake()));
    }

    private Anchor link(OrderAdvices.Total total) {
        return new Anchor(PurchasingNavigation.toAdvised(total.action()),
                getTranslation("replenishment.open." + total.action(), format.quantity(total.lines()), format.money(total.stake())));
    }

    private String sentence() {
        Double gap = plan.gap();
        return gap == null ? getTranslation("replenishment.quality.plain", format.money(plan.cost()))
                : getTranslation("replenishment.quality.within", share(gap), format.money(most()), format.money(plan.cost()));
    }

    /** A gap that is not nothing never shows as 0. */
    private String share(double gap) {
        return gap > 0 && gap < 0.0005 ? "< " + format.percent(0.001) : format.percent(gap);
    }

    private void explain() {
        panel.show(getTranslation("replenishment.quality.title"), format.fullDay(plan.planningDay()));
        panel.section("replenishment.quality.figures", facts());
        String said = plan.gap() == null ? getTranslation("replenishment.quality.unproven")
                : getTranslation("replenishment.quality.proof", format.money(plan.boundCost()), format.money(most()));
        panel.section("replenishment.quality.meaning", new Paragraph(said), new Paragraph(getTranslation("replenishment.quality.scope")));
        if (plan.callLeast() != null) {
            panel.section("replenishment.open.heading", new Paragraph(least()));
        }
    }

    private BigDecimal most() {
        return plan.cost().subtract(plan.boundCost()).max(BigDecimal.ZERO);
    }

    private FactList facts() {
        var facts = new FactList().fact("replenishment.quality.cost", format.money(plan.cost()))
                .fact("replenishment.quality.bound", plan.boundCost() == null ? "" : format.money(plan.boundCost()))
                .fact("replenishment.quality.gap", plan.gap() == null ? "" : share(plan.gap()))
                .fact("replenishment.quality.start", format.money(plan.startCost()))
                .fact("replenishment.quality.needs", format.quantity(plan.needCount()))
                .fact("replenishment.quality.lines", format.quantity(plan.lineCount()));
        return facts.fact("replenishment.quality.moves", format.quantity(plan.moves()))
                .fact("replenishment.quality.took", format.duration(Duration.ofMillis(Math.round(plan.seconds() * 1_000))));
    }
}
