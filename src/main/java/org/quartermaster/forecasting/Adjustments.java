package org.quartermaster.forecasting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.shared.SkuRange;

/** The history adjustments in force, ready to be added to series while these are read. */
final class Adjustments {

    private final Map<Long, List<HistoryAdjustment>> bySeries = new HashMap<>();

    private Adjustments() {
    }

    static Adjustments read(Jdbi jdbi, SkuRange range) {
        var found = new Adjustments();
        jdbi.useHandle(handle -> handle.createQuery("select * from forecast_adjustment where withdrawn_at is null and sku_id between :from and :to order by id")
                .bind("from", range.fromId()).bind("to", range.toId()).map((row, _) -> ForecastReading.adjustment(row))
                .forEach(found::add));
        return found;
    }

    /** These alone. */
    static Adjustments of(List<HistoryAdjustment> adjustments) {
        var found = new Adjustments();
        adjustments.forEach(found::add);
        return found;
    }

    private void add(HistoryAdjustment one) {
        bySeries.computeIfAbsent(key(one.sku().value(), one.warehouse().value()), _ -> new ArrayList<>()).add(one);
    }

    /**
     * The adjustments of one series; empty without any. Index 0 is the series' first day. Each is spread evenly over the days of its range whose demand is known, so that a day without stock stays missing. A range without a known day tells what
     * its missing days would have sold, if it adds something. Closed days get nothing.
     *
     * @param closed whether the warehouse was closed, per day, at least as long as the series
     */
    float[] of(DailySeries series, boolean[] closed) {
        List<HistoryAdjustment> own = bySeries.getOrDefault(key(series.sku().value(), series.warehouse().value()), List.of());
        float[] units = own.isEmpty() ? new float[0] : new float[series.days()];
        own.forEach(one -> spread(one, series, closed, units));
        return units;
    }

    private static void spread(HistoryAdjustment one, DailySeries series, boolean[] closed, float[] units) {
        int from = (int) (one.fromDay().toEpochDay() - series.firstDay().toEpochDay());
        int to = (int) (one.toDay().toEpochDay() - series.firstDay().toEpochDay());
        int[] inside = IntStream.rangeClosed(Math.max(0, from), Math.min(to, units.length - 1)).filter(t -> !closed[t]).toArray();
        int[] known = IntStream.of(inside).filter(t -> !Float.isNaN(series.units()[t])).toArray();
        int[] days = known.length > 0 ? known : one.units() > 0 ? inside : known;
        double share = (double) (Math.min(to, units.length - 1) - Math.max(0, from) + 1) / (to - from + 1);
        for (int t : days) {
            units[t] += (float) (one.units() * share / days.length);
        }
    }

    /** The series with its adjustments added, a copy if there are any. A missing day that they tell of is known then, with what was sold all the same; no day falls below 0. @param closed as in {@link #of} */
    DailySeries applied(DailySeries series, boolean[] closed) {
        float[] added = of(series, closed);
        if (added.length == 0) {
            return series;
        }
        float[] units = series.units().clone();
        boolean sells = series.firstSaleIndex() >= 0;
        int first = series.firstSaleIndex();
        for (int t = 0; t < added.length; t++) {
            if (added[t] != 0) {
                units[t] = Math.max(0, (Float.isNaN(units[t]) ? series.soldWhileShort()[t] : units[t]) + added[t]);
                first = units[t] > 0 && (!sells || t < first) ? t : first;
                sells |= units[t] > 0;
            }
        }
        return new DailySeries(series.sku(), series.warehouse(), series.firstDay(), units, series.soldWhileShort(), series.listPrice(), series.promotionDepth(), first);
    }

    private static long key(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }
}
