package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.delivery.DeliveryWish;
import org.quartermaster.delivery.TransportEnd;
import org.quartermaster.delivery.TransportOrder;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.DayField;

/** The fields of one transport order; an end without an address and coordinates is the depot. */
final class TransportForm extends Div {
    private static final int USUAL_MINUTES = 5;

    private final transient TransportOrder order;
    private final TextField code;
    private final Select<WarehouseFacts> depot = new Select<>();
    private final DayField day = new DayField("delivery.view.day");
    private final EndFields pickup;
    private final EndFields drop;
    private final IntegerField service;
    private final BigDecimalField litres;
    private final BigDecimalField kilograms;
    private final IntegerField pieces;
    private final BigDecimalField value;
    private final SkillBoxes skills;
    private final TextField note;

    TransportForm(TransportOrder shown, List<WarehouseFacts> depots) {
        order = shown;
        code = new TextField(DeliveryWords.text("delivery.column.order"), shown.code(), "");
        depot.setLabel(DeliveryWords.text("delivery.view.depot"));
        depot.setItems(depots);
        depot.setItemLabelGenerator(site -> site.code() + " · " + site.name());
        depots.stream().filter(site -> site.id().value() == shown.warehouseId()).findFirst().ifPresent(depot::setValue);
        depot.setReadOnly(shown.id() != 0);
        day.setValue(shown.day());
        pickup = new EndFields("delivery.transport.pickup", shown.pickup());
        drop = new EndFields("delivery.transport.drop", shown.drop());
        service = whole("delivery.transport.service", shown.serviceMinutes());
        litres = new BigDecimalField(DeliveryWords.text("delivery.fleet.litres"), shown.litres(), "");
        kilograms = new BigDecimalField(DeliveryWords.text("delivery.fleet.kilograms"), shown.kilograms(), "");
        pieces = whole("delivery.fleet.pieces", shown.pieces());
        value = new BigDecimalField(DeliveryWords.text("delivery.column.value"), shown.value(), "");
        skills = new SkillBoxes("delivery.needs.skills", shown.needs().skills());
        note = new TextField(DeliveryWords.text("delivery.transport.note"), shown.note(), "");
        add(fields(code, depot, day), pickup, drop, fields(litres, kilograms, pieces, service, value, note), skills);
    }

    static TransportOrder fresh(WarehouseId depot, LocalDate day) {
        return new TransportOrder(0, "T-" + day.toString().replace("-", "").substring(2) + "-", depot.value(), day, TransportEnd.DEPOT, TransportEnd.DEPOT, USUAL_MINUTES,
                BigDecimal.ZERO, BigDecimal.ZERO, 1, BigDecimal.ZERO, DeliveryWish.NONE, "open", "", 0);
    }

    /**
     * The order as it stands in the fields.
     *
     * @throws Conflict when a field is missing or does not fit the others
     */
    TransportOrder order() {
        try {
            return new TransportOrder(order.id(), code.getValue().strip(), depot.getValue().id().value(), day.getValue(), pickup.end(), drop.end(), service.getValue(),
                    litres.getValue(), kilograms.getValue(), pieces.getValue(), value.getValue(), new DeliveryWish(skills.skills(), order.needs().optionalCents(),
                    order.needs().lateCents()), order.state(), note.getValue().strip(), order.version());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Conflict("delivery.conflict.transportFields", "The transport order does not fit: " + e.getMessage(), code.getValue());
        }
    }

    /** "Acme, Mill Lane 1 · 09:00–12:00", or the depot. */
    static Span words(TransportEnd end) {
        if (end.isDepot()) {
            return new Span(DeliveryWords.text("delivery.transport.atDepot"));
        }
        String first = end.from() == null && end.to() == null ? "" : text(end.from()) + "–" + text(end.to());
        String window = Stream.of(first, end.further().text().replace('-', '–').replace(",", ", ")).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        String place = Stream.of(end.name(), end.address()).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        return new Span(Stream.of(place, end.latitude() + ", " + end.longitude(), window).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · ")));
    }

    private static String text(java.time.LocalTime time) {
        return time == null ? "" : time.toString();
    }

    private static IntegerField whole(String key, int value) {
        var field = new IntegerField(DeliveryWords.text(key));
        field.setMin(0);
        field.setValue(value);
        return field;
    }

    private static Div fields(com.vaadin.flow.component.Component... all) {
        var fields = new Div(all);
        fields.addClassName("qm-fields");
        return fields;
    }

    /** Who, where and when, at one end. */
    private static final class EndFields extends Div {
        private final TextField name;
        private final TextField address;
        private final BigDecimalField latitude;
        private final BigDecimalField longitude;
        private final TimePicker from;
        private final TimePicker to;
        private final TextField further;

        EndFields(String title, TransportEnd shown) {
            name = new TextField(DeliveryWords.text("delivery.transport.who"), shown.name(), "");
            address = new TextField(DeliveryWords.text("delivery.column.shipTo"), shown.address(), "");
            latitude = degrees("delivery.promise.latitude", shown.latitude());
            longitude = degrees("delivery.promise.longitude", shown.longitude());
            from = time("delivery.transport.from", shown.from());
            to = time("delivery.transport.to", shown.to());
            further = new TextField(DeliveryWords.text("delivery.transport.further"), shown.further().text(), "");
            further.setPlaceholder("14:00-18:00");
            add(new H3(DeliveryWords.text(title)), fields(name, address, latitude, longitude, from, to, further));
            address.setPlaceholder(DeliveryWords.text("delivery.transport.atDepot"));
        }

        TransportEnd end() {
            return new TransportEnd(name.getValue(), address.getValue(), number(latitude), number(longitude), from.getValue(), to.getValue(), ClockWindows.parse(further.getValue()));
        }

        private static Double number(BigDecimalField field) {
            return field.getValue() == null ? null : field.getValue().doubleValue();
        }

        private static BigDecimalField degrees(String key, Double value) {
            return new BigDecimalField(DeliveryWords.text(key), value == null ? null : BigDecimal.valueOf(value), "");
        }

        private static TimePicker time(String key, java.time.LocalTime value) {
            var picker = new TimePicker(DeliveryWords.text(key));
            picker.setLocale(Locale.UK);
            picker.setClearButtonVisible(true);
            picker.setValue(value);
            return picker;
        }
    }
}
