package org.quartermaster.forecasting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .forEach(one -> found.bySeries.computeIfAbsent(key(one.sku().value(), one.warehouse().value()), _ -> new ArrayList<>()).add(one)));
        return found;
    }

    /** The adjustments of one series, evenly over the days of their ranges; empty without any. Index 0 is the series' first day. */
    float[] of(DailySeries series) {
        List<HistoryAdjustment> own = bySeries.getOrDefault(key(series.sku().value(), series.warehouse().value()), List.of());
        float[] units = own.isEmpty() ? new float[0] : new float[series.days()];
        for (var one : own) {
            int from = (int) (one.fromDay().toEpochDay() - series.firstDay().toEpochDay());
            int to = (int) (one.toDay().toEpochDay() - series.firstDay().toEpochDay());
            for (int t = Math.max(0, from); t <= Math.min(to, units.length - 1); t++) {
                units[t] += (float) (one.units() / (to - from + 1));
            }
        }
        return units;
    }

    /** The series with its adjustments added, a copy if there are any. On a day whose demand was missing they are added to what was sold all the same, and the day counts as known; no day falls below 0. */
    DailySeries applied(DailySeries series) {
        float[] added = of(series);
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
