package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Asks for a range of days, what it sells instead, why, and until when that holds. */
final class OverrideDialog {

    private static final int FIRST_DAYS = 7;

    private final DatePicker from = new DatePicker(text("forecasting.edit.from"));
    private final DatePicker to = new DatePicker(text("forecasting.edit.to"));
    private final RadioButtonGroup<ForecastOverride.Kind> kind = new RadioButtonGroup<>(text("forecasting.edit.kind"));
    private final NumberField amount = new NumberField(text("forecasting.edit.amount"));
    private final TextField reason = new TextField(text("forecasting.edit.reason"));
    private final DatePicker expires = new DatePicker(text("forecasting.edit.expires"));
    private final Paragraph instead = new Paragraph();
    private final StoredForecast forecast;
    private final Button save;

    private OverrideDialog(StoredForecast forecast, Overrides overrides, Runnable saved) {
        this.forecast = forecast;
        LocalDate first = forecast.asOf().plusDays(1);
        LocalDate last = forecast.asOf().plusDays(forecast.baseline().horizon());
        from.setMin(first);
        from.setMax(last);
        to.setMax(last);
        from.setValue(first);
        to.setValue(first.plusDays(FIRST_DAYS - 1L));
        kind.setItems(ForecastOverride.Kind.values());
        kind.setItemLabelGenerator(value -> text("forecasting.edit." + value.code()));
        kind.setValue(ForecastOverride.Kind.SET);
        reason.setMaxLength(200);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        amount.setValueChangeMode(ValueChangeMode.EAGER);
        var form = new FormLayout(from, to, kind, amount, reason, expires);
        form.setMaxWidth("560px");
        save = Dialogs.form(text("forecasting.edit.title"), text("forecasting.edit.save"), () -> enter(overrides, saved), form, instead);
        from.addValueChangeListener(_ -> check());
        to.addValueChangeListener(_ -> check());
        kind.addValueChangeListener(_ -> check());
        amount.addValueChangeListener(_ -> check());
        reason.addValueChangeListener(_ -> check());
        check();
    }

    static void open(StoredForecast forecast, Overrides overrides, Runnable saved) {
        new OverrideDialog(forecast, overrides, saved);
    }

    private void check() {
        boolean days = from.getValue() != null && to.getValue() != null && !to.getValue().isBefore(from.getValue());
        Double wanted = amount.getValue();
        boolean fits = wanted != null && wanted >= (kind.getValue() == ForecastOverride.Kind.SET ? 0 : -100);
        save.setEnabled(days && fits && !reason.getValue().isBlank());
        instead.setText(days ? text("forecasting.edit.instead", Format.current().quantity(Math.rint(baseline()))) : "");
    }

    private double baseline() {
        double sum = 0;
        long origin = forecast.asOf().toEpochDay() + 1;
        for (long day = Math.max(0, from.getValue().toEpochDay() - origin); day <= to.getValue().toEpochDay() - origin && day < forecast.baseline().horizon(); day++) {
            sum += forecast.baseline().mean()[(int) day];
        }
        return sum;
    }

    private void enter(Overrides overrides, Runnable saved) {
        overrides.enter(forecast.sku(), forecast.warehouse(), from.getValue(), to.getValue(), kind.getValue(), amount.getValue(), reason.getValue(), expires.getValue());
        Notice.done(text("forecasting.edit.saved", ChronoUnit.DAYS.between(from.getValue(), to.getValue()) + 1));
        saved.run();
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
