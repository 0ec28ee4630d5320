package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.Grain;

/**
 * A timeline cut into days, weeks or months, in units or in money at list price. NaN where there is nothing to show.
 *
 * <p>Quantiles of a week are those of the sum of its days, quantiles of a category those of the sum of its series ({@link AheadTotal}), never sums of quantiles. In the bucket that
 * holds the first day ahead, what is already sold is part of the forecast. Money is units times the mean list price of the bucket.
 */
public final class ForecastBuckets {

    /** A row of the table. */
    public enum Measure {
        /** Units sold. */ ORDERS,
        /** What people added to the history. */ ADJUSTMENT,
        /** Units wanted: cleaned, lost demand estimated. */ WANTED,
        /** Units that could not be sold for want of stock, an estimate; part of those wanted. */ LOST,
        /** What the methods expect. */ BASELINE,
        /** What people made of it; nothing where they left it alone. */ OVERRIDE,
        /** Override where there is one, else baseline. */ TOTAL,
        /** 10 % quantile of the total. */ LOW,
        /** 25 % quantile. */ LOW_QUARTER,
        /** 50 % quantile. */ MEDIAN,
        /** 75 % quantile. */ HIGH_QUARTER,
        /** 90 % quantile. */ HIGH,
        /** Units wanted a year before. */ LAST_YEAR,
        /** What was expected just before the bucket began; ahead: what the run before expected. */ PAST_FORECAST
    }

    private static final Map<Measure, Double> LEVELS = Map.of(Measure.LOW, 0.1, Measure.LOW_QUARTER, 0.25, Measure.MEDIAN, 0.5, Measure.HIGH_QUARTER, 0.75, Measure.HIGH, 0.9);
    private static final double TOUCHED = 1e-6;

    private final Grain grain;
    private final ForecastTimeline timeline;
    private final LocalDate firstDay;
    private final int days;
    private final List<LocalDate> starts = new ArrayList<>();
    private final Map<Measure, double[]> rows = new EnumMap<>(Measure.class);
    private final int now;

    private ForecastBuckets(Grain grain, ForecastTimeline timeline) {
        this.grain = grain;
        this.timeline = timeline;
        this.firstDay = timeline.firstDay();
        this.days = timeline.past().days();
        LocalDate asOf = timeline.run().asOf();
        LocalDate end = asOf.plusDays(timeline.run().horizon());
        LocalDate from = grain.from(asOf);
        for (LocalDate start = grain.start(from.isBefore(firstDay) ? firstDay : from); !start.isAfter(end); start = grain.next(start)) {
            starts.add(start);
        }
        for (Measure measure : Measure.values()) {
            double[] empty = new double[starts.size()];
            Arrays.fill(empty, Double.NaN);
            rows.put(measure, empty);
        }
        now = starts.indexOf(grain.start(asOf.plusDays(1)));
    }

    /** Cuts a timeline. @param isMoney whether the figures are money at list price instead of units */
    public static ForecastBuckets of(ForecastTimeline timeline, Grain grain, boolean isMoney) {
        var buckets = new ForecastBuckets(grain, timeline);
        for (int b = 0; b < buckets.starts.size(); b++) {
            buckets.fill(b);
        }
        if (isMoney) {
            buckets.price();
        }
        return buckets;
    }

    /** The first day of each bucket. */
    public List<LocalDate> starts() {
        return List.copyOf(starts);
    }

    /** The first bucket with a day of the future. */
    public int now() {
        return now;
    }

    /** One row, as long as {@link #starts}. */
    public double[] row(Measure measure) {
        return rows.get(measure).clone();
    }

    /** Whether the horizon ends before the bucket does. */
    public boolean isCut(int bucket) {
        return grain.next(starts.get(bucket)).minusDays(1).isAfter(timeline.run().asOf().plusDays(timeline.run().horizon()));
    }

    /** Whether a row has anything to show. */
    public boolean has(Measure measure) {
        return Arrays.stream(rows.get(measure)).anyMatch(Double::isFinite);
    }

    private void set(Measure measure, int b, double value) {
        rows.get(measure)[b] = value;
    }

    private void fill(int b) {
        LocalDate next = grain.next(starts.get(b));
        int from = index(starts.get(b));
        int to = index(next);
        int end = Math.min(to, days);
        if (from < days) {
            set(Measure.ORDERS, b, sum(timeline.past().sold(), Math.max(0, from), end));
            set(Measure.WANTED, b, sum(timeline.past().wanted(), Math.max(0, from), end));
            set(Measure.ADJUSTMENT, b, unlessNone(sum(timeline.past().adjusted(), Math.max(0, from), end)));
            set(Measure.LOST, b, unlessNone(sum(timeline.past().lost(), Math.max(0, from), end)));
        }
        set(Measure.LAST_YEAR, b, lastYear(starts.get(b), next));
        set(Measure.PAST_FORECAST, b, expectedBefore(starts.get(b), next));
        if (to > days) {
            expect(b, Math.max(0, from - days), Math.min(to - days, timeline.run().horizon()), from < days ? rows.get(Measure.ORDERS)[b] : 0);
        }
    }

    private static double unlessNone(double units) {
        return units == 0 ? Double.NaN : units;
    }

    private void expect(int b, int from, int to, double soldSoFar) {
        DemandTotal sum = timeline.total().over(from, to - from);
        DemandTotal plain = timeline.baseline().over(from, to - from);
        set(Measure.BASELINE, b, soldSoFar + plain.mean());
        set(Measure.TOTAL, b, soldSoFar + sum.mean());
        set(Measure.OVERRIDE, b, Math.abs(sum.mean() - plain.mean()) > TOUCHED * (1 + plain.mean()) ? soldSoFar + sum.mean() : Double.NaN);
        LEVELS.forEach((measure, level) -> set(measure, b, soldSoFar + (to - from == 1 && timeline.one() != null ? ofOneDay(from, level) : sum.quantile(level))));
    }

    /** One day of one series has quantiles of its own; between two levels the mean of both. */
    private double ofOneDay(int day, double level) {
        QuantileForecast forecast = timeline.one().total();
        for (int i = 0; i < QuantileForecast.LEVELS; i++) {
            if (Math.abs(QuantileForecast.level(i) - level) < 1e-9) {
                return forecast.quantile(day, i);
            }
            if (QuantileForecast.level(i) > level) {
                return (forecast.quantile(day, i - 1) + forecast.quantile(day, i)) / 2;
            }
        }
        return forecast.quantile(day, QuantileForecast.LEVELS - 1);
    }

    private double lastYear(LocalDate start, LocalDate next) {
        int from = index(grain.yearBefore(start));
        int to = index(grain.yearBefore(next));
        return from < 0 || to > days ? Double.NaN : sum(timeline.past().wanted(), from, to);
    }

    private double expectedBefore(LocalDate start, LocalDate next) {
        if (grain == Grain.WEEK && timeline.kept().containsKey(start)) {
            return timeline.kept().get(start);
        }
        if (timeline.earlier() == null) {
            return Double.NaN;
        }
        int from = (int) (start.toEpochDay() - timeline.earlier().asOf().toEpochDay() - 1);
        int to = (int) (next.toEpochDay() - timeline.earlier().asOf().toEpochDay() - 1);
        AheadTotal total = timeline.earlier().total();
        return from < 0 || to > total.horizon() ? Double.NaN : total.over(from, to - from).mean();
    }

    private void price() {
        float[] value = timeline.past().value();
        float[] wanted = timeline.past().wanted();
        for (int b = 0; b < starts.size(); b++) {
            LocalDate next = grain.next(starts.get(b));
            double price = price(starts.get(b), next);
            double lastYear = ratio(value, wanted, index(grain.yearBefore(starts.get(b))), index(grain.yearBefore(next)));
            for (Measure measure : Measure.values()) {
                rows.get(measure)[b] *= measure == Measure.LAST_YEAR ? lastYear : price;
            }
        }
    }

    private double price(LocalDate start, LocalDate next) {
        double past = ratio(timeline.past().value(), timeline.past().wanted(), index(start), Math.min(days, index(next)));
        double ahead = ratio(timeline.baseline().value(), timeline.baseline().mean(), Math.max(0, index(start) - days), index(next) - days);
        return Double.isNaN(ahead) ? Double.isNaN(past) ? usual() : past : ahead;
    }

    /** Where nothing was wanted in the bucket there still is a price. */
    private double usual() {
        double ahead = ratio(timeline.baseline().value(), timeline.baseline().mean(), 0, timeline.run().horizon());
        return Double.isNaN(ahead) ? ratio(timeline.past().value(), timeline.past().wanted(), 0, days) : ahead;
    }

    private static double ratio(float[] value, float[] units, int from, int to) {
        double money = sum(value, Math.max(0, from), Math.min(to, units.length));
        double pieces = sum(units, Math.max(0, from), Math.min(to, units.length));
        return pieces > 0 ? money / pieces : Double.NaN;
    }

    private int index(LocalDate day) {
        return (int) (day.toEpochDay() - firstDay.toEpochDay());
    }

    private static double sum(float[] units, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += units[t];
        }
        return sum;
    }
}
