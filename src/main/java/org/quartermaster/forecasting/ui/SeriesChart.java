package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.Arrays;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.TimeChart;

/** Draws history, demand, quantile bands, last year, promotions, stock-outs and overrides. */
final class SeriesChart {

    private SeriesChart() {
    }

    static void draw(Chart chart, Buckets buckets, Grain grain, SeriesPast past) {
        var time = new TimeChart(buckets.starts).unit(text("forecasting.chart.units")).zoom();
        time.line(text("forecasting.chart.sold"), buckets.sold, TimeChart.Line.SOFT);
        time.band(text("forecasting.chart.wide"), buckets.low, buckets.high, 0.12);
        time.band(text("forecasting.chart.narrow"), buckets.lowQuarter, buckets.highQuarter, 0.2);
        lineIfAny(time, "forecasting.chart.clean", differing(buckets), TimeChart.Line.WATCH);
        lineIfAny(time, "forecasting.chart.lastYear", buckets.lastYear, TimeChart.Line.DOTTED);
        time.line(text("forecasting.chart.median"), buckets.median, TimeChart.Line.MAIN);
        lineIfAny(time, "forecasting.chart.override", buckets.override, TimeChart.Line.EDITED);
        periods(time, buckets, grain, past);
        time.mark(text("forecasting.chart.now"), buckets.starts.get(buckets.now));
        chart.show(time);
    }

    private static void lineIfAny(TimeChart time, String key, double[] values, TimeChart.Line line) {
        if (Arrays.stream(values).anyMatch(Double::isFinite)) {
            time.line(text(key), values, line);
        }
    }

    private static void periods(TimeChart time, Buckets buckets, Grain grain, SeriesPast past) {
        LocalDate first = buckets.starts.getFirst();
        LocalDate last = buckets.starts.getLast();
        int named = -buckets.starts.size();
        for (var span : past.missing()) {
            if (!span.to().isBefore(first) && (grain == Grain.DAY || span.from().until(span.to()).getDays() >= 2)) {
                LocalDate from = grain.start(span.from().isBefore(first) ? first : span.from());
                int at = buckets.starts.indexOf(from);
                boolean fits = at - named > buckets.starts.size() / 7 && buckets.now - at > buckets.starts.size() / 10;
                named = fits ? at : named;
                time.period(fits ? text("forecasting.chart.missing") : "", from, grain.start(span.to()));
            }
        }
        var promoted = past.promotions().stream().filter(span -> !span.to().isBefore(first))
                .flatMap(span -> span.from().datesUntil(span.to().plusDays(1))).map(grain::start).filter(day -> !day.isBefore(first) && !day.isAfter(last)).distinct().toList();
        if (!promoted.isEmpty()) {
            time.ticks(text("forecasting.chart.promotion"), promoted);
        }
    }

    /** The cleaned line where it says something else than the sales, with the points beside it. */
    private static double[] differing(Buckets buckets) {
        double[] line = new double[buckets.sold.length];
        for (int b = 0; b < line.length; b++) {
            boolean differs = false;
            for (int near = Math.max(0, b - 1); near <= Math.min(line.length - 1, b + 1); near++) {
                differs |= Math.abs(buckets.clean[near] - buckets.sold[near]) > 0.01 * (1 + buckets.sold[near]);
            }
            line[b] = differs && b < buckets.now ? buckets.clean[b] : Double.NaN;
        }
        return line;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
