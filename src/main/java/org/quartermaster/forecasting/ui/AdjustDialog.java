package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;

/** Asks for past days, the units that the next forecast shall see more or less on them, and why. */
final class AdjustDialog {

    /** Takes what was entered. */
    interface Entered {
        void adjust(LocalDate fromDay, LocalDate toDay, double units, String reason);
    }

    private final DayField from = new DayField("forecasting.edit.from");
    private final DayField to = new DayField("forecasting.edit.to");
    private final NumberField units = new NumberField(text("forecasting.adjust.units"));
    private final TextField reason = new TextField(text("forecasting.edit.reason"));
    private final Paragraph sold = new Paragraph();
    private final ForecastTimeline timeline;
    private final Button save;

    AdjustDialog(String what, ForecastTimeline timeline, Entered entered) {
        this.timeline = timeline;
        LocalDate last = timeline.run().asOf();
        for (DayField field : List.of(from, to)) {
            field.setMin(timeline.firstDay());
            field.setMax(last);
            field.setValue(last);
            field.addValueChangeListener(_ -> check());
        }
        units.setValueChangeMode(ValueChangeMode.EAGER);
        units.setRequiredIndicatorVisible(true);
        units.addValueChangeListener(_ -> check());
        reason.setMaxLength(200);
        reason.setRequiredIndicatorVisible(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(_ -> check());
        var form = new FormLayout(from, to, units, reason);
        form.setMaxWidth("560px");
        var explained = new Paragraph(text("forecasting.adjust.explained"));
        explained.addClassName("qm-soft");
        save = Dialogs.form(text("forecasting.adjust.title", what), text("forecasting.adjust.save"),
                () -> entered.adjust(from.getValue(), to.getValue(), units.getValue(), reason.getValue()), form, sold, explained);
        check();
    }

    private void check() {
        boolean days = from.getValue() != null && to.getValue() != null && !to.getValue().isBefore(from.getValue()) && !from.getValue().isBefore(timeline.firstDay());
        save.setEnabled(days && units.getValue() != null && units.getValue() != 0 && !reason.getValue().isBlank());
        sold.setText(days ? text("forecasting.adjust.sold", Format.current().quantity(soldThen())) : "");
    }

    private double soldThen() {
        double sum = 0;
        for (long day = from.getValue().toEpochDay(); day <= to.getValue().toEpochDay(); day++) {
            sum += timeline.past().sold()[(int) (day - timeline.firstDay().toEpochDay())];
        }
        return sum;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
