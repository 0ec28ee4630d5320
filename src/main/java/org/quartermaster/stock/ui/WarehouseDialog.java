package org.quartermaster.stock.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseDraft;
import org.quartermaster.stock.WarehouseEditing;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.ClashDialog;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Edits a warehouse; where somebody else changed the same field meanwhile the author chooses. */
final class WarehouseDialog {

    private final WarehouseEditing editing;
    private final WarehouseFacts warehouse;
    private final Runnable stored;
    private final TextField name = new TextField(text("name"));
    private final TextField nameZh = new TextField(text("nameZh"));
    private final TextArea address = new TextArea(text("address"));
    private final NumberField latitude = new NumberField(text("latitude"));
    private final NumberField longitude = new NumberField(text("longitude"));
    private final BigDecimalField capacity = new BigDecimalField(text("capacityLitres"));
    private final TextField region = new TextField(text("region"));
    private final ComboBox<String> zone = new ComboBox<>(text("timeZone"));
    private final ComboBox<WarehouseFacts> source = new ComboBox<>(text("suppliedFrom"));
    private final IntegerField days = new IntegerField(text("transferDays"));
    private Button save;

    /** @param stored runs when the change is stored */
    WarehouseDialog(WarehouseEditing editing, WarehouseFacts warehouse, List<WarehouseFacts> others, Runnable stored) {
        this.editing = editing;
        this.warehouse = warehouse;
        this.stored = stored;
        source.setItems(others.stream().filter(other -> !other.id().equals(warehouse.id())).toList());
        source.setItemLabelGenerator(other -> other.code() + " · " + other.name());
        source.setClearButtonVisible(true);
        source.setHelperText(text("suppliedFrom.help"));
        days.setMin(0);
        days.setMax(60);
        days.setHelperText(text("transferDays.help"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setClearButtonVisible(true);
        address.setMaxLength(400);
        region.setMaxLength(2);
    }

    void open() {
        WarehouseDraft seen = editing.current(warehouse.id());
        fill(seen);
        var form = new FormLayout(name, nameZh, address, source, days, capacity, region, zone, latitude, longitude);
        form.setColspan(address, 2);
        form.setMaxWidth("40rem");
        save = Dialogs.form(warehouse.code() + " · " + warehouse.name(), I18NProvider.translate("ui.save"), () -> store(seen, draft().orElseThrow(), List.of()), form);
        form.getChildren().filter(com.vaadin.flow.component.HasValue.class::isInstance)
                .forEach(field -> ((com.vaadin.flow.component.HasValue<?, ?>) field).addValueChangeListener(_ -> save.setEnabled(draft().isPresent())));
        name.focus();
    }

    private void fill(WarehouseDraft draft) {
        name.setValue(draft.name());
        nameZh.setValue(draft.nameZh());
        address.setValue(draft.address());
        latitude.setValue(draft.latitude());
        longitude.setValue(draft.longitude());
        capacity.setValue(draft.capacityLitres());
        region.setValue(draft.region());
        zone.setValue(draft.timeZone().isEmpty() ? null : draft.timeZone());
        source.setValue(source.getListDataView().getItems().filter(other -> Integer.valueOf(other.id().value()).equals(draft.suppliedFrom())).findFirst().orElse(null));
        days.setValue(draft.transferDays());
    }

    private Optional<WarehouseDraft> draft() {
        try {
            return latitude.isEmpty() || longitude.isEmpty() ? Optional.empty()
                    : Optional.of(new WarehouseDraft(name.getValue(), nameZh.getValue(), latitude.getValue(), longitude.getValue(), capacity.getValue(), region.getValue(),
                            zone.getValue(), address.getValue(), source.isEmpty() ? null : source.getValue().id().value(), days.getValue()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private void store(WarehouseDraft seen, WarehouseDraft wanted, List<Merge.Choice> choices) {
        List<Merge.Clash> clashes = editing.edit(warehouse.id(), seen, wanted, choices);
        if (clashes.isEmpty()) {
            Notice.done(text("saved"));
            stored.run();
        } else {
            ClashDialog.choose(warehouse.code(), clashes, WarehouseDialog::text, chosen -> store(seen, wanted, chosen));
        }
    }

    private static String text(String key) {
        return I18NProvider.translate("stock.warehouses." + key);
    }
}
