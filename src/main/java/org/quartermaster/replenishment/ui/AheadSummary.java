package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.replenishment.AheadPlan;
import org.quartermaster.replenishment.AheadPlan.Cost;
import org.quartermaster.replenishment.AheadPlan.Load;
import org.quartermaster.replenishment.AheadPlan.Week;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;

/** The orders ahead of one supplier above their lines: how good the plan is, week by week, what it costs, and what is not in it. */
final class AheadSummary extends Div {

    private static final int NAMED = 20;
    private final transient Format format = Format.current();

    AheadSummary(AheadPlan plan) {
        addClassName("qm-panels");
        add(panel("replenishment.ahead.weeks", new Paragraph(quality(plan)), weeks(plan)), panel("replenishment.ahead.cost", cost(plan.cost()), notIn(plan)));
    }

    private Div panel(String titleKey, com.vaadin.flow.component.Component... parts) {
        var panel = new Div(new H2(getTranslation(titleKey)));
        panel.add(parts);
        panel.addClassName("qm-panel");
        panel.getStyle().set("overflow-x", "auto");
        return panel;
    }

    private String quality(AheadPlan plan) {
        String made = getTranslation("replenishment.ahead.made", format.moment(plan.head().computedAt()), plan.head().askedBy(), format.quantity(plan.cost().places()));
        String good = plan.head().brokenRules() > 0 ? getTranslation("replenishment.ahead.broken")
                : plan.head().gap() == null ? getTranslation("replenishment.ahead.unproven")
                : getTranslation("replenishment.ahead.within", format.percent(Math.max(0.001, plan.head().gap())));
        return getTranslation("replenishment.ahead.quality", made, good);
    }

    private MiniTable weeks(AheadPlan plan) {
        var table = new MiniTable("replenishment.ahead.week", ">replenishment.ahead.value", ">replenishment.ahead.units", ">replenishment.ahead.lines", ">replenishment.ahead.volume",
                ">replenishment.ahead.trucks", "replenishment.ahead.where");
        for (Week week : plan.weeks()) {
            table.row(week.lines() == 0 ? nothing(week) : new String[] {format.day(week.from()), format.money(week.value()), format.quantity(week.units()), format.quantity(week.lines()),
                    cubicMetres(week.litres()), format.quantity(week.trucks()), where(plan.loads().stream().filter(load -> load.week() == week.week()).toList())});
        }
        List<Week> all = plan.weeks();
        table.getStyle().set("white-space", "nowrap");
        return table.row(getTranslation("replenishment.ahead.total"), format.money(all.stream().map(Week::value).reduce(BigDecimal.ZERO, BigDecimal::add)),
                format.quantity(all.stream().mapToLong(Week::units).sum()), format.quantity(all.stream().mapToInt(Week::lines).sum()),
                cubicMetres(all.stream().mapToDouble(Week::litres).sum()), format.quantity(all.stream().mapToInt(Week::trucks).sum()), "");
    }

    private String[] nothing(Week week) {
        return new String[] {format.day(week.from()), Format.MISSING, Format.MISSING, Format.MISSING, Format.MISSING, Format.MISSING, ""};
    }

    private String cubicMetres(double litres) {
        return format.number(litres / 1_000, 1) + " m³";
    }

    /** "W1: 2, W2: 1": trucks by warehouse. */
    private String where(List<Load> loads) {
        return loads.stream().map(load -> load.warehouse() + ": " + format.quantity(load.trucks())).collect(Collectors.joining(", "));
    }

    private FactList cost(Cost cost) {
        return new FactList().fact("replenishment.ahead.premium", format.money(cost.premium())).fact("replenishment.ahead.ordering", format.money(cost.ordering()))
                .fact("replenishment.ahead.holding", format.money(cost.holding())).fact("replenishment.ahead.unavoidable", format.money(cost.unavoidable()))
                .fact("replenishment.ahead.shortage", format.money(cost.shortage().subtract(cost.unavoidable())))
                .fact("replenishment.ahead.leftOver", format.money(cost.leftOver())).fact("replenishment.ahead.sum", format.money(cost.total()));
    }

    private Div notIn(AheadPlan plan) {
        var notIn = new Div(new Paragraph(getTranslation("replenishment.ahead.basis")));
        if (plan.cost().leftOut() > 0) {
            notIn.add(new Paragraph(getTranslation("replenishment.ahead.leftOut", format.quantity(plan.cost().leftOut()), format.money(plan.cost().leftOutValue()))));
        }
        plan.gaps().stream().limit(NAMED).forEach(gap -> notIn.add(new Paragraph(gap.sku() + " · " + gap.warehouse() + ": " + getTranslation("replenishment.gap.reason." + gap.reason()))));
        if (plan.gaps().size() > NAMED) {
            notIn.add(new Paragraph(getTranslation("replenishment.ahead.moreGaps", format.quantity(plan.gaps().size() - NAMED))));
        }
        return notIn;
    }
}
