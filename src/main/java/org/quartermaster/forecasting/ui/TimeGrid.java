package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import org.quartermaster.forecasting.ForecastBuckets;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.ui.Format;

/** The figures under the chart: one column per bucket, the first column stays. A cell of the override row opens the editor for its days. */
final class TimeGrid {

    /** A row of the table. */
    record Row(Measure measure, String key, String style) {
    }

    static final List<Row> ROWS = List.of(new Row(Measure.ORDERS, "forecasting.grid.sold", ""), new Row(Measure.LOST, "forecasting.grid.lost", "soft"), new Row(Measure.ADJUSTMENT, "forecasting.grid.adjustment", "ed"),
            new Row(Measure.BASELINE, "forecasting.grid.baseline", ""), new Row(Measure.OVERRIDE, "forecasting.grid.override", "ed"), new Row(Measure.TOTAL, "forecasting.grid.total", "strong"),
            new Row(Measure.LOW, "forecasting.grid.low", "soft"), new Row(Measure.HIGH, "forecasting.grid.high", "soft"), new Row(Measure.PAST_FORECAST, "forecasting.grid.before", "soft"),
            new Row(Measure.LAST_YEAR, "forecasting.grid.lastYear", "soft"));
    private static final Set<Measure> SELDOM = EnumSet.of(Measure.LOST, Measure.ADJUSTMENT);
    private static final int PAST_COLUMNS = 6;

    private final ForecastBuckets buckets;
    private final Grain grain;
    private final boolean isMoney;
    private final Locale locale;
    private final Optional<LocalDate> locked;
    private final int first;

    private TimeGrid(ForecastBuckets buckets, Grain grain, boolean isMoney, Locale locale, Optional<LocalDate> locked) {
        this.buckets = buckets;
        this.grain = grain;
        this.isMoney = isMoney;
        this.locale = locale;
        this.locked = locked;
        this.first = Math.max(0, buckets.now() - PAST_COLUMNS);
    }

    /**
     * @param locked the last day that nobody may change, or empty
     * @param edit   is given the first and last day of the cell that was clicked; null: nothing may be changed
     */
    static Div of(ForecastBuckets buckets, Grain grain, boolean isMoney, Locale locale, Optional<LocalDate> locked, BiConsumer<LocalDate, LocalDate> edit) {
        var grid = new TimeGrid(buckets, grain, isMoney, locale, locked);
        var frame = new Div(grid.table(edit));
        frame.addClassName("qm-times");
        return frame;
    }

    private NativeTable table(BiConsumer<LocalDate, LocalDate> edit) {
        String[] headers = new String[buckets.starts().size() - first + 1];
        headers[0] = text(isMoney ? "forecasting.in.money" : "forecasting.in.units");
        for (int b = first; b < buckets.starts().size(); b++) {
            headers[b - first + 1] = label(buckets.starts().get(b), grain, locale) + (buckets.isCut(b) ? " " + text("forecasting.grid.cut") : "");
        }
        NativeTable table = Tables.of(headers);
        for (Row row : ROWS) {
            if (row.measure() == Measure.OVERRIDE && edit != null) {
                table.add(editable(row, edit));
            } else if (!SELDOM.contains(row.measure()) || buckets.has(row.measure())) {
                Tables.row(table, row.style(), cells(row));
            }
        }
        return table;
    }

    private String[] cells(Row row) {
        double[] values = buckets.row(row.measure());
        String[] cells = new String[values.length - first + 1];
        cells[0] = text(row.key());
        for (int b = first; b < values.length; b++) {
            cells[b - first + 1] = written(row.measure()).apply(values[b]);
        }
        return cells;
    }

    private DoubleFunction<String> written(Measure measure) {
        var format = Format.current();
        if (isMoney) {
            return format::plainMoney;
        }
        return measure == Measure.ADJUSTMENT ? value -> format.signed(rounded(value)) : value -> format.quantity(rounded(value));
    }

    private NativeTableRow editable(Row row, BiConsumer<LocalDate, LocalDate> edit) {
        String[] cells = cells(row);
        var head = new NativeTableHeaderCell(cells[0]);
        head.getElement().setAttribute("scope", "row");
        var line = new NativeTableRow(head);
        line.addClassName(row.style());
        for (int i = 1; i < cells.length; i++) {
            int b = first + i - 1;
            var cell = new NativeTableCell();
            LocalDate from = buckets.starts().get(b);
            LocalDate to = grain.next(from).minusDays(1);
            if (b < buckets.now()) {
                cell.setText(cells[i]);
            } else if (locked.filter(last -> !to.isAfter(last)).isPresent()) {
                lock(cell, cells[i]);
            } else {
                var button = new NativeButton(cells[i], _ -> edit.accept(from, to));
                button.getElement().setAttribute("aria-label", I18NProvider.translate("forecasting.grid.edit", label(from, grain, locale), cells[i]));
                cell.add(button);
            }
            line.add(cell);
        }
        return line;
    }

    /** Says why it cannot be edited, to eyes and to readers. */
    private void lock(NativeTableCell cell, String figure) {
        String why = I18NProvider.translate("forecasting.edit.locked", Format.current().day(locked.orElseThrow()));
        var sign = VaadinIcon.LOCK.create();
        sign.getElement().setAttribute("role", "img").setAttribute("aria-label", why);
        cell.add(sign, new Text(figure.isEmpty() ? "" : " " + figure));
        cell.getElement().setAttribute("title", why);
        cell.addClassName("locked");
    }

    private static double rounded(double units) {
        return Math.abs(units) >= 10 ? Math.rint(units) : Math.rint(units * 10) / 10;
    }

    static String label(LocalDate start, Grain grain, Locale locale) {
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
