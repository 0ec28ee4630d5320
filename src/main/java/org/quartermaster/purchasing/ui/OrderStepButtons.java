package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.quartermaster.purchasing.OrderEditing;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.purchasing.OrderSteps;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** The buttons of the steps that fit an order's state and the actor's role; the likely next one stands out. */
final class OrderStepButtons {

    private final OrderSteps steps;
    private final OrderEditing editing;
    private final Suppliers suppliers;
    private final LocalDate today;
    private final Consumer<PurchaseOrderFacts> changed;

    /** @param changed is told the order as it was before its step */
    OrderStepButtons(OrderSteps steps, OrderEditing editing, Suppliers suppliers, LocalDate today, Consumer<PurchaseOrderFacts> changed) {
        this.steps = steps;
        this.editing = editing;
        this.suppliers = suppliers;
        this.today = today;
        this.changed = changed;
    }

    Div of(PurchaseOrderFacts order) {
        var buttons = new Div();
        buttons.addClassName("qm-steps");
        switch (order.state()) {
            case PROPOSED -> proposed(order, buttons);
            case APPROVED -> open(order, buttons, "send");
            case SENT -> open(order, buttons, "confirm");
            case CONFIRMED, PARTLY_RECEIVED -> open(order, buttons, "receive");
            case RECEIVED -> buttons.add(button("close", () -> attempt(order, () -> steps.close(order.id(), order.version()))));
            case CLOSED, CANCELLED, REJECTED -> { }
        }
        buttons.getChildren().findFirst().map(Button.class::cast).ifPresent(first -> first.addThemeVariants(ButtonVariant.LUMO_PRIMARY));
        return buttons;
    }

    private void proposed(PurchaseOrderFacts order, Div buttons) {
        if (Actor.required().role().includes(Role.of(order.approver()))) {
            buttons.add(button("approve", () -> attempt(order, () -> steps.approve(order.id(), order.version()))));
            buttons.add(button("reject", () -> withReason(order, "reject", true, reason -> steps.reject(order.id(), order.version(), reason))));
        }
        buttons.add(edit(order), cancel(order));
    }

    private void open(PurchaseOrderFacts order, Div buttons, String first) {
        var send = button("send", () -> EmailDialog.open(order, suppliers.find(order.supplier()), sending -> step(order, () -> steps.send(order.id(), order.version(), sending))));
        var confirm = button("confirm", () -> ConfirmDialog.open(order, (lines, day) -> step(order, () -> steps.confirm(order.id(), order.version(), lines, day))));
        var receive = button("receive", () -> ReceiveDialog.open(order, today, (day, lines) -> step(order, () -> steps.receive(order.id(), order.version(), day, lines))));
        switch (first) {
            case "send" -> buttons.add(send, confirm, receive);
            case "confirm" -> buttons.add(confirm, receive, send);
            default -> buttons.add(receive, confirm, send);
        }
        if (order.state().isDraft()) {
            buttons.add(edit(order));
        }
        buttons.add(button("expect", () -> expect(order)));
        buttons.add(order.state() == OrderState.PARTLY_RECEIVED ? button("endShort", () -> ask(order)) : cancel(order));
    }

    private Button edit(PurchaseOrderFacts order) {
        return button("edit", () -> new EditLinesDialog(editing, order, () -> changed.accept(order)).open());
    }

    private Button cancel(PurchaseOrderFacts order) {
        return button("cancel", () -> withReason(order, "cancel", false, reason -> steps.cancel(order.id(), order.version(), reason)));
    }

    private void expect(PurchaseOrderFacts order) {
        var day = new DayField("purchasing.column.expectedOn", order.expectedOn());
        day.setClearButtonVisible(true);
        day.setHelperText(text("purchasing.detail.expectedHelp"));
        Dialogs.form(text("purchasing.step.expect"), text("ui.save"), () -> step(order, () -> steps.expect(order.id(), order.version(), day.getValue())), day);
    }

    private void ask(PurchaseOrderFacts order) {
        Dialogs.confirm(text("purchasing.step.endShort"), I18NProvider.translate("purchasing.ask.endShort", order.code()), text("purchasing.step.endShort"),
                () -> step(order, () -> steps.endShort(order.id(), order.version())));
    }

    private void withReason(PurchaseOrderFacts order, String name, boolean required, Consumer<String> change) {
        Dialogs.confirmWithReason(text("purchasing.step." + name), I18NProvider.translate("purchasing.ask." + name, order.code()), text("purchasing.step." + name), required,
                reason -> step(order, () -> change.accept(reason)));
    }

    private void attempt(PurchaseOrderFacts order, Runnable change) {
        try {
            step(order, change);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void step(PurchaseOrderFacts order, Runnable change) {
        change.run();
        changed.accept(order);
    }

    private static Button button(String step, Runnable action) {
        return new Button(text("purchasing.step." + step), _ -> action.run());
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
