package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.quartermaster.delivery.VehicleFacts;
import org.quartermaster.shared.Conflict;
import org.quartermaster.stock.WarehouseFacts;

/** The fields of one vehicle. */
final class VehicleForm extends Div {
    private static final Duration STEP = Duration.ofMinutes(30);
    private final transient VehicleFacts vehicle;
    private final TextField code;
    private final Select<WarehouseFacts> end = new Select<>();
    private final TimePicker from;
    private final TimePicker to;
    private final IntegerField longest;
    private final TimePicker restFrom;
    private final TimePicker restTo;
    private final IntegerField rest;
    private final IntegerField trips;
    private final IntegerField reload;
    private final BigDecimalField litres;
    private final BigDecimalField kilograms;
    private final IntegerField pieces;
    private final BigDecimalField perKm;
    private final BigDecimalField perHour;
    private final BigDecimalField perUse;
    private final SkillBoxes skills;
    private final Checkbox active;

    /** @param depots where it may end */
    VehicleForm(VehicleFacts shown, List<WarehouseFacts> depots) {
        vehicle = shown;
        code = new TextField(DeliveryWords.text("delivery.fleet.code"), shown.code(), "");
        end.setLabel(DeliveryWords.text("delivery.fleet.end"));
        end.setItems(depots);
        end.setItemLabelGenerator(site -> site == null ? DeliveryWords.text("delivery.fleet.endsAtStart") : site.code() + " · " + site.name());
        end.setEmptySelectionAllowed(true);
        end.setEmptySelectionCaption(DeliveryWords.text("delivery.fleet.endsAtStart"));
        depots.stream().filter(site -> shown.endWarehouseId() != null && site.id().value() == shown.endWarehouseId()).findFirst().ifPresent(end::setValue);
        from = time("delivery.fleet.from", shown.shiftFrom());
        to = time("delivery.fleet.to", shown.shiftTo());
        longest = whole("delivery.fleet.longest", shown.longestMinutes());
        restFrom = time("delivery.fleet.restFrom", shown.restFrom());
        restTo = time("delivery.fleet.restTo", shown.restTo());
        rest = whole("delivery.fleet.rest", shown.restMinutes() == 0 ? null : shown.restMinutes());
        trips = whole("delivery.fleet.trips", shown.trips());
        reload = whole("delivery.fleet.reload", 0, shown.reloadMinutes());
        litres = decimal("delivery.fleet.litres", shown.capacityLitres());
        kilograms = decimal("delivery.fleet.kilograms", shown.capacityKg());
        pieces = whole("delivery.fleet.pieces", shown.capacityPieces());
        perKm = decimal("delivery.fleet.perKm", shown.costPerKm());
        perHour = decimal("delivery.fleet.perHour", shown.costPerHour());
        perUse = decimal("delivery.fleet.perUse", shown.costPerUse());
        skills = new SkillBoxes("delivery.fleet.skills", shown.skills());
        active = new Checkbox(DeliveryWords.text("delivery.fleet.active"), shown.active());
        add(code, end, from, to, longest, restFrom, restTo, rest, trips, reload, litres, kilograms, pieces, perKm, perHour, perUse, skills, active);
        addClassName("qm-fields");
    }

    /**
     * The vehicle as it stands in the fields.
     *
     * @throws Conflict when a field is missing or does not fit the others
     */
    VehicleFacts vehicle() {
        try {
            return new VehicleFacts(vehicle.id(), vehicle.warehouseId(), endDepot(), code.getValue().strip(), litres.getValue(), kilograms.getValue(), pieces.getValue(),
                    from.getValue(), to.getValue(), longest.getValue(), restFrom.getValue(), restTo.getValue(), rest.getValue() == null ? 0 : rest.getValue(),
                    trips.getValue(), reload.getValue() == null ? 0 : reload.getValue(), perKm.getValue(), perHour.getValue(), perUse.getValue(), skills.skills(), active.getValue(), vehicle.version());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Conflict("delivery.conflict.vehicle", "The vehicle does not fit: " + e.getMessage(), code.getValue());
        }
    }

    /** Null where it starts. */
    private Integer endDepot() {
        return end.getValue() == null || end.getValue().id().value() == vehicle.warehouseId() ? null : end.getValue().id().value();
    }

    private static TimePicker time(String key, LocalTime value) {
        var picker = new TimePicker(DeliveryWords.text(key));
        picker.setLocale(Locale.UK);
        picker.setStep(STEP);
        picker.setClearButtonVisible(value == null);
        picker.setValue(value);
        return picker;
    }

    private static IntegerField whole(String key, Integer value) {
        return whole(key, 1, value);
    }

    private static IntegerField whole(String key, int least, Integer value) {
        var field = new IntegerField(DeliveryWords.text(key));
        field.setMin(least);
        field.setValue(value);
        return field;
    }

    private static BigDecimalField decimal(String key, BigDecimal value) {
        return new BigDecimalField(DeliveryWords.text(key), value, "");
    }
}
