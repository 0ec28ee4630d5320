package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;

/** Asks for what a decision needs: a quantity, a reason, a day. */
final class DecisionDialogs {

    private DecisionDialogs() {
    }

    /** A new quantity; warns, but lets through, what the supplier does not sell. */
    static void edit(ProposalRow row, java.util.function.IntConsumer action) {
        var units = new IntegerField(text("replenishment.edit.units"));
        units.setValue(row.units());
        units.setMin(0);
        units.setMax(10_000_000);
        units.setStep(1);
        units.setWidthFull();
        units.setValueChangeMode(ValueChangeMode.EAGER);
        units.setHelperText(text("replenishment.edit.help", row.minimumQuantity(), row.multiple()));
        units.addValueChangeListener(e -> units.setHelperText(e.getValue() == null || isSold(row, e.getValue())
                ? text("replenishment.edit.help", row.minimumQuantity(), row.multiple()) : text("replenishment.edit.odd", row.minimumQuantity(), row.multiple())));
        Dialogs.form(text("replenishment.edit.title", row.sku()), text("replenishment.edit.do"), () -> {
            if (units.getValue() == null || units.isInvalid()) {
                throw new org.quartermaster.shared.Conflict("replenishment.conflict.units", "The quantity is missing or out of range.");
            }
            action.accept(units.getValue());
        }, new Paragraph(text("replenishment.edit.text", Words.name(row), row.suggestedUnits())), units);
        units.focus();
        units.getElement().executeJs("setTimeout(() => this.inputElement && this.inputElement.select(), 50)");
    }

    private static boolean isSold(ProposalRow row, int units) {
        return units == 0 || units >= row.minimumQuantity() && units % row.multiple() == 0;
    }

    /** A reason and a day to come back on, which may stay empty. */
    static void snooze(List<ProposalRow> rows, LocalDate today, BiConsumer<String, LocalDate> action) {
        var reason = new TextField(text("replenishment.snooze.reason"));
        var until = new DayField("replenishment.snooze.until");
        reason.setWidthFull();
        reason.setMaxLength(300);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        until.setMin(today.plusDays(1));
        until.setValue(today.plusDays(7));
        until.setClearButtonVisible(true);
        until.setHelperText(text("replenishment.snooze.help"));
        var go = Dialogs.form(text("replenishment.snooze.title", rows.size()), text("replenishment.snooze.do"),
                () -> action.accept(reason.getValue().strip(), until.getValue()), reason, until);
        go.setEnabled(false);
        reason.addValueChangeListener(e -> go.setEnabled(!e.getValue().isBlank()));
        reason.focus();
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
