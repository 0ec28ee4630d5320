package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.delivery.DepotGroups;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Dialogs;

/** Which depots are planned together with one: their vehicles drive in one plan, and an order leaves from whichever of them holds the goods. */
final class GroupDialog {
    private final DepotGroups groups;
    private final WarehouseFacts leader;
    private final List<WarehouseFacts> depots;

    GroupDialog(DepotGroups service, WarehouseFacts ofLeader, List<WarehouseFacts> all) {
        groups = service;
        leader = ofLeader;
        depots = all;
    }

    void open(Runnable changed) {
        List<WarehouseId> members = groups.ledBy(leader.id()).stream().map(WarehouseFacts::id).toList();
        var boxes = new CheckboxGroup<WarehouseFacts>(DeliveryWords.text("delivery.group.with", leader.code()));
        boxes.setItems(depots.stream().filter(site -> !site.id().equals(leader.id())).toList());
        boxes.setItemLabelGenerator(site -> site.code() + " · " + site.name());
        boxes.setValue(depots.stream().filter(site -> !site.id().equals(leader.id()) && members.contains(site.id())).collect(Collectors.toSet()));
        boxes.addThemeName("vertical");
        Dialogs.form(DeliveryWords.text("delivery.group.title"), DeliveryWords.text("ui.save"), () -> {
            groups.state(leader.id(), boxes.getValue().stream().map(WarehouseFacts::id).toList());
            changed.run();
        }, new Paragraph(DeliveryWords.text("delivery.group.hint")), boxes);
    }
}
