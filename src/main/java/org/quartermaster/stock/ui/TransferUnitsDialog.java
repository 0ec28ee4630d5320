package org.quartermaster.stock.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.quartermaster.stock.TransferFacts;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;

/** Asks what left or arrived: a day, and units per line, filled with all there can be. */
final class TransferUnitsDialog {

    private TransferUnitsDialog() {
    }

    /**
     * @param step   {@code ship} or {@code receive}
     * @param most   the greatest number of units of a line
     * @param accept gets the day and the units per line number
     */
    static void open(TransferFacts transfer, String step, LocalDate today, ToIntFunction<TransferFacts.Line> most,
            BiConsumer<LocalDate, Map<Integer, Integer>> accept) {
        var title = I18NProvider.translate("stock.step." + step);
        var day = new DayField("stock.transfers." + step + "Day", today);
        day.setMax(today);
        var form = new FormLayout(day);
        var fields = new LinkedHashMap<Integer, IntegerField>();
        for (var line : transfer.lines()) {
            var units = new IntegerField(line.skuCode() + " · " + line.skuName());
            units.setMin(0);
            units.setMax(most.applyAsInt(line));
            units.setValue(most.applyAsInt(line));
            units.setStepButtonsVisible(true);
            units.setHelperText(I18NProvider.translate("stock.transfers.most", most.applyAsInt(line)));
            fields.put(line.lineNo(), units);
            form.add(units);
        }
        Dialogs.form(title + " · " + transfer.code(), title, () -> {
            var units = new HashMap<Integer, Integer>();
            fields.forEach((line, field) -> units.put(line, field.getValue() == null ? 0 : field.getValue()));
            accept.accept(day.getValue() == null ? today : day.getValue(), units);
        }, form);
    }
}
