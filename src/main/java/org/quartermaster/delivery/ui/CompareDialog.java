package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.PlanComparison;
import org.quartermaster.delivery.PlanComparison.Place;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;

/** Two versions of a day's plan side by side: their figures, and the stops that changed vehicle or time. */
final class CompareDialog {
    private static final int MOST_CHANGES = 200;

    private final DeliveryPlans plans;
    private final List<PlanHead> versions;
    private final Select<PlanHead> left = new Select<>();
    private final Select<PlanHead> right = new Select<>();
    private final Div body = new Div();

    /** @param newestFirst the versions of one day and depot, at least two */
    CompareDialog(DeliveryPlans service, List<PlanHead> newestFirst) {
        plans = service;
        versions = newestFirst;
    }

    void open() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.compare.title"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(820px, 96vw)");
        choice(left, "delivery.compare.left", versions.get(1));
        choice(right, "delivery.compare.right", versions.getFirst());
        var fields = new Div(left, right);
        fields.addClassName("qm-fields");
        body.addClassName("qm-scroll");
        dialog.add(fields, body);
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        show();
        dialog.open();
    }

    private void choice(Select<PlanHead> select, String key, PlanHead first) {
        select.setLabel(DeliveryWords.text(key));
        select.setItems(versions);
        select.setItemLabelGenerator(head -> "#%d · %s · %s".formatted(head.id(), DeliveryWords.text("delivery.origin." + head.origin()), head.createdBy()));
        select.setValue(first);
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                show();
            }
        });
    }

    private void show() {
        PlanComparison compared = PlanComparison.of(plans.find(left.getValue().id()), plans.find(right.getValue().id()));
        body.removeAll();
        body.add(figures(compared.left(), compared.right()));
        body.add(new Paragraph(DeliveryWords.text("delivery.compare.changes", compared.changes().size(), compared.otherVehicle())));
        if (!compared.changes().isEmpty()) {
            body.add(changes(compared));
        }
    }

    private static MiniTable figures(PlanHead a, PlanHead b) {
        var words = new DeliveryWords();
        var format = Format.current();
        var table = new MiniTable("", ">delivery.compare.left", ">delivery.compare.right", ">delivery.compare.difference");
        table.row(DeliveryWords.text("delivery.figure.cost"), words.money(a.costCents()), words.money(b.costCents()), words.added(b.costCents() - a.costCents()));
        row(table, format, "delivery.figure.distance", Math.round(a.metres() / 1000.0), Math.round(b.metres() / 1000.0));
        row(table, format, "delivery.figure.routes", a.routes(), b.routes());
        row(table, format, "delivery.figure.unserved", a.unserved(), b.unserved());
        row(table, format, "delivery.compare.late", a.late(), b.late());
        return table;
    }

    private static void row(MiniTable table, Format format, String key, long a, long b) {
        table.row(DeliveryWords.text(key), format.quantity(a), format.quantity(b), format.signed(b - a));
    }

    private static MiniTable changes(PlanComparison compared) {
        var table = new MiniTable("delivery.column.order", "delivery.compare.left", "delivery.compare.right", ">delivery.compare.later");
        compared.changes().stream().limit(MOST_CHANGES).forEach(change -> table.row(change.orderCode(), place(change.from()), place(change.to()),
                change.laterMinutes() == 0 ? "" : Format.current().signed(change.laterMinutes())));
        return table;
    }

    private static String place(Place place) {
        if (place == null) {
            return Format.MISSING;
        }
        return place.vehicle() == null ? DeliveryWords.text("delivery.move.leaveOut")
                : place.vehicle() + " · " + (place.position() + 1) + " · " + DriverSheet.clock(place.startSecond()).withSecond(0);
    }
}
