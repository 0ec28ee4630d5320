package org.quartermaster.imports;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Numbers;
import org.quartermaster.sales.StockOutBook;

/**
 * Books counted stock. The books of a moment are on hand now less what moved since; where a count says otherwise, a movement at the moment of the count makes up for it, and what moved since stays: on hand now becomes the count plus those
 * movements. Of many counts each makes up for what the one before it has left. A count before the newest one that is known already changes nothing.
 */
final class StockCounts {

    private static final int BATCH = 2_000;

    private static final List<String> STAGED = List.of("""
            create temporary table if not exists counted (sku_id int not null, warehouse_id int not null, on_hand int not null, reserved int null, counted_at datetime(6) not null,
              dated boolean not null, is_new boolean not null, primary key (sku_id, warehouse_id, counted_at))""", """
            create temporary table if not exists counted_series (sku_id int not null, warehouse_id int not null, first_at datetime(6) not null, primary key (sku_id, warehouse_id))""", """
            create temporary table if not exists count_difference (sku_id int not null, warehouse_id int not null, counted_at datetime(6) not null, units int not null, is_beginning boolean not null,
              primary key (sku_id, warehouse_id, counted_at))""");

    /** Counts that are known go; the balances of the others are made and held, so that nothing moves meanwhile. */
    private static final List<String> HELD = List.of("""
            delete c from counted c join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id where c.dated and c.counted_at < b.last_count""", """
            update counted c left join stock_balance b on b.sku_id = c.sku_id and b.warehouse_id = c.warehouse_id set c.is_new = b.sku_id is null""", """
            insert into counted_series select sku_id, warehouse_id, min(counted_at) from counted group by sku_id, warehouse_id""", """
            insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) select sku_id, warehouse_id, 0, first_at from counted_series order by sku_id, warehouse_id
            on duplicate key update version = stock_balance.version""");

    /** By how much each count differs from the books, less what the counts before it make up for. The first count of a series is booked whatever it says: from then on its stock is known. */
    private static final List<String> COMPARED = List.of("""
            insert into count_difference
            select sku_id, warehouse_id, at, surplus - coalesce(lag(surplus) over (partition by sku_id, warehouse_id order by at), 0),
              is_new and row_number() over (partition by sku_id, warehouse_id order by at) = 1
            from (
              select e.sku_id, e.warehouse_id, e.at, e.is_count, e.is_new, e.on_hand - b.on_hand + if(e.dated, sum(e.units) over (partition by e.sku_id, e.warehouse_id
                order by e.at desc, e.is_count desc rows between unbounded preceding and current row), 0) as surplus
              from (
                select sku_id, warehouse_id, counted_at as at, true as is_count, is_new, dated, on_hand, 0 as units from counted
                union all
                select m.sku_id, m.warehouse_id, m.moved_at, false, false, false, 0, m.units from counted_series s
                join stock_movement m on m.sku_id = s.sku_id and m.warehouse_id = s.warehouse_id and m.moved_at > s.first_at
              ) e join stock_balance b on b.sku_id = e.sku_id and b.warehouse_id = e.warehouse_id
            ) compared where is_count""",
            "delete from count_difference where units = 0 and not is_beginning");

    private static final String NEWEST = "(select counted.*, row_number() over (partition by sku_id, warehouse_id order by counted_at desc) as place from counted) c "
            + "on c.sku_id = b.sku_id and c.warehouse_id = b.warehouse_id and c.place = 1";

    /** What is reserved is not told by movements: an old count says nothing of it once the balance has changed. */
    private static final String RESERVED = "if(c.reserved is null or c.dated and c.counted_at < b.counted_at, b.reserved, c.reserved)";

    private static final String OTHERWISE_RESERVED = "select count(*) from stock_balance b join " + NEWEST + " where b.reserved <> " + RESERVED
            + " and not exists (select 1 from count_difference d where d.sku_id = b.sku_id and d.warehouse_id = b.warehouse_id)";

    private static final String MOVED = "insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units, reference) "
            + "select ? + row_number() over (order by counted_at, sku_id, warehouse_id), sku_id, warehouse_id, counted_at, 'count', units, 'import' from count_difference";

    private static final List<String> BALANCED = List.of("""
            update stock_balance b join (select sku_id, warehouse_id, sum(units) as units from count_difference group by sku_id, warehouse_id) d on d.sku_id = b.sku_id and d.warehouse_id = b.warehouse_id
            set b.version = b.version + if(d.units <> 0, 1, 0), b.on_hand = b.on_hand + d.units""",
            "update stock_balance b join " + NEWEST + " set b.reserved = " + RESERVED + ", b.counted_at = greatest(b.counted_at, c.counted_at), "
                    + "b.last_count = greatest(coalesce(b.last_count, c.counted_at), c.counted_at)");

    /** What was there at a moment, UTC; {@code dated} if the file said when. */
    record Count(int skuId, int warehouseId, int onHand, Integer reserved, LocalDateTime at, boolean dated) {
    }

    private final Handle handle;
    private final ZoneId zone;
    private final PreparedBatch staged;

    /** @param zone whose days are meant */
    StockCounts(Handle handle, ZoneId zone) {
        this.handle = handle;
        this.zone = zone;
        STAGED.forEach(handle::execute);
        handle.execute("delete from counted");
        staged = handle.prepareBatch("insert into counted values (?, ?, ?, ?, ?, ?, false) on duplicate key update on_hand = values(on_hand), reserved = values(reserved)");
    }

    void add(Count count) {
        staged.add(count.skuId(), count.warehouseId(), count.onHand(), count.reserved(), count.at(), count.dated());
        if (staged.size() >= BATCH) {
            staged.execute();
        }
    }

    /** Books them all; answers how many changed something. */
    long book() {
        if (staged.size() > 0) {
            staged.execute();
        }
        HELD.forEach(handle::execute);
        COMPARED.forEach(handle::execute);
        long corrections = handle.createQuery("select count(*) from count_difference").mapTo(Long.class).one();
        long changed = corrections + handle.createQuery(OTHERWISE_RESERVED).mapTo(Long.class).one();
        if (corrections > 0) {
            handle.execute(MOVED, Numbers.take(handle, "stock_movement", (int) corrections) - 1);
        }
        BALANCED.forEach(handle::execute);
        handle.createQuery("select min(counted_at) from count_difference").mapTo(LocalDateTime.class).findOne()
                .ifPresent(first -> StockOutBook.changed(handle, first.toInstant(ZoneOffset.UTC).atZone(zone).toLocalDate()));
        handle.execute("drop temporary table counted, counted_series, count_difference");
        return changed;
    }
}
