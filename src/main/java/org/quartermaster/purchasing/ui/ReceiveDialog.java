package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.purchasing.ReceivedLine;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;

/** Asks what came: a day, and units per open line, filled with all that is open. */
final class ReceiveDialog {

    private ReceiveDialog() {
    }

    static void open(PurchaseOrderFacts order, LocalDate today, BiConsumer<LocalDate, List<ReceivedLine>> receive) {
        var day = new DayField("purchasing.column.receivedOn", today);
        var form = new FormLayout(day);
        var fields = new LinkedHashMap<Integer, IntegerField>();
        for (var line : order.lines()) {
            if (line.openUnits() > 0) {
                var units = new IntegerField(line.skuCode() + " · " + line.skuName());
                units.setMin(0);
                units.setMax(line.openUnits());
                units.setValue(line.openUnits());
                units.setStepButtonsVisible(true);
                units.setHelperText(I18NProvider.translate("purchasing.detail.ofOpen", line.openUnits()));
                fields.put(line.lineNo(), units);
                form.add(units);
            }
        }
        Dialogs.form(I18NProvider.translate("purchasing.step.receive") + " · " + order.code(), I18NProvider.translate("purchasing.step.receive"),
                () -> receive.accept(day.getValue() == null ? today : day.getValue(), fields.entrySet().stream()
                        .filter(entry -> entry.getValue().getValue() != null && entry.getValue().getValue() > 0)
                        .map(entry -> new ReceivedLine(entry.getKey(), entry.getValue().getValue())).toList()), form);
    }
}
