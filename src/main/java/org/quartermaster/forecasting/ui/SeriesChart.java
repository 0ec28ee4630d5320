package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.quartermaster.forecasting.ForecastBuckets;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.TimeChart;

/** Draws history, demand, quantile bands, last year, the forecast before, promotions, stock-outs and overrides. */
final class SeriesChart {

    private SeriesChart() {
    }

    /** @param unit name of the vertical axis, already translated */
    static void draw(Chart chart, ForecastBuckets buckets, Grain grain, ForecastTimeline timeline, String unit) {
        var time = new TimeChart(buckets.starts()).unit(unit).zoom();
        time.line(text("forecasting.chart.sold"), whole(buckets, Measure.ORDERS), TimeChart.Line.SOFT);
        time.band(text("forecasting.chart.wide"), whole(buckets, Measure.LOW), whole(buckets, Measure.HIGH), 0.12);
        time.band(text("forecasting.chart.narrow"), whole(buckets, Measure.LOW_QUARTER), whole(buckets, Measure.HIGH_QUARTER), 0.2);
        double[] clean = differing(buckets);
        if (Arrays.stream(clean).anyMatch(Double::isFinite)) {
            time.line(text("forecasting.chart.clean"), clean, TimeChart.Line.WATCH);
        }
        lineIfAny(time, "forecasting.chart.lastYear", buckets, Measure.LAST_YEAR, TimeChart.Line.DOTTED);
        lineIfAny(time, "forecasting.chart.before", buckets, Measure.PAST_FORECAST, TimeChart.Line.SOFT);
        time.line(text("forecasting.chart.median"), whole(buckets, Measure.MEDIAN), TimeChart.Line.MAIN);
        if (buckets.has(Measure.OVERRIDE)) {
            time.line(text("forecasting.chart.override"), overridden(buckets), TimeChart.Line.EDITED);
        }
        periods(time, buckets, grain, timeline);
        time.mark(text("forecasting.chart.now"), buckets.starts().get(buckets.now()));
        chart.show(time);
    }

    private static void lineIfAny(TimeChart time, String key, ForecastBuckets buckets, Measure measure, TimeChart.Line line) {
        if (buckets.has(measure)) {
            time.line(text(key), whole(buckets, measure), line);
        }
    }

    /** The total where a person changed it, with the points beside it: a single week would be no line. */
    private static double[] overridden(ForecastBuckets buckets) {
        double[] override = buckets.row(Measure.OVERRIDE);
        double[] line = whole(buckets, Measure.TOTAL);
        for (int b = 0; b < line.length; b++) {
            boolean near = false;
            for (int beside = Math.max(0, b - 1); beside <= Math.min(line.length - 1, b + 1); beside++) {
                near |= Double.isFinite(override[beside]);
            }
            line[b] = near ? line[b] : Double.NaN;
        }
        return line;
    }

    /** Without the sales of the bucket that has just begun and the forecast of one that the horizon cuts: half a month drawn as a month would look like a fall. */
    private static double[] whole(ForecastBuckets buckets, Measure measure) {
        double[] row = buckets.row(measure);
        for (int b = 0; b < row.length; b++) {
            boolean begun = measure == Measure.ORDERS && b == buckets.now();
            row[b] = begun || buckets.isCut(b) && measure != Measure.LAST_YEAR ? Double.NaN : row[b];
        }
        return row;
    }

    private static void periods(TimeChart time, ForecastBuckets buckets, Grain grain, ForecastTimeline timeline) {
        var starts = buckets.starts();
        LocalDate first = starts.getFirst();
        LocalDate last = starts.getLast();
        int named = -starts.size();
        String missing = text(timeline.one() == null ? "forecasting.chart.short" : "forecasting.chart.missing");
        for (var span : timeline.missing()) {
            if (!span.to().isBefore(first) && (grain == Grain.DAY || span.from().until(span.to(), ChronoUnit.DAYS) >= 2)) {
                LocalDate from = grain.start(span.from().isBefore(first) ? first : span.from());
                int at = starts.indexOf(from);
                boolean fits = at > starts.size() / 12 && at - named > starts.size() / 7 && buckets.now() - at > starts.size() / 10;
                named = fits ? at : named;
                time.period(fits ? missing : "", from, grain.start(span.to()));
            }
        }
        var promoted = timeline.promotions().stream().filter(span -> !span.to().isBefore(first))
                .flatMap(span -> span.from().datesUntil(span.to().plusDays(1))).map(grain::start).filter(day -> !day.isBefore(first) && !day.isAfter(last)).distinct().toList();
        if (!promoted.isEmpty()) {
            time.ticks(text("forecasting.chart.promotion"), promoted);
        }
    }

    /** The cleaned line where it says something else than the sales, with the points beside it. */
    private static double[] differing(ForecastBuckets buckets) {
        double[] sold = buckets.row(Measure.ORDERS);
        double[] wanted = buckets.row(Measure.WANTED);
        double[] line = new double[sold.length];
        for (int b = 0; b < line.length; b++) {
            boolean differs = false;
            for (int near = Math.max(0, b - 1); near <= Math.min(line.length - 1, b + 1); near++) {
                differs |= Math.abs(wanted[near] - sold[near]) > 0.01 * (1 + sold[near]);
            }
            line[b] = differs && b < buckets.now() ? wanted[b] : Double.NaN;
        }
        return line;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
