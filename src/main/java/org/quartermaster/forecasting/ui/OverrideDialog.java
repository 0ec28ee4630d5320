package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.quartermaster.forecasting.ForecastLevel;
import org.quartermaster.forecasting.ForecastOverride.Kind;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.OverrideDraft;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;

/** Asks for a range of days, what it sells instead, why, and until when that holds; says what the baseline expects and what becomes of it. */
final class OverrideDialog {

    private static final int FIRST_DAYS = 7;

    private final DayField from = new DayField("forecasting.edit.from");
    private final DayField to = new DayField("forecasting.edit.to");
    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(text("forecasting.edit.kind"));
    private final NumberField amount = new NumberField(text("forecasting.edit.amount"));
    private final TextField reason = new TextField(text("forecasting.edit.reason"));
    private final DayField expires = new DayField("forecasting.edit.expires");
    private final Paragraph instead = new Paragraph();
    private final ForecastLevel level;
    private final ForecastTimeline timeline;
    private final Button save;

    /**
     * @param what   what is changed, in words
     * @param locked the last locked day, or empty
     */
    OverrideDialog(String what, ForecastLevel level, ForecastTimeline timeline, Optional<LocalDate> locked, Consumer<OverrideDraft> enter) {
        this.level = level;
        this.timeline = timeline;
        LocalDate first = locked.orElse(timeline.run().asOf()).plusDays(1);
        LocalDate last = timeline.run().asOf().plusDays(timeline.run().horizon());
        from.setMin(first);
        from.setMax(last);
        to.setMin(first);
        to.setMax(last);
        expires.setMin(first);
        range(first, first.plusDays(FIRST_DAYS - 1L));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(value -> text("forecasting.edit." + value.code()));
        kind.setValue(Kind.SET);
        reason.setMaxLength(200);
        reason.setRequiredIndicatorVisible(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        amount.setValueChangeMode(ValueChangeMode.EAGER);
        amount.setRequiredIndicatorVisible(true);
        var form = new FormLayout(from, to, kind, amount, reason, expires);
        form.setMaxWidth("560px");
        var split = new Paragraph(text(level.isOneSeries() ? "forecasting.edit.splitDays" : "forecasting.edit.split", Format.current().quantity(timeline.baseline().series())));
        split.addClassName("qm-soft");
        var lock = new Paragraph(locked.map(day -> text("forecasting.edit.locked", Format.current().day(day))).orElse(""));
        lock.addClassName("qm-soft");
        save = Dialogs.form(text("forecasting.edit.title", what), text("forecasting.edit.save"), () -> enter.accept(draft()), form, instead, split, lock);
        from.addValueChangeListener(_ -> check());
        to.addValueChangeListener(_ -> check());
        kind.addValueChangeListener(_ -> check());
        amount.addValueChangeListener(_ -> check());
        reason.addValueChangeListener(_ -> check());
        expires.addValueChangeListener(_ -> check());
        check();
    }

    /** Begins with this way to say it. */
    void kind(Kind first) {
        kind.setValue(first);
    }

    /** Begins with these days, as far as they may be changed. */
    void range(LocalDate firstDay, LocalDate lastDay) {
        from.setValue(firstDay.isBefore(from.getMin()) ? from.getMin() : firstDay);
        to.setValue(lastDay.isAfter(to.getMax()) ? to.getMax() : lastDay.isBefore(from.getValue()) ? from.getValue() : lastDay);
    }

    private void check() {
        boolean days = from.getValue() != null && to.getValue() != null && !to.getValue().isBefore(from.getValue()) && !from.getValue().isBefore(from.getMin());
        Double wanted = amount.getValue();
        boolean fits = wanted != null && switch (kind.getValue()) {
            case SET -> wanted >= 0;
            case ADD -> true;
            case PERCENT -> wanted >= -100;
        };
        boolean ends = expires.getValue() == null || days && !expires.getValue().isBefore(from.getValue());
        save.setEnabled(days && fits && ends && !reason.getValue().isBlank());
        instead.setText(!days ? "" : fits ? text("forecasting.edit.becomes", Format.current().quantity(Math.rint(baseline())), Format.current().quantity(Math.rint(becomes(wanted))))
                : text("forecasting.edit.instead", Format.current().quantity(Math.rint(baseline()))));
    }

    private double becomes(double wanted) {
        return Math.max(0, switch (kind.getValue()) {
            case SET -> wanted;
            case ADD -> baseline() + wanted;
            case PERCENT -> baseline() * (1 + wanted / 100);
        });
    }

    private double baseline() {
        long origin = timeline.run().asOf().toEpochDay() + 1;
        return timeline.baseline().over((int) (from.getValue().toEpochDay() - origin), (int) (to.getValue().toEpochDay() - from.getValue().toEpochDay() + 1)).mean();
    }

    private OverrideDraft draft() {
        return new OverrideDraft(level, from.getValue(), to.getValue(), kind.getValue(), amount.getValue(), reason.getValue(), expires.getValue());
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
