package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.delivery.CustomerPromises;
import org.quartermaster.delivery.Promise;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;

/** "When can this basket reach this address?": a line per SKU, a place, and the days with their parcels, cut-off and price. */
final class PromiseDialog {
    private final CustomerPromises promises;
    private final Map<Integer, String> codes;
    private final TextArea basket = new TextArea(DeliveryWords.text("delivery.promise.basket"));
    private final NumberField latitude = new NumberField(DeliveryWords.text("delivery.promise.latitude"));
    private final NumberField longitude = new NumberField(DeliveryWords.text("delivery.promise.longitude"));
    private final Div answer = new Div();

    PromiseDialog(CustomerPromises service, List<WarehouseFacts> sites) {
        promises = service;
        codes = sites.stream().collect(Collectors.toMap(site -> site.id().value(), WarehouseFacts::code));
        basket.setPlaceholder("MUG-1042 2");
        basket.setWidthFull();
        sites.stream().findFirst().ifPresent(site -> {
            latitude.setValue(site.latitude());
            longitude.setValue(site.longitude());
        });
    }

    void open() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.promise.title"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(760px, 96vw)");
        var fields = new Div(latitude, longitude);
        fields.addClassName("qm-fields");
        answer.addClassName("qm-scroll");
        dialog.add(basket, fields, answer);
        var look = new Button(DeliveryWords.text("delivery.promise.look"), _ -> look());
        look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()), look);
        dialog.open();
    }

    private void look() {
        try {
            show(promises.promise(units(basket.getValue()), number(latitude), number(longitude)));
        } catch (RuntimeException problem) {
            answer.removeAll();
            Notice.failed(problem);
        }
    }

    private static double number(NumberField field) {
        return field.getValue() == null ? Double.NaN : field.getValue();
    }

    /** "CODE 2" per line; a code alone means one; a code named twice adds up. */
    static Map<String, Integer> units(String text) {
        var units = new LinkedHashMap<String, Integer>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split("[\\s,;×]+");
            boolean isCounted = parts.length > 1 && parts[parts.length - 1].matches("\\d{1,6}");
            units.merge(parts[0], isCounted ? Integer.parseInt(parts[parts.length - 1]) : 1, Integer::sum);
        });
        return units;
    }

    private void show(Promise promise) {
        answer.removeAll();
        if (!promise.isPossible()) {
            answer.add(State.ACT.badge(DeliveryWords.text("delivery.promise.never")));
        }
        promise.ways().forEach(this::add);
        if (!promise.refusals().isEmpty()) {
            answer.add(new Paragraph(DeliveryWords.text("delivery.allocation.refusals")));
            answer.add(new UnorderedList(promise.refusals().stream().map(refusal -> new ListItem(codes.getOrDefault(refusal.site(), "") + ": "
                    + AllocationDetail.reason(refusal))).toArray(ListItem[]::new)));
        }
    }

    private void add(Promise.Way way) {
        var format = Format.current();
        var words = new DeliveryWords();
        answer.add(new H3(DeliveryWords.text("delivery.promise.way", format.fullDay(way.arrives()), words.money(way.paidCents()), format.moment(way.orderBy()))));
        var table = new MiniTable("delivery.column.warehouse", "delivery.allocation.leaves", "delivery.allocation.arrives", "delivery.allocation.service",
                ">delivery.column.pieces", ">delivery.allocation.paid", "");
        way.parcels().forEach(parcel -> table.row(codes.getOrDefault(parcel.warehouseId(), ""), format.day(parcel.ships()), format.day(parcel.arrives()),
                parcel.service(), format.quantity(parcel.units()), words.money(parcel.cents()),
                parcel.waitsForStock() ? DeliveryWords.text("delivery.promise.waits") : ""));
        answer.add(table);
    }
}
