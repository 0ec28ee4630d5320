package org.quartermaster.stock.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.stock.TransferFacts;
import org.quartermaster.stock.TransferState;
import org.quartermaster.stock.TransferSteps;
import org.quartermaster.stock.Transfers;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.WhyPanel;

/** One transfer in the side panel: facts, lines, and the steps that fit its state. */
final class TransferPanel {

    private final WhyPanel panel;
    private final Transfers transfers;
    private final TransferSteps steps;
    private final BusinessCalendar calendar;
    private final Runnable changed;
    private final Actor actor = Actor.required();

    TransferPanel(WhyPanel panel, Transfers transfers, TransferSteps steps, BusinessCalendar calendar, Runnable changed) {
        this.panel = panel;
        this.transfers = transfers;
        this.steps = steps;
        this.calendar = calendar;
        this.changed = changed;
    }

    void show(long id) {
        try {
            show(transfers.one(id));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void show(TransferFacts transfer) {
        panel.show(transfer.code() + " · " + text("stock.transfer." + transfer.state().code()), transfer.fromCode() + " → " + transfer.toCode());
        if (actor.role().includes(Role.BUYER) && isOpen(transfer)) {
            panel.section("stock.transfers.steps", buttons(transfer));
        }
        panel.section("stock.transfers.facts", facts(transfer));
        panel.section("stock.transfers.lines", lines(transfer));
    }

    private static boolean isOpen(TransferFacts transfer) {
        return transfer.state() == TransferState.PLANNED || transfer.state() == TransferState.SHIPPED;
    }

    private FactList facts(TransferFacts transfer) {
        var format = Format.current();
        var today = calendar.planningDay();
        return new FactList().fact("stock.transfers.shipOn", format.day(transfer.shipOn(), today)).fact("stock.transfers.arrivesOn", format.day(transfer.arrivesOn(), today))
                .fact("stock.transfers.shippedOn", transfer.shippedOn() == null ? "" : format.day(transfer.shippedOn(), today))
                .fact("stock.transfers.receivedOn", transfer.receivedOn() == null ? "" : format.day(transfer.receivedOn(), today))
                .fact("stock.transfers.createdBy", transfer.createdBy());
    }

    private MiniTable lines(TransferFacts transfer) {
        var format = Format.current();
        var table = new MiniTable("stock.transfers.sku", ">stock.transfers.units", ">stock.transfers.shipped", ">stock.transfers.received", ">stock.transfers.there");
        for (var line : transfer.lines()) {
            table.row(new Anchor(CatalogNavigation.toSku(line.sku()), line.skuCode() + " · " + line.skuName()), format.quantity(line.units()),
                    format.quantity(line.shippedUnits()), format.quantity(line.receivedUnits()), format.quantity(line.onHand()));
        }
        return table;
    }

    private Div buttons(TransferFacts transfer) {
        var buttons = new Div();
        buttons.addClassName("qm-steps");
        var today = calendar.planningDay();
        if (transfer.state() == TransferState.PLANNED && actor.sees(transfer.from())) {
            buttons.add(button("ship", () -> TransferUnitsDialog.open(transfer, "ship", today, line -> Math.clamp(line.onHand(), 0, line.units()),
                    (day, units) -> step(transfer, () -> steps.ship(transfer.id(), transfer.version(), day, units)))));
        }
        if (transfer.state() == TransferState.SHIPPED && actor.sees(transfer.to())) {
            buttons.add(button("receive", () -> TransferUnitsDialog.open(transfer, "receive", today, TransferFacts.Line::shippedUnits,
                    (day, units) -> step(transfer, () -> steps.receive(transfer.id(), transfer.version(), day, units)))));
        }
        if (transfer.state() == TransferState.PLANNED) {
            buttons.add(button("cancel", () -> Dialogs.confirm(text("stock.step.cancel"), I18NProvider.translate("stock.ask.cancel", transfer.code()),
                    text("stock.step.cancel"), () -> step(transfer, () -> steps.cancel(transfer.id(), transfer.version())))));
        }
        return buttons;
    }

    private void step(TransferFacts transfer, Runnable change) {
        change.run();
        Notice.done(I18NProvider.translate("stock.notice.changed", transfer.code()));
        changed.run();
        show(transfer.id());
    }

    private static Button button(String step, Runnable action) {
        return new Button(text("stock.step." + step), _ -> action.run());
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
