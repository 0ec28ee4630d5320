package org.quartermaster.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How well customers were served, day by day: places with stock, and units sold of units wanted.
 *
 * <p>The fill rate is the share of demand served from stock at once (Silver, Pyke and Thomas, 2017, P₂). What customers wanted while there was no stock is not in the
 * books, so it is estimated: a place sells at the rate of its days with stock, {@code r = units sold / days with stock} over the days that are kept, and a day with
 * stock for the share s of its hours lost {@code r · (1 − s)} units. Worked number: 90 units on 90 days with stock, then one day without: 1 unit lost; with 9 units
 * sold elsewhere that day the fill rate of the day is 9 / 10. An order for more than there was and a customer who took something else are not seen.
 */
final class ServiceFigures {

    private ServiceFigures() {
    }

    /** How many SKU × warehouse places there are, and how many of them had stock, in parts of a day. */
    static void places(Handle handle, LocalDate from, LocalDate today) {
        int days = (int) ChronoUnit.DAYS.between(from, today);
        Map<Integer, double[]> out = new HashMap<>();
        handle.createQuery("select warehouse_id, from_day, to_day, in_stock_share from stock_out where to_day >= :from and from_day < :today")
                .bind("from", from).bind("today", today).setFetchSize(Integer.MIN_VALUE)
                .map((row, context) -> {
                    double[] lost = out.computeIfAbsent(row.getInt(1), _ -> new double[days]);
                    int first = (int) Math.max(0, ChronoUnit.DAYS.between(from, row.getObject(2, LocalDate.class)));
                    int last = (int) Math.min(days - 1L, ChronoUnit.DAYS.between(from, row.getObject(3, LocalDate.class)));
                    for (int day = first; day <= last; day++) {
                        lost[day] += 1 - row.getDouble(4);
                    }
                    return true;
                }).forEach(_ -> { });
        PreparedBatch batch = handle.prepareBatch(DailyFigures.UPSERT.formatted("values (:day, :name, :warehouse, :amount)"));
        handle.createQuery("select warehouse_id, count(*) from stock_balance group by 1").map((row, context) -> {
            double places = row.getInt(2);
            double[] lost = out.getOrDefault(row.getInt(1), new double[days]);
            for (int day = 0; day < days; day++) {
                batch.bind("day", from.plusDays(day)).bind("name", "places").bind("warehouse", row.getInt(1)).bind("amount", places).add();
                batch.bind("day", from.plusDays(day)).bind("name", "places_in_stock").bind("warehouse", row.getInt(1)).bind("amount", Math.max(0, places - lost[day])).add();
            }
            return true;
        }).list();
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /**
     * Units sold and units wanted.
     *
     * @param since first day of the rates
     */
    static void units(Handle handle, LocalDate from, LocalDate today, LocalDate since) {
        int days = (int) ChronoUnit.DAYS.between(from, today);
        Map<Integer, double[]> sold = new HashMap<>();
        handle.createQuery("select warehouse_id, day, sum(units) from daily_sale where day >= :from and day < :today group by 1, 2").bind("from", from).bind("today", today)
                .map((row, context) -> sold.computeIfAbsent(row.getInt(1), _ -> new double[days])[(int) ChronoUnit.DAYS.between(from, row.getObject(2, LocalDate.class))]
                        = row.getDouble(3)).forEach(_ -> { });
        Map<Integer, double[]> lost = lost(handle, from, today, since);
        PreparedBatch batch = handle.prepareBatch(DailyFigures.UPSERT.formatted("values (:day, :name, :warehouse, :amount)"));
        sold.forEach((warehouse, units) -> {
            double[] missed = lost.getOrDefault(warehouse, new double[days]);
            for (int day = 0; day < days; day++) {
                batch.bind("day", from.plusDays(day)).bind("name", "units_sold").bind("warehouse", warehouse).bind("amount", units[day]).add();
                batch.bind("day", from.plusDays(day)).bind("name", "units_wanted").bind("warehouse", warehouse).bind("amount", units[day] + missed[day]).add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Map<Integer, double[]> lost(Handle handle, LocalDate from, LocalDate today, LocalDate since) {
        int days = (int) ChronoUnit.DAYS.between(from, today);
        Map<Integer, double[]> lost = new HashMap<>();
        handle.createQuery("""
                        select o.warehouse_id, o.from_day, o.to_day, (1 - o.in_stock_share) * r.units / greatest(1, datediff(:today, :since) - q.days_out)
                        from stock_out o
                        join (select sku_id, warehouse_id, sum(units) as units from daily_sale where day >= :since and day < :today group by 1, 2) r
                          on r.sku_id = o.sku_id and r.warehouse_id = o.warehouse_id
                        join (select sku_id, warehouse_id, sum((1 - in_stock_share) * (datediff(least(to_day, date_sub(:today, interval 1 day)), greatest(from_day, :since)) + 1))
                            as days_out from stock_out where to_day >= :since and from_day < :today group by 1, 2) q
                          on q.sku_id = o.sku_id and q.warehouse_id = o.warehouse_id
                        where o.to_day >= :from and o.from_day < :today
                        """).bind("from", from).bind("today", today).bind("since", since)
                .map((row, context) -> {
                    double[] units = lost.computeIfAbsent(row.getInt(1), _ -> new double[days]);
                    int first = (int) Math.max(0, ChronoUnit.DAYS.between(from, row.getObject(2, LocalDate.class)));
                    int last = (int) Math.min(days - 1L, ChronoUnit.DAYS.between(from, row.getObject(3, LocalDate.class)));
                    for (int day = first; day <= last; day++) {
                        units[day] += Math.max(0, row.getDouble(4));
                    }
                    return true;
                }).forEach(_ -> { });
        return lost;
    }
}
