package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.math.BigDecimal;
import java.time.LocalTime;
import org.quartermaster.delivery.VehicleFacts;
import org.quartermaster.delivery.Vehicles;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;

/** The vehicles of a depot, to look at and to change; the next run plans with them. */
final class FleetDialog {
    private final Vehicles vehicles;
    private final WarehouseId depot;
    private final Grid<VehicleFacts> grid = new Grid<>();

    FleetDialog(Vehicles service, WarehouseId warehouse) {
        vehicles = service;
        depot = warehouse;
    }

    void open(String depotCode, boolean mayChange) {
        var format = Format.current();
        grid.addColumn(VehicleFacts::code).setHeader(DeliveryWords.text("delivery.fleet.code"));
        grid.addColumn(v -> v.shiftFrom() + "–" + v.shiftTo()).setHeader(DeliveryWords.text("delivery.fleet.shift"));
        grid.addColumn(v -> format.quantity(v.capacityLitres(), DeliveryWords.text("delivery.unit.litres"))).setHeader(DeliveryWords.text("delivery.fleet.litres"));
        grid.addColumn(v -> format.quantity(v.capacityKg(), DeliveryWords.text("ui.unit.kilograms"))).setHeader(DeliveryWords.text("delivery.fleet.kilograms"));
        grid.addColumn(v -> format.money(v.costPerKm()) + " · " + format.money(v.costPerHour()) + " · " + format.money(v.costPerUse()))
                .setHeader(DeliveryWords.text("delivery.fleet.costs"));
        grid.addColumn(v -> v.active() ? "●" : "–").setHeader(DeliveryWords.text("delivery.fleet.active"));
        grid.setItems(vehicles.of(depot));
        grid.setHeight("360px");
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.fleet.title", depotCode));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(860px, 96vw)");
        dialog.add(grid);
        if (mayChange) {
            grid.addItemDoubleClickListener(event -> edit(event.getItem()));
            dialog.getFooter().add(new Button(DeliveryWords.text("delivery.fleet.edit"),
                    _ -> grid.asSingleSelect().getOptionalValue().ifPresent(this::edit)));
            dialog.getFooter().add(new Button(DeliveryWords.text("delivery.fleet.add"), _ -> edit(usual(depotCode))));
        }
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private VehicleFacts usual(String depotCode) {
        String code = "%s-V%02d".formatted(depotCode, vehicles.of(depot).size() + 1);
        return new VehicleFacts(0, depot.value(), code, BigDecimal.valueOf(7000), BigDecimal.valueOf(900), 600, LocalTime.of(8, 0), LocalTime.of(18, 0),
                BigDecimal.valueOf(0.32), BigDecimal.valueOf(24), BigDecimal.valueOf(35), 0, true, 0);
    }

    private void edit(VehicleFacts vehicle) {
        var code = new TextField(DeliveryWords.text("delivery.fleet.code"), vehicle.code(), "");
        var from = time("delivery.fleet.from", vehicle.shiftFrom());
        var to = time("delivery.fleet.to", vehicle.shiftTo());
        var litres = decimal("delivery.fleet.litres", vehicle.capacityLitres());
        var kilograms = decimal("delivery.fleet.kilograms", vehicle.capacityKg());
        var pieces = new IntegerField(DeliveryWords.text("delivery.fleet.pieces"));
        pieces.setValue(vehicle.capacityPieces());
        var perKm = decimal("delivery.fleet.perKm", vehicle.costPerKm());
        var perHour = decimal("delivery.fleet.perHour", vehicle.costPerHour());
        var perUse = decimal("delivery.fleet.perUse", vehicle.costPerUse());
        var active = new Checkbox(DeliveryWords.text("delivery.fleet.active"), vehicle.active());
        var fields = new Div(code, from, to, litres, kilograms, pieces, perKm, perHour, perUse, active);
        fields.addClassName("qm-fields");
        Dialogs.form(vehicle.code(), DeliveryWords.text("ui.save"), () -> {
            vehicles.save(new VehicleFacts(vehicle.id(), vehicle.warehouseId(), code.getValue().strip(), litres.getValue(), kilograms.getValue(),
                    pieces.getValue(), from.getValue(), to.getValue(), perKm.getValue(), perHour.getValue(), perUse.getValue(), vehicle.skills(),
                    active.getValue(), vehicle.version()));
            grid.setItems(vehicles.of(depot));
        }, fields);
    }

    private static TimePicker time(String key, LocalTime value) {
        var picker = new TimePicker(DeliveryWords.text(key), value);
        picker.setStep(java.time.Duration.ofMinutes(30));
        return picker;
    }

    private static BigDecimalField decimal(String key, BigDecimal value) {
        return new BigDecimalField(DeliveryWords.text(key), value, "");
    }
}
