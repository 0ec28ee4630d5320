package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.quartermaster.delivery.VehicleFacts;
import org.quartermaster.delivery.Vehicles;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;

/** The vehicles of a depot, to look at and to change; the next run plans with them. */
final class FleetDialog {
    private final Vehicles vehicles;
    private final WarehouseId depot;
    private final List<WarehouseFacts> depots;
    private final Grid<VehicleFacts> grid = new Grid<>();

    FleetDialog(Vehicles service, WarehouseId warehouse, List<WarehouseFacts> all) {
        vehicles = service;
        depot = warehouse;
        depots = all;
    }

    void open(String depotCode, boolean mayChange) {
        var format = Format.current();
        grid.addColumn(VehicleFacts::code).setHeader(DeliveryWords.text("delivery.fleet.code"));
        grid.addColumn(v -> v.shiftFrom() + "–" + v.shiftTo()).setHeader(DeliveryWords.text("delivery.fleet.shift"));
        grid.addColumn(v -> v.restMinutes() == 0 ? Format.MISSING : v.restFrom() + "–" + v.restTo() + " · " + format.quantity(v.restMinutes(), DeliveryWords.text("ui.unit.minutes")))
                .setHeader(DeliveryWords.text("delivery.fleet.break"));
        grid.addColumn(v -> v.trips() == 1 ? "1" : v.trips() + " · " + format.quantity(v.reloadMinutes(), DeliveryWords.text("ui.unit.minutes")))
                .setHeader(DeliveryWords.text("delivery.fleet.tripsAndReload"));
        grid.addColumn(v -> v.skills() == 0 ? Format.MISSING : SkillBoxes.words(v.skills())).setHeader(DeliveryWords.text("delivery.fleet.skills"));
        grid.addColumn(v -> format.quantity(v.capacityLitres(), DeliveryWords.text("delivery.unit.litres"))).setHeader(DeliveryWords.text("delivery.fleet.litres"));
        grid.addColumn(v -> format.quantity(v.capacityKg(), DeliveryWords.text("ui.unit.kilograms"))).setHeader(DeliveryWords.text("delivery.fleet.kilograms"));
        grid.addColumn(v -> format.money(v.costPerKm()) + " · " + format.money(v.costPerHour()) + " · " + format.money(v.costPerUse()))
                .setHeader(DeliveryWords.text("delivery.fleet.costs"));
        grid.addColumn(v -> v.endWarehouseId() == null ? Format.MISSING : code(v.endWarehouseId())).setHeader(DeliveryWords.text("delivery.fleet.end"));
        grid.addColumn(v -> v.active() ? "●" : "–").setHeader(DeliveryWords.text("delivery.fleet.active"));
        grid.setItems(vehicles.of(depot));
        grid.setHeight("360px");
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.fleet.title", depotCode));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(1040px, 96vw)");
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

    private String code(int warehouse) {
        return depots.stream().filter(site -> site.id().value() == warehouse).findFirst().map(WarehouseFacts::code).orElse(String.valueOf(warehouse));
    }

    private VehicleFacts usual(String depotCode) {
        String code = "%s-V%02d".formatted(depotCode, vehicles.of(depot).size() + 1);
        return new VehicleFacts(0, depot.value(), null, code, BigDecimal.valueOf(7000), BigDecimal.valueOf(900), 600, LocalTime.of(8, 0), LocalTime.of(18, 0), null, null, null, 0, 1, 0,
                BigDecimal.valueOf(0.32), BigDecimal.valueOf(24), BigDecimal.valueOf(35), 0, true, 0);
    }

    private void edit(VehicleFacts vehicle) {
        var form = new VehicleForm(vehicle, depots);
        Dialogs.form(vehicle.code(), DeliveryWords.text("ui.save"), () -> {
            vehicles.save(form.vehicle());
            grid.setItems(vehicles.of(depot));
        }, form);
    }
}
