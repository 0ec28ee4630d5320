package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.quartermaster.purchasing.ConfirmedLine;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;

/** Asks what the supplier confirmed: a day for all of it, and per line the units and, where it differs, the day. */
final class ConfirmDialog {

    /** Takes what was confirmed. */
    interface Confirmation {
        /**
         * @param expectedOn the day of all lines that name none; null: as due
         */
        void accept(List<ConfirmedLine> lines, LocalDate expectedOn);
    }

    private record Fields(PurchaseOrderFacts.Line line, IntegerField units, DayField day) {
        boolean isChanged() {
            return units.getValue() != null && (units.getValue() != line.promisedUnits() || !Objects.equals(day.getValue(), line.expectedOn()));
        }
    }

    private ConfirmDialog() {
    }

    static void open(PurchaseOrderFacts order, Confirmation confirmation) {
        var all = new DayField("purchasing.column.expectedOn", order.expectedOn());
        all.setClearButtonVisible(true);
        all.setHelperText(text("purchasing.detail.expectedHelp"));
        var form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        form.add(all, 2);
        var fields = new ArrayList<Fields>();
        for (var line : order.lines()) {
            var one = new Fields(line, units(line), new DayField("purchasing.confirm.day", line.expectedOn()));
            one.day().setClearButtonVisible(true);
            fields.add(one);
            form.add(one.units(), one.day());
        }
        Dialogs.form(text("purchasing.step.confirm") + " · " + order.code(), text("purchasing.step.confirm"),
                () -> confirmation.accept(fields.stream().filter(Fields::isChanged)
                        .map(one -> new ConfirmedLine(one.line().lineNo(), one.units().getValue(), one.day().getValue())).toList(), all.getValue()),
                new Paragraph(text("purchasing.confirm.text")), form);
    }

    private static IntegerField units(PurchaseOrderFacts.Line line) {
        var units = new IntegerField(line.skuCode() + " · " + line.skuName());
        units.setMin(line.receivedUnits());
        units.setValue(line.promisedUnits());
        units.setStepButtonsVisible(true);
        units.setHelperText(I18NProvider.translate("purchasing.confirm.ordered", line.units()));
        return units;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
