package org.quartermaster.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A field for a day, in the person's language: week from Monday, ISO days typed and shown. */
public class DayField extends DatePicker {

    /** @param labelKey text key, empty for none */
    public DayField(String labelKey) {
        Locale locale = Format.current().locale();
        setLocale(locale);
        if (!labelKey.isEmpty()) {
            setLabel(getTranslation(labelKey));
        }
        setI18n(words(locale));
    }

    public DayField(String labelKey, LocalDate value) {
        this(labelKey);
        setValue(value);
    }

    private DatePickerI18n words(Locale locale) {
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        List<String> days = Arrays.asList(symbols.getWeekdays()).subList(1, 8);
        List<String> shortDays = Arrays.asList(symbols.getShortWeekdays()).subList(1, 8);
        return new DatePickerI18n().setFirstDayOfWeek(1).setDateFormat("yyyy-MM-dd").setMonthNames(Arrays.asList(symbols.getMonths()).subList(0, 12))
                .setWeekdays(days).setWeekdaysShort(shortDays).setToday(getTranslation("ui.day.today")).setCancel(getTranslation("ui.cancel"));
    }
}
