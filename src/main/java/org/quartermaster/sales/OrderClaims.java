package org.quartermaster.sales;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.stock.StockPlace;

/** What orders claim of the stock of their warehouses: the sum of their lines. An order without a warehouse claims nothing. */
final class OrderClaims {

    private static final int BATCH = 1_000;

    private OrderClaims() {
    }

    /** A line of an order; {@code warehouseId} 0: none yet. */
    record Claim(long orderId, int warehouseId, int skuId, int units) {
    }

    /** The claims of the orders that are in one of the states, locked until the transaction ends. */
    static List<Claim> of(Handle handle, Collection<Long> orders, String... states) {
        var claims = new ArrayList<Claim>();
        var ids = orders.stream().sorted().toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            claims.addAll(handle.createQuery("""
                            select o.id as order_id, coalesce(o.warehouse_id, 0) as warehouse_id, l.sku_id, l.units from customer_order o
                            join customer_order_line l on l.order_id = o.id where o.id in (<ids>) and o.state in (<states>) order by o.id, l.line_no for update
                            """)
                    .bindList("ids", ids.subList(from, Math.min(ids.size(), from + BATCH))).bindList("states", List.of(states)).mapTo(Claim.class).list());
        }
        return claims;
    }

    /** Units by place. */
    static Map<StockPlace, Integer> sum(List<Claim> claims) {
        Map<StockPlace, Integer> units = new HashMap<>();
        claims.stream().filter(claim -> claim.warehouseId() != 0)
                .forEach(claim -> units.merge(new StockPlace(claim.skuId(), claim.warehouseId()), claim.units(), Integer::sum));
        return units;
    }

    /** What changes hands when orders move to these warehouses: less where they were, more where they go. */
    static Map<StockPlace, Integer> moved(List<Claim> claims, Map<Long, Integer> warehouses) {
        Map<StockPlace, Integer> units = new HashMap<>();
        for (var claim : claims) {
            int to = warehouses.get(claim.orderId());
            if (claim.warehouseId() != to) {
                units.merge(new StockPlace(claim.skuId(), to), claim.units(), Integer::sum);
                if (claim.warehouseId() != 0) {
                    units.merge(new StockPlace(claim.skuId(), claim.warehouseId()), -claim.units(), Integer::sum);
                }
            }
        }
        units.values().removeIf(change -> change == 0);
        return units;
    }

    /** The same the other way round. */
    static Map<StockPlace, Integer> released(Map<StockPlace, Integer> units) {
        Map<StockPlace, Integer> less = new HashMap<>();
        units.forEach((place, claimed) -> less.put(place, -claimed));
        return less;
    }
}
