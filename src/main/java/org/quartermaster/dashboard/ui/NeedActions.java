package org.quartermaster.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.quartermaster.alerts.AlertDecisions;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.alerts.ui.AlertWords;
import org.quartermaster.dashboard.Today.Need;
import org.quartermaster.replenishment.ProposalDecisions;
import org.quartermaster.replenishment.Seen;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.NotFound;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** What can be done with a line of the list without leaving it. */
@Dependent
public class NeedActions {

    private final ProposalDecisions proposals;
    private final AlertDecisions alerts;
    private final CustomerOrders orders;
    private final Alerts reading;
    private Runnable done = () -> { };

    @Inject
    public NeedActions(ProposalDecisions proposals, AlertDecisions alerts, CustomerOrders orders, Alerts reading) {
        this.proposals = proposals;
        this.alerts = alerts;
        this.orders = orders;
        this.reading = reading;
    }

    void onDone(Runnable action) {
        done = action;
    }

    Component of(NeedLine line) {
        var links = new Div();
        links.addClassName("qm-actions");
        switch (line.need()) {
            case Need.Proposed proposed -> links.add(new Anchor(line.path(), text("dashboard.do.why")), button("dashboard.do.approve", () -> confirm(line, proposed)));
            case Need.Alerted alerted -> alert(links, line, alerted.row());
            case Need.Unserved _ -> links.add(new Anchor(line.path(), text("dashboard.do.see")));
        }
        return links;
    }

    private void alert(Div links, NeedLine line, AlertRow row) {
        links.add(new Anchor(line.path(), text("dashboard.do.why")));
        if (row.kind().equals("suspicious_order")) {
            links.add(button("dashboard.do.hold", () -> hold(row)));
        } else {
            links.add(new Anchor(AlertWords.path(row), text("dashboard.do.see")));
        }
        links.add(button("dashboard.do.acknowledge", () -> act(() -> acknowledge(row), "dashboard.done.acknowledged")));
    }

    private void confirm(NeedLine line, Need.Proposed proposed) {
        Dialogs.confirm(line.what(), I18NProvider.translate("dashboard.ask.approve", Format.current().money(proposed.row().value())), text("dashboard.do.approve"),
                () -> act(() -> proposals.approveAsSeen(List.of(Seen.of(proposed.row()))).requireAll(), "dashboard.done.approved"));
    }

    private void hold(AlertRow row) {
        act(() -> {
            var order = orders.find(row.orderId()).orElseThrow(() -> new NotFound("customer order", row.orderId()));
            orders.hold(order.id(), order.version());
            acknowledge(row);
        }, "dashboard.done.held");
    }

    /** All alerts of the cause. */
    private void acknowledge(AlertRow row) {
        reading.together(row).forEach(one -> alerts.acknowledge(one.id(), one.version()));
    }

    private void act(Runnable action, String doneKey) {
        try {
            action.run();
            Notice.done(text(doneKey));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
        done.run();
    }

    private static Button button(String key, Runnable action) {
        var button = new Button(text(key), _ -> action.run());
        button.addClassName("qm-linkish");
        return button;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
