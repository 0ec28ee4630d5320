package org.quartermaster.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.sales.closing.ClosedDays;

/**
 * Nets the ledger of sales lines to daily sales. A cancellation or return takes its units back from the same customer's latest earlier purchases of the SKU, on the
 * days they were sold; one without such a purchase is counted and left out. Silent days of a whole warehouse that {@link ClosedDays} finds implausible are closed days, not zeros.
 */
final class SalesNetting {

    private static final int BATCH = 5_000;
    private static final int SKUS_AT_ONCE = 200;

    /**
     * What was done.
     *
     * @param days                 rows of daily sales written
     * @param cancelledUnits       units taken back on the day they were sold
     * @param cancelledWithoutSale units cancelled without an earlier purchase
     * @param closedDays           days noted as closed
     */
    record Netted(long days, long cancelledUnits, long cancelledWithoutSale, long closedDays) {
    }

    /** One line of the ledger. */
    record Line(int skuId, int warehouseId, String customer, LocalDateTime soldAt, int units, double unitPrice, int occurrences) {
    }

    private static final class Day {
        long sold;
        long takenBack;
        double value;
    }

    private record Purchase(LocalDate day, long[] left) {
    }

    private final Handle handle;
    private final PreparedBatch daily;
    private long days;
    private long cancelled;
    private long unmatched;

    SalesNetting(Handle handle) {
        this.handle = handle;
        daily = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, returned_units, unit_price) values (?, ?, ?, ?, ?, ?)");
    }

    /** Nets these SKUs. */
    Netted net(Collection<Integer> skus) {
        handle.execute("create temporary table touched (sku_id int not null primary key)");
        var touched = handle.prepareBatch("insert into touched values (?)");
        skus.forEach(touched::add);
        touched.execute();
        handle.execute("create temporary table netted (sku_id int not null, warehouse_id int not null, first_day date not null, primary key (sku_id, warehouse_id)) "
                + "select l.sku_id, l.warehouse_id, date(min(l.sold_at)) as first_day from touched t straight_join sale_line l on l.sku_id = t.sku_id "
                + "group by l.sku_id, l.warehouse_id");
        handle.execute("delete d from netted n straight_join daily_sale d on d.sku_id = n.sku_id and d.warehouse_id = n.warehouse_id and d.day >= n.first_day");
        var ids = handle.createQuery("select distinct sku_id from netted order by sku_id").mapTo(Integer.class).list();
        for (int from = 0; from < ids.size(); from += SKUS_AT_ONCE) {
            netRange(ids.get(from), ids.get(Math.min(from + SKUS_AT_ONCE, ids.size()) - 1));
        }
        daily.execute();
        handle.execute("drop temporary table touched, netted");
        return new Netted(days, cancelled, unmatched, closeDays());
    }

    /** Nets the SKUs of a range, so that no more than their lines are held. */
    private void netRange(int fromSku, int toSku) {
        var bySeries = handle.createQuery("select l.sku_id, l.warehouse_id, customer, sold_at, units, unit_price, occurrences from netted n join sale_line l "
                        + "on l.sku_id = n.sku_id and l.warehouse_id = n.warehouse_id where n.sku_id between :from and :to order by l.sku_id, l.warehouse_id, sold_at, units desc")
                .bind("from", fromSku).bind("to", toSku).map((row, _) -> new Line(row.getInt(1), row.getInt(2), row.getString(3), row.getObject(4, LocalDateTime.class),
                        row.getInt(5), row.getDouble(6), row.getInt(7))).collect(Collectors.groupingBy(line -> (long) line.skuId() << 32 | line.warehouseId(),
                        LinkedHashMap::new, Collectors.toList()));
        bySeries.values().forEach(this::write);
    }

    private void write(List<Line> lines) {
        for (var entry : net(lines).entrySet()) {
            Day day = entry.getValue();
            long units = day.sold - day.takenBack;
            if (units > 0) {
                days++;
                daily.add(lines.getFirst().skuId(), lines.getFirst().warehouseId(), entry.getKey(), units, day.takenBack, day.value == 0 ? null : day.value / day.sold);
            }
        }
        if (daily.size() >= BATCH) {
            daily.execute();
        }
    }

    /** Nets the lines of one SKU and warehouse, which come in the order of their moments. */
    private TreeMap<LocalDate, Day> net(List<Line> lines) {
        var result = new TreeMap<LocalDate, Day>();
        Map<String, Deque<Purchase>> bought = new HashMap<>();
        for (Line line : lines) {
            long units = (long) line.units() * line.occurrences();
            LocalDate day = line.soldAt().toLocalDate();
            if (units > 0) {
                Day sold = result.computeIfAbsent(day, _ -> new Day());
                sold.sold += units;
                sold.value += units * line.unitPrice();
                bought.computeIfAbsent(line.customer(), _ -> new ArrayDeque<>()).push(new Purchase(day, new long[] {units}));
            } else {
                takeBack(result, bought.get(line.customer()), -units);
            }
        }
        return result;
    }

    private void takeBack(Map<LocalDate, Day> result, Deque<Purchase> purchases, long units) {
        long left = units;
        while (left > 0 && purchases != null && !purchases.isEmpty()) {
            Purchase latest = purchases.peek();
            long taken = Math.min(left, latest.left()[0]);
            latest.left()[0] -= taken;
            left -= taken;
            result.get(latest.day()).takenBack += taken;
            if (latest.left()[0] == 0) {
                purchases.pop();
            }
        }
        cancelled += units - left;
        unmatched += left;
    }

    private long closeDays() {
        var warehouses = SaleDays.orders(handle);
        Optional<LocalDate> newest = warehouses.values().stream().map(TreeMap::lastKey).max(Comparator.naturalOrder());
        long closed = 0;
        for (var one : warehouses.entrySet()) {
            TreeMap<LocalDate, Integer> orders = one.getValue();
            handle.execute("delete from sales_gap where warehouse_id = ? and kind = 'closed' and from_day between ? and ?", one.getKey(), orders.firstKey(), newest.orElseThrow());
            closed += note(one.getKey(), orders.firstKey(), ClosedDays.of(perDay(orders, newest.orElseThrow())));
        }
        return closed;
    }

    private static int[] perDay(TreeMap<LocalDate, Integer> orders, LocalDate newest) {
        int[] perDay = new int[(int) (newest.toEpochDay() - orders.firstKey().toEpochDay()) + 1];
        orders.forEach((day, count) -> perDay[(int) (day.toEpochDay() - orders.firstKey().toEpochDay())] = count);
        return perDay;
    }

    private long note(int warehouse, LocalDate first, BitSet closed) {
        var gaps = handle.prepareBatch("insert ignore into sales_gap (warehouse_id, from_day, to_day, kind) values (?, ?, ?, 'closed')");
        for (int from = closed.nextSetBit(0); from >= 0; from = closed.nextSetBit(closed.nextClearBit(from))) {
            gaps.add(warehouse, first.plusDays(from), first.plusDays(closed.nextClearBit(from) - 1L));
        }
        gaps.execute();
        return closed.cardinality();
    }
}
