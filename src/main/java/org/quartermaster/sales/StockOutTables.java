package org.quartermaster.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.quartermaster.database.LocalDay;
import org.quartermaster.shared.SkuRange;

/**
 * Finds the days without stock of a block of SKUs, all series at once: the balance is walked back over the movements. Working tables are temporary, on one connection.
 *
 * <ul>
 * <li>A day is without stock when it began and ended at zero or below and nothing arrived. Before its first movement the stock of a series is not known.
 * <li>A day on which the stock ran out is one when less was sold than on a usual day, the mean of the {@value #USUAL_DAYS} days before; its share with stock is what was sold of that.
 * <li>What sells has stock, or is sold without: an interval ends before the first sale in it.
 * </ul>
 */
final class StockOutTables {

    static final int USUAL_DAYS = 28;

    private static final List<String> CREATED = List.of("""
            create temporary table if not exists stock_day (sku_id int not null, warehouse_id int not null, day date not null, units int not null, received int not null,
              primary key (sku_id, warehouse_id, day))""", """
            create temporary table if not exists stock_close (sku_id int not null, warehouse_id int not null, day date not null, next_day date null, opening bigint not null, closing bigint not null,
              received int not null, place int not null, primary key (sku_id, warehouse_id, day))""", """
            create temporary table if not exists stock_gone (sku_id int not null, warehouse_id int not null, from_day date not null, to_day date not null, share decimal(5,4) not null,
              primary key (sku_id, warehouse_id, from_day))""", """
            create temporary table if not exists stock_sold (sku_id int not null, warehouse_id int not null, from_day date not null, day date not null, primary key (sku_id, warehouse_id, from_day))""");

    private static final List<String> EMPTIED = List.of("delete from stock_day", "delete from stock_close", "delete from stock_gone", "delete from stock_sold");

    /** What is without stock when the days looked at begin goes on if it was known the day before; if not, it sold without stock. */
    private static final String CONTINUED = "exists (select 1 from stock_out o where o.sku_id = %1$s.sku_id and o.warehouse_id = %1$s.warehouse_id and o.from_day <= :from "
            + "and o.to_day >= date_sub(:from, interval 1 day))";

    /** Opening and closing stock of the days with movements, as far as it matters: where it ended at nothing, and the first one of each series. */
    private static final List<String> WALKED = List.of("""
            insert into stock_day select sku_id, warehouse_id, %s, sum(units), sum(greatest(units, 0)) from stock_movement
            where sku_id between :low and :high and moved_at >= :begin group by 1, 2, 3""", """
            insert into stock_close select sku_id, warehouse_id, day, next_day, closing - units, closing, received, place from (
              select d.sku_id, d.warehouse_id, d.day, d.units, d.received, lead(d.day) over (partition by d.sku_id, d.warehouse_id order by d.day) as next_day,
                row_number() over (partition by d.sku_id, d.warehouse_id order by d.day) as place,
                b.on_hand - coalesce(sum(d.units) over (partition by d.sku_id, d.warehouse_id order by d.day desc rows between unbounded preceding and 1 preceding), 0) as closing
              from stock_day d join stock_balance b on b.sku_id = d.sku_id and b.warehouse_id = d.warehouse_id) walked where closing <= 0 or place = 1""");

    private static final List<String> FOUND = List.of("""
            insert into stock_gone select * from (select sku_id, warehouse_id, if(opening <= 0 and received = 0, day, date_add(day, interval 1 day)) as from_day,
              date_sub(least(coalesce(next_day, :today), :today), interval 1 day) as to_day, 0 as share from stock_close where closing <= 0 and day < :today) after_it where from_day <= to_day""", """
            insert ignore into stock_gone select s.sku_id, s.warehouse_id, :from, date_sub(least(s.day, :today), interval 1 day), 0 from stock_close s
            where s.place = 1 and s.opening <= 0 and s.day > :from and """ + " " + CONTINUED.formatted("s"), """
            insert ignore into stock_gone select b.sku_id, b.warehouse_id, :from, date_sub(:today, interval 1 day), 0 from stock_balance b where b.sku_id between :low and :high and b.on_hand <= 0
              and not exists (select 1 from stock_close c where c.sku_id = b.sku_id and c.warehouse_id = b.warehouse_id) and """ + " " + CONTINUED.formatted("b"), """
            insert into stock_sold select g.sku_id, g.warehouse_id, g.from_day, min(d.day) from stock_gone g
            join daily_sale d on d.sku_id = g.sku_id and d.warehouse_id = g.warehouse_id and d.day between g.from_day and g.to_day and d.units > 0 group by g.sku_id, g.warehouse_id, g.from_day""", """
            update stock_gone g join stock_sold s on s.sku_id = g.sku_id and s.warehouse_id = g.warehouse_id and s.from_day = g.from_day set g.to_day = date_sub(s.day, interval 1 day)""",
            "delete from stock_gone where to_day < from_day", """
            insert ignore into stock_gone select sku_id, warehouse_id, day, day, sold / usual from (select c.sku_id, c.warehouse_id, c.day,
              coalesce((select d.units from daily_sale d where d.sku_id = c.sku_id and d.warehouse_id = c.warehouse_id and d.day = c.day), 0) as sold,
              (select sum(d.units) / %d from daily_sale d where d.sku_id = c.sku_id and d.warehouse_id = c.warehouse_id and d.day between date_sub(c.day, interval %d day) and date_sub(c.day, interval 1 day)) as usual
              from stock_close c where c.closing <= 0 and (c.opening > 0 or c.received > 0) and c.day < :today) ran_out where sold < usual""".formatted(USUAL_DAYS, USUAL_DAYS));

    /** An interval that began before {@code :from} goes on; otherwise found ones since then are replaced. */
    private static final List<String> KEPT = List.of("""
            update stock_gone g join stock_out o on o.sku_id = g.sku_id and o.warehouse_id = g.warehouse_id and o.source = 'found' and o.in_stock_share = 0 and o.from_day < :from
              and o.to_day >= date_sub(:from, interval 1 day) set g.from_day = o.from_day where g.from_day = :from and g.share = 0""",
            "update stock_out set to_day = date_sub(:from, interval 1 day) where sku_id between :low and :high and source = 'found' and from_day < :from and to_day >= :from",
            "delete from stock_out where sku_id between :low and :high and source = 'found' and from_day >= :from", """
            insert into stock_out (sku_id, warehouse_id, from_day, to_day, in_stock_share, source) select sku_id, warehouse_id, from_day, to_day, share, 'found' from stock_gone
            on duplicate key update to_day = values(to_day), in_stock_share = values(in_stock_share)""");

    private final Handle handle;
    private final ZoneId zone;

    /** @param zone whose days are meant */
    StockOutTables(Handle handle, ZoneId zone) {
        this.handle = handle;
        this.zone = zone;
        handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        CREATED.forEach(handle::execute);
    }

    /**
     * Finds and keeps, in one transaction.
     *
     * @param from  first day looked at
     * @param today the day after the last one
     * @return intervals that are kept
     */
    int find(SkuRange range, LocalDate from, LocalDate today) {
        return handle.inTransaction(_ -> {
            EMPTIED.forEach(handle::execute);
            Instant begin = from.atStartOfDay(zone).toInstant();
            Map<String, Object> days = Map.of("low", range.fromId(), "high", range.toId(), "from", from, "today", today, "begin", LocalDateTime.ofInstant(begin, ZoneOffset.UTC));
            WALKED.forEach(sql -> handle.createUpdate(sql.formatted(LocalDay.of("moved_at", zone, begin))).bindMap(days).execute());
            FOUND.forEach(sql -> handle.createUpdate(sql).bindMap(days).execute());
            int found = handle.createQuery("select count(*) from stock_gone").mapTo(Integer.class).one();
            KEPT.forEach(sql -> handle.createUpdate(sql).bindMap(days).execute());
            return found;
        });
    }

    void drop() {
        handle.execute("drop temporary table if exists stock_day, stock_close, stock_gone, stock_sold");
    }
}
