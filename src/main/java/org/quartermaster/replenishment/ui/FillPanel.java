package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.replenishment.Filling;
import org.quartermaster.replenishment.Filling.Goal;
import org.quartermaster.replenishment.OrderFilling;
import org.quartermaster.replenishment.ProposalAdding;
import org.quartermaster.replenishment.ProposalAdding.Wish;
import org.quartermaster.replenishment.Proposals.Group;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.WhyPanel;

/** What else would reach the supplier's minimum, fill the last truck or reach price breaks, what that is worth, and a button to take it. */
final class FillPanel {

    private static final int MOST_LINES = 25;

    private final WhyPanel panel;
    private final OrderFilling fillings;
    private final ProposalAdding adding;
    private final Runnable added;
    private final Format format = Format.current();

    /** @param adding null: the person may only look */
    FillPanel(WhyPanel panel, OrderFilling fillings, ProposalAdding adding, Runnable added) {
        this.panel = panel;
        this.fillings = fillings;
        this.adding = adding;
        this.added = added;
    }

    void show(Group group) {
        panel.show(group.supplier() + " · " + group.warehouse(), text("replenishment.fill.title"));
        for (Goal goal : Goal.values()) {
            try {
                show(group, fillings.fill(group.groupId(), group.warehouseId(), goal));
            } catch (RuntimeException problem) {
                Notice.failed(problem);
                return;
            }
        }
        panel.text("replenishment.fill.basisTitle", text("replenishment.fill.basis"));
    }

    private void show(Group group, Filling filling) {
        String heading = "replenishment.fill." + filling.goal().name().toLowerCase(java.util.Locale.ROOT);
        var said = new Paragraph(sentence(filling));
        if (filling.lines().isEmpty()) {
            panel.section(heading, said);
        } else {
            panel.section(heading, said, table(filling), take(group, filling));
        }
    }

    private String sentence(Filling filling) {
        String money = format.money(filling.paid());
        String worth = format.money(filling.worth());
        return switch (filling.goal()) {
            case MINIMUM -> filling.missing() <= 0 ? text("replenishment.fill.minimumReached")
                    : text(filling.isReached() ? "replenishment.fill.minimumBy" : "replenishment.fill.minimumNot", format.money(filling.missing()), money, worth,
                            format.money(filling.enables()));
            case TRUCK -> filling.missing() <= 0 ? text("replenishment.fill.truckFull")
                    : text(filling.isReached() ? "replenishment.fill.truckBy" : "replenishment.fill.truckNot", format.percent(filling.missing(), 0), money, worth);
            case BREAK -> filling.lines().isEmpty() ? text("replenishment.fill.breakNone") : text("replenishment.fill.breakBy", filling.lines().size());
        };
    }

    private MiniTable table(Filling filling) {
        var table = new MiniTable("replenishment.column.sku", ">replenishment.fill.add", ">replenishment.column.value", ">replenishment.fill.earlier", ">replenishment.fill.worth");
        List<Filling.Line> lines = filling.lines();
        for (Filling.Line line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            var sku = new Anchor(CatalogNavigation.toSku(new SkuId(line.skuId())), line.sku());
            sku.setTitle(Words.isChinese() && !line.nameZh().isEmpty() ? line.nameZh() : line.name());
            table.row(sku, "+" + format.quantity(line.add()), format.money(line.paid()), format.quantity(Math.round(line.earlierDays()), text("ui.unit.days")),
                    format.money(line.worth()));
        }
        return table;
    }

    /** Price breaks are taken only where they pay; the rest of a filling goes together. */
    private Component take(Group group, Filling filling) {
        List<Filling.Line> lines = filling.lines().stream().filter(line -> filling.goal() != Goal.BREAK || line.worth().signum() > 0).toList();
        if (adding == null || lines.isEmpty()) {
            return new Span();
        }
        var take = new Button(text("replenishment.fill.take", lines.size()), _ -> take(group, lines));
        take.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return take;
    }

    private void take(Group group, List<Filling.Line> lines) {
        try {
            adding.add(group.groupId(), group.warehouseId(), lines.stream().map(line -> new Wish(line.skuId(), line.proposalKey(), line.version(), line.add())).toList());
            Notice.done(text("replenishment.fill.taken", lines.size()));
            added.run();
            show(group);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
