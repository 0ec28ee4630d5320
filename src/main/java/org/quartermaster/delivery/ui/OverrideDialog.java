package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.quartermaster.delivery.AllocationRow;
import org.quartermaster.delivery.OrderAllocation;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Dialogs;

/** Chooses another warehouse for an order, with a reason that is kept. */
final class OverrideDialog {
    private final OrderAllocation allocation;
    private final List<WarehouseFacts> sites;

    OverrideDialog(OrderAllocation service, List<WarehouseFacts> warehouses) {
        allocation = service;
        sites = warehouses;
    }

    void open(AllocationRow row, Runnable done) {
        var warehouse = new Select<WarehouseFacts>();
        warehouse.setLabel(DeliveryWords.text("delivery.column.warehouse"));
        warehouse.setItems(sites);
        warehouse.setItemLabelGenerator(site -> site.code() + " · " + site.name());
        sites.stream().filter(site -> !row.warehouses().equals(site.code())).findFirst().ifPresent(warehouse::setValue);
        var reason = new TextField(DeliveryWords.text("delivery.override.reason"));
        reason.setMaxLength(200);
        reason.setRequiredIndicatorVisible(true);
        Dialogs.form(DeliveryWords.text("delivery.override.title", row.code()), DeliveryWords.text("delivery.override.do"), () -> {
            allocation.override(row.id(), row.version(), warehouse.getValue().id(), reason.getValue());
            done.run();
        }, warehouse, reason);
    }
}
