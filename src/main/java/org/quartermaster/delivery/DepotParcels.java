package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.shared.SkuId;

/** What one depot sends: parcels by order, so that a split order becomes a stop at each of its depots with what that depot sends. */
final class DepotParcels {

    private record Row(long orderId, LocalDate shipDay, int skuId, int units, BigDecimal litres, BigDecimal kilograms) {
    }

    private final Map<Long, List<Row>> parcels = new HashMap<>();

    /** All that a depot has still to send. */
    static DepotParcels of(Jdbi jdbi, int warehouse) {
        return read(jdbi, warehouse, "true");
    }

    /** What a depot has still to send for one order. */
    static DepotParcels of(Jdbi jdbi, int warehouse, long order) {
        return read(jdbi, warehouse, "p.order_id = " + order);
    }

    private static DepotParcels read(Jdbi jdbi, int warehouse, String which) {
        var all = new DepotParcels();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select p.order_id, p.ship_day, l.sku_id, l.units, coalesce(s.volume_litres, 0) as litres, coalesce(s.weight_kg, 0) as kilograms
                        from delivery_parcel p join delivery_parcel_line l on l.order_id = p.order_id and l.warehouse_id = p.warehouse_id
                        join customer_order o on o.id = p.order_id join sku s on s.id = l.sku_id
                        where p.warehouse_id = :warehouse and o.state in ('allocated', 'planned') and not exists (select 1 from delivery_visit v
                          where v.kind = 'ORDER' and v.order_id = p.order_id and v.warehouse_id = p.warehouse_id and v.state = 'done') and\s
                        """ + which).bind("warehouse", warehouse).mapTo(Row.class)
                .forEach(row -> all.parcels.computeIfAbsent(row.orderId(), _ -> new ArrayList<>()).add(row)));
        return all;
    }

    boolean has(long order) {
        return parcels.containsKey(order);
    }

    /** When the depot's parcel of an order leaves. */
    LocalDate shipDay(long order) {
        return parcels.get(order).getFirst().shipDay();
    }

    /** The order with the depot's lines only, and their volume and weight. */
    CustomerOrderFacts part(CustomerOrderFacts order) {
        List<Row> rows = parcels.get(order.id());
        var lines = new ArrayList<CustomerOrderFacts.Line>();
        double litres = 0;
        double kilograms = 0;
        for (Row row : rows) {
            BigDecimal price = order.lines().stream().filter(line -> line.sku().value() == row.skuId()).findFirst().map(CustomerOrderFacts.Line::unitPrice)
                    .orElse(BigDecimal.ZERO);
            lines.add(new CustomerOrderFacts.Line(lines.size() + 1, new SkuId(row.skuId()), row.units(), price));
            litres += row.units() * row.litres().doubleValue();
            kilograms += row.units() * row.kilograms().doubleValue();
        }
        return order.with(lines, litres, kilograms);
    }
}
