package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Currency;
import java.util.List;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.purchasing.OrderSteps;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.purchasing.PurchaseOrderReading;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.WhyPanel;

/** One purchase order in the side panel: facts, lines, receipts, and the steps that fit its state. */
final class OrderPanel {

    private final WhyPanel panel;
    private final PurchaseOrderReading reading;
    private final OrderSteps steps;
    private final OrderAdvices advices;
    private final Suppliers suppliers;
    private final BusinessCalendar calendar;
    private final Runnable changed;
    private final boolean mayChange = Actor.required().role().includes(Role.BUYER);

    OrderPanel(WhyPanel panel, PurchaseOrderReading reading, OrderSteps steps, OrderAdvices advices, Suppliers suppliers, BusinessCalendar calendar, Runnable changed) {
        this.panel = panel;
        this.reading = reading;
        this.steps = steps;
        this.advices = advices;
        this.suppliers = suppliers;
        this.calendar = calendar;
        this.changed = changed;
    }

    void show(long id) {
        try {
            show(reading.one(id));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void show(PurchaseOrderFacts order) {
        var format = Format.current();
        panel.show(order.code() + " · " + text("purchasing.state." + order.state().code()),
                suppliers.find(order.supplier()).map(SupplierFacts::name).orElse(""));
        if (mayChange) {
            panel.section("purchasing.detail.steps", buttons(order));
        }
        panel.section("purchasing.detail.facts", facts(order, format));
        advice(order, format);
        panel.section("purchasing.detail.lines", lines(order, format), new Anchor(PurchasingNavigation.toLinesOf(order.code()), text("purchasing.detail.export")));
        panel.section("purchasing.detail.receipts", receipts(order, format));
    }

    private FactList facts(PurchaseOrderFacts order, Format format) {
        var today = calendar.planningDay();
        return new FactList().fact("purchasing.column.orderedOn", format.day(order.orderedOn(), today)).fact("purchasing.column.dueOn", format.day(order.dueOn(), today))
                .fact("purchasing.column.expectedOn", order.expectedOn() == null ? "" : format.day(order.expectedOn(), today))
                .fact("purchasing.column.value", format.money(order.value(), Currency.getInstance(order.currency())))
                .fact("purchasing.column.createdBy", order.createdBy() + " · " + format.moment(order.createdAt()))
                .fact("purchasing.detail.sent", order.sentAt() == null ? "" : format.moment(order.sentAt()));
    }

    /** What the plan advises about it, and what is at stake. */
    private void advice(PurchaseOrderFacts order, Format format) {
        List<OrderAdvice> advised = order.state().isOpen() ? advices.of(order.id()) : List.of();
        if (advised.isEmpty()) {
            return;
        }
        var table = new MiniTable("purchasing.column.sku", "purchasing.column.advice", "purchasing.column.needOn", ">purchasing.column.stake");
        for (OrderAdvice advice : advised) {
            String sku = order.lines().stream().filter(line -> line.sku().value() == advice.skuId()).map(PurchaseOrderFacts.Line::skuCode).findFirst().orElse("");
            table.row(sku, text("purchasing.advice." + advice.action()), advice.needOn() == null ? Format.MISSING : format.day(advice.needOn()), format.money(advice.stake()));
        }
        panel.section("purchasing.column.advice", table, new Paragraph(text("purchasing.advice.basis")));
    }

    private MiniTable lines(PurchaseOrderFacts order, Format format) {
        var currency = Currency.getInstance(order.currency());
        var table = new MiniTable("purchasing.column.sku", ">purchasing.column.units", ">purchasing.column.received", ">purchasing.column.cost");
        for (var line : order.lines()) {
            table.row(new Anchor(CatalogNavigation.toSku(line.sku()), line.skuCode() + " · " + line.skuName()), format.quantity(line.units()),
                    format.quantity(line.receivedUnits()), format.money(line.unitCost(), currency));
        }
        return table;
    }

    private Component receipts(PurchaseOrderFacts order, Format format) {
        if (order.receipts().isEmpty()) {
            return new Paragraph(text("purchasing.detail.noReceipts"));
        }
        var table = new MiniTable("purchasing.column.receivedOn", ">purchasing.column.line", ">purchasing.column.units");
        order.receipts().forEach(receipt -> table.row(format.day(receipt.receivedOn()), format.quantity(receipt.lineNo()), format.quantity(receipt.units())));
        return table;
    }

    private Div buttons(PurchaseOrderFacts order) {
        var buttons = new Div();
        buttons.addClassName("qm-steps");
        boolean hasReceived = order.lines().stream().anyMatch(line -> line.receivedUnits() > 0);
        if (order.state() == OrderState.APPROVED) {
            buttons.add(button("confirm", () -> confirm(order)));
        }
        if (order.state().isOpen()) {
            buttons.add(button("receive", () -> ReceiveDialog.open(order, calendar.planningDay(), (day, lines) ->
                    step(order, () -> steps.receive(order.id(), order.version(), day, lines)))));
            buttons.add(button("expect", () -> expect(order)));
            buttons.add(button("email", () -> EmailDialog.open(order, suppliers.find(order.supplier()), () ->
                    step(order, () -> steps.sent(order.id(), order.version())))));
            buttons.add(hasReceived ? button("complete", () -> ask(order, "complete", () -> steps.complete(order.id(), order.version())))
                    : button("cancel", () -> ask(order, "cancel", () -> steps.cancel(order.id(), order.version()))));
        }
        if (order.state() == OrderState.COMPLETED) {
            buttons.add(button("close", () -> act(() -> step(order, () -> steps.close(order.id(), order.version())))));
        }
        return buttons;
    }

    private void confirm(PurchaseOrderFacts order) {
        var day = day(order, "purchasing.detail.expectedHelp");
        Dialogs.form(text("purchasing.step.confirm"), text("purchasing.step.confirm"),
                () -> step(order, () -> steps.confirm(order.id(), order.version(), day.getValue())), day);
    }

    private void expect(PurchaseOrderFacts order) {
        var day = day(order, "purchasing.detail.expectedHelp");
        Dialogs.form(text("purchasing.step.expect"), text("ui.save"), () -> step(order, () -> steps.expect(order.id(), order.version(), day.getValue())), day);
    }

    private static DatePicker day(PurchaseOrderFacts order, String helpKey) {
        var day = new DatePicker(text("purchasing.column.expectedOn"), order.expectedOn());
        day.setClearButtonVisible(true);
        day.setHelperText(text(helpKey));
        return day;
    }

    private void ask(PurchaseOrderFacts order, String name, Runnable change) {
        Dialogs.confirm(text("purchasing.step." + name), I18NProvider.translate("purchasing.ask." + name, order.code()), text("purchasing.step." + name),
                () -> step(order, change));
    }

    private void step(PurchaseOrderFacts order, Runnable change) {
        change.run();
        Notice.done(I18NProvider.translate("purchasing.notice.changed", order.code()));
        changed.run();
        show(order.id());
    }

    private static void act(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private static Button button(String step, Runnable action) {
        return new Button(text("purchasing.step." + step), _ -> action.run());
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
