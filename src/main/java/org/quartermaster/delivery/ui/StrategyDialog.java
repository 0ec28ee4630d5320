package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import org.quartermaster.delivery.AllocationDryRun;
import org.quartermaster.delivery.AllocationStrategies;
import org.quartermaster.delivery.DryRunFacts;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;

/** The strategies side by side on past orders: cost, splits, lateness, balance of stock; asks for a new dry run, chooses the one that allocates. */
final class StrategyDialog {
    private static final int USUAL_DAYS = 14;

    private final AllocationStrategies strategies;
    private final AllocationDryRun dryRun;
    private final List<WarehouseFacts> sites;

    StrategyDialog(AllocationStrategies stated, AllocationDryRun runs, List<WarehouseFacts> warehouses) {
        strategies = stated;
        dryRun = runs;
        sites = warehouses;
    }

    void open(boolean mayRun, boolean mayChoose) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.dryRun.title"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(980px, 96vw)");
        var body = new Div();
        body.addClassName("qm-scroll");
        show(body);
        dialog.add(body);
        if (mayRun) {
            var days = new IntegerField();
            days.setValue(USUAL_DAYS);
            days.setMin(1);
            days.setMax(365);
            days.setAriaLabel(DeliveryWords.text("delivery.dryRun.days"));
            days.setSuffixComponent(new Span(DeliveryWords.text("ui.unit.days")));
            dialog.getFooter().add(days, new Button(DeliveryWords.text("delivery.dryRun.run"), _ -> request(days.getValue())));
        }
        if (mayChoose) {
            dialog.getFooter().add(new Button(DeliveryWords.text("delivery.strategy.edit"), _ -> new StrategyEditDialog(strategies, sites).open(() -> show(body))),
                    new Button(DeliveryWords.text("delivery.strategy.choose"), _ -> choose(body)));
        }
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private void request(Integer days) {
        try {
            dryRun.request(days == null ? USUAL_DAYS : days);
            Notice.done(DeliveryWords.text("delivery.dryRun.asked"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void show(Div body) {
        body.removeAll();
        List<DryRunFacts> runs = dryRun.latest();
        String active = strategies.active().code();
        body.add(new Paragraph(DeliveryWords.text("delivery.strategy.active", AllocationDetail.strategy(active))));
        if (runs.isEmpty()) {
            body.add(new Paragraph(DeliveryWords.text("delivery.dryRun.none")));
            return;
        }
        var format = Format.current();
        DryRunFacts first = runs.getFirst();
        body.add(new Paragraph(DeliveryWords.text("delivery.dryRun.of", format.quantity(first.orders()), format.day(first.fromDay()), format.day(first.toDay()))));
        body.add(table(runs, active, format));
    }

    private static MiniTable table(List<DryRunFacts> runs, String active, Format format) {
        var words = new DeliveryWords();
        var table = new MiniTable("delivery.dryRun.strategy", ">delivery.dryRun.paid", ">delivery.dryRun.perOrder", ">delivery.dryRun.splits", ">delivery.dryRun.late",
                ">delivery.dryRun.lateDays", ">delivery.dryRun.meanDays", ">delivery.dryRun.waiting", ">delivery.dryRun.misplaced");
        for (DryRunFacts run : runs) {
            int sent = Math.max(1, run.orders() - run.waiting());
            var name = new Span((run.strategy().equals(active) ? "● " : "") + AllocationDetail.strategy(run.strategy()));
            table.row(name, words.money(run.paidCents()), words.money(run.paidCents() / sent), format.quantity(run.splits()), format.quantity(run.late()),
                    format.quantity(run.lateDays()), format.number(run.meanDays(), 1), format.quantity(run.waiting()), format.percent(run.imbalance()));
        }
        return table;
    }

    private void choose(Div body) {
        var select = new Select<String>();
        select.setLabel(DeliveryWords.text("delivery.dryRun.strategy"));
        select.setItems(strategies.all().stream().map(one -> one.strategy().code()).toList());
        select.setItemLabelGenerator(AllocationDetail::strategy);
        select.setValue(strategies.active().code());
        Dialogs.form(DeliveryWords.text("delivery.strategy.choose"), DeliveryWords.text("ui.save"), () -> {
            strategies.activate(select.getValue());
            show(body);
        }, select);
    }
}
