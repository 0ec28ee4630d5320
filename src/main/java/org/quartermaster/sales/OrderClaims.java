package org.quartermaster.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quartermaster.stock.Claims;
import org.quartermaster.stock.StockPlace;

/**
 * What waiting orders claim of the stock, place by place: the rows of {@code customer_order_claim} and, always with them, the books of the stock. Everything
 * happens inside the caller's transaction, which holds the orders locked.
 */
final class OrderClaims {

    private static final int BATCH = 1_000;

    private final Handle handle;

    OrderClaims(Handle handle) {
        this.handle = handle;
    }

    private record Claim(long orderId, int warehouseId, int skuId, int units) {
        StockPlace place() {
            return new StockPlace(skuId, warehouseId);
        }
    }

    /** Locks those of the orders that are in one of the states and in scope, ascending; answers which they are. */
    List<Long> lock(Collection<Long> orders, String scope, String... states) {
        var locked = new ArrayList<Long>();
        var ids = orders.stream().sorted().toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            locked.addAll(handle.createQuery("select o.id from customer_order o where o.id in (<ids>) and o.state in (<states>) and " + scope + " order by o.id for update")
                    .bindList("ids", ids.subList(from, Math.min(ids.size(), from + BATCH))).bindList("states", List.of(states)).mapTo(Long.class).list());
        }
        return locked;
    }

    /** The units of each order's lines, by SKU. */
    Map<Long, Map<Integer, Integer>> lines(Collection<Long> orders) {
        var lines = new HashMap<Long, Map<Integer, Integer>>();
        read(orders, "select order_id, 0 as warehouse_id, sku_id, sum(units) as units from customer_order_line where order_id in (<ids>) group by order_id, sku_id")
                .forEach(line -> lines.computeIfAbsent(line.orderId(), _ -> new HashMap<>()).put(line.skuId(), line.units()));
        return lines;
    }

    /** From now on the orders claim this and nothing else. */
    void replace(Map<Long, Map<StockPlace, Integer>> wanted) {
        Map<StockPlace, Integer> net = new HashMap<>();
        of(wanted.keySet()).forEach(claim -> net.merge(claim.place(), -claim.units(), Integer::sum));
        wanted.values().forEach(claims -> claims.forEach((place, units) -> net.merge(place, units, Integer::sum)));
        net.values().removeIf(change -> change == 0);
        new Claims(handle).claim(net);
        delete(wanted.keySet(), "true");
        insert(wanted);
    }

    /** The orders claim nothing any more. */
    void end(Collection<Long> orders) {
        var nothing = new HashMap<Long, Map<StockPlace, Integer>>();
        orders.forEach(order -> nothing.put(order, Map.of()));
        replace(nothing);
    }

    /**
     * What the orders claim at one warehouse leaves it.
     *
     * @return the orders that have nothing left to ship anywhere
     */
    Set<Long> ship(Collection<Long> orders, int warehouse, Instant at) {
        Map<StockPlace, Integer> leaving = new HashMap<>();
        var waiting = new HashSet<Long>();
        for (Claim claim : of(orders)) {
            if (claim.warehouseId() == warehouse) {
                leaving.merge(claim.place(), claim.units(), Integer::sum);
            } else {
                waiting.add(claim.orderId());
            }
        }
        new Claims(handle).ship(leaving, at, "orders");
        delete(orders, "warehouse_id = " + warehouse);
        var whole = new HashSet<>(orders);
        whole.removeAll(waiting);
        return whole;
    }

    private List<Claim> of(Collection<Long> orders) {
        return read(orders, "select order_id, warehouse_id, sku_id, units from customer_order_claim where order_id in (<ids>)");
    }

    private List<Claim> read(Collection<Long> orders, String sql) {
        var rows = new ArrayList<Claim>();
        var ids = List.copyOf(orders);
        for (int from = 0; from < ids.size(); from += BATCH) {
            rows.addAll(handle.createQuery(sql).bindList("ids", ids.subList(from, Math.min(ids.size(), from + BATCH))).mapTo(Claim.class).list());
        }
        return rows;
    }

    private void delete(Collection<Long> orders, String where) {
        if (!orders.isEmpty()) {
            var batch = handle.prepareBatch("delete from customer_order_claim where order_id = ? and " + where);
            orders.forEach(batch::add);
            batch.execute();
        }
    }

    private void insert(Map<Long, Map<StockPlace, Integer>> wanted) {
        var batch = handle.prepareBatch("insert into customer_order_claim (order_id, warehouse_id, sku_id, units) values (?, ?, ?, ?)");
        wanted.forEach((order, claims) -> claims.forEach((place, units) -> batch.add(order, place.warehouseId(), place.skuId(), units)));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
