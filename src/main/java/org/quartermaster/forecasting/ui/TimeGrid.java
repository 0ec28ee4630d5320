package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.quartermaster.ui.Format;

/** The figures under the chart: one column per bucket, the first column stays. */
final class TimeGrid {

    private static final int PAST_COLUMNS = 6;

    private TimeGrid() {
    }

    static Div of(Buckets buckets, Grain grain, Locale locale) {
        int first = Math.max(0, buckets.now - PAST_COLUMNS);
        int count = buckets.starts.size() - first;
        String[] headers = new String[count + 1];
        headers[0] = text("forecasting.chart.units");
        for (int i = 0; i < count; i++) {
            headers[i + 1] = label(buckets.starts.get(first + i), grain, locale);
        }
        NativeTable table = Tables.of(headers);
        row(table, "", "forecasting.grid.sold", buckets.sold, first);
        row(table, "", "forecasting.grid.baseline", buckets.baseline, first);
        row(table, "ed", "forecasting.grid.override", buckets.override, first);
        row(table, "strong", "forecasting.grid.total", buckets.total, first);
        row(table, "soft", "forecasting.grid.low", buckets.low, first);
        row(table, "soft", "forecasting.grid.high", buckets.high, first);
        row(table, "soft", "forecasting.grid.lastYear", buckets.lastYear, first);
        row(table, "soft", "forecasting.grid.before", buckets.before, first);
        var frame = new Div(table);
        frame.addClassName("qm-times");
        return frame;
    }

    private static void row(NativeTable table, String style, String key, double[] values, int first) {
        var format = Format.current();
        String[] cells = new String[values.length - first + 1];
        cells[0] = text(key);
        for (int i = first; i < values.length; i++) {
            cells[i - first + 1] = format.quantity(rounded(values[i]));
        }
        Tables.row(table, style, cells);
    }

    private static double rounded(double units) {
        return units >= 10 ? Math.rint(units) : Math.rint(units * 10) / 10;
    }

    private static String label(LocalDate start, Grain grain, Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        return switch (grain) {
            case DAY -> DateTimeFormatter.ofPattern(chinese ? "M/d EEE" : "EEE d MMM", locale).format(start);
            case WEEK -> I18NProvider.translate("forecasting.grid.week", start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> DateTimeFormatter.ofPattern(chinese ? "yyyy/M" : "MMM yy", locale).format(start);
        };
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
