package org.quartermaster.launcher.demo;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes customer orders and keeps the books straight: what an open order has sold is still on hand, and reserved or backordered where the order names its
 * warehouse.
 */
final class OrderBook {

    private static final Set<String> SHIPPED = Set.of("shipped", "delivered");

    private final RowSink sink;
    private final TreeMap<Long, int[]> balances = new TreeMap<>();
    private final TreeMap<Long, Integer> notShipped = new TreeMap<>();
    private final Map<Long, Integer> free = new HashMap<>();
    private final History history;
    private long order;

    OrderBook(RowSink sink, History history) {
        this.sink = sink;
        this.history = history;
    }

    /** One line: goods and how many of them. */
    record Line(Candidates.Goods goods, int units) { }

    /** The head of an order; times in UTC. */
    record Head(LocalDateTime placedAt, String customer, Address address, LocalDateTime promisedFrom, LocalDateTime promisedTo, Integer warehouse,
                String state, int paymentAttempts, boolean firstOrder) { }

    /** Where it goes. */
    record Address(String text, double latitude, double longitude) { }

    /** Writes an order; returns its code. */
    String write(Head head, List<Line> lines) {
        long id = ++order;
        String code = "SO-" + id;
        double value = lines.stream().mapToDouble(line -> line.units() * line.goods().price()).sum();
        sink.row(Table.CUSTOMER_ORDER, id, code, head.placedAt(), head.customer(), head.address().text(), round(head.address().latitude()),
                round(head.address().longitude()), head.promisedFrom(), head.promisedTo(), head.warehouse(), shippedFrom(head, lines), head.state(), Catalogue.cents(value),
                head.paymentAttempts(), head.firstOrder() ? 1 : 0);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            sink.row(Table.CUSTOMER_ORDER_LINE, id, i + 1, line.goods().sku().id(), line.units(), line.goods().price());
        }
        if (head.warehouse() != null && head.state().equals("open")) {
            claims(lines).forEach((sku, units) -> sink.row(Table.CUSTOMER_ORDER_CLAIM, id, head.warehouse(), sku, units));
        }
        return code;
    }

    /** Nobody decides before the order has left. */
    private static Integer shippedFrom(Head head, List<Line> lines) {
        return SHIPPED.contains(head.state()) ? Integer.valueOf(lines.getFirst().goods().site() + 1) : null;
    }

    private static Map<Integer, Integer> claims(List<Line> lines) {
        var units = new TreeMap<Integer, Integer>();
        lines.forEach(line -> units.merge(line.goods().sku().id(), line.units(), Integer::sum));
        return units;
    }

    /** Sold on a past day and counted as shipped, but still here: back on the shelf, reserved where the order names its warehouse. */
    void holdSold(Line line, Head head) {
        int[] change = balance(line);
        change[0] += line.units();
        change[1] += head.warehouse() == null ? 0 : line.units();
        notShipped.merge(key(line) * 1_000 + line.goods().day(), line.units(), Integer::sum);
    }

    /** Sold today: reserved as far as the free stock goes, the rest backordered. An order that any warehouse may ship holds nothing yet. */
    void holdFree(Line line, Head head) {
        if (head.warehouse() == null) {
            return;
        }
        int left = free.getOrDefault(key(line), line.goods().units());
        int reserved = Math.min(left, line.units());
        free.put(key(line), left - reserved);
        balance(line)[1] += reserved;
        balance(line)[2] += line.units() - reserved;
    }

    private int[] balance(Line line) {
        return balances.computeIfAbsent(key(line), _ -> new int[3]);
    }

    private static long key(Line line) {
        return line.goods().sku().id() * 1_000L + line.goods().site();
    }

    /** Changes balances and shipments accordingly. */
    void settle() {
        balances.forEach((key, change) -> sink.update("update stock_balance set on_hand = on_hand + ?, reserved = reserved + ?, "
                + "backordered = backordered + ? where sku_id = ? and warehouse_id = ?", change[0], change[1], change[2], key / 1_000, key % 1_000 + 1));
        notShipped.forEach((key, units) -> sink.update("update stock_movement set units = units + ? where sku_id = ? and warehouse_id = ? "
                        + "and moved_at = ? and kind = 'shipment'", units, key / 1_000_000, key / 1_000 % 1_000 + 1,
                history.day((int) (key % 1_000)).atTime(SeriesRows.SHIPPED_AT)));
        sink.update("delete from stock_movement where units = 0");
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
