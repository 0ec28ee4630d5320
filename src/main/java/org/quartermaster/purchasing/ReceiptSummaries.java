package org.quartermaster.purchasing;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Adds up what came of purchase orders, so that lists need not read every receipt of two years. Whoever writes receipts or the lines of orders that have some counts
 * these orders again in the same transaction.
 */
public final class ReceiptSummaries {

    private static final int AT_ONCE = 1_000;
    private static final String COUNT = """
            insert into receipt_summary (order_id, receipts, days, days_squared, on_time, units, filled_units)
            select l.order_id, coalesce(r.receipts, 0), coalesce(r.days, 0), coalesce(r.days_squared, 0), coalesce(r.on_time, 0), l.units, l.filled_units
            from (select order_id, sum(units) as units, sum(least(received_units, units)) as filled_units from purchase_order_line
              where %1$s group by order_id) l
            left join (select o.id, count(*) as receipts, sum(datediff(c.received_on, o.ordered_on)) as days,
                sum(datediff(c.received_on, o.ordered_on) * datediff(c.received_on, o.ordered_on)) as days_squared, sum(c.received_on <= p.due_on) as on_time
              from purchase_order o join purchase_order_line p on p.order_id = o.id join receipt c on c.order_id = p.order_id and c.line_no = p.line_no
              where %2$s and c.received_on >= o.ordered_on group by o.id) r on r.id = l.order_id
            on duplicate key update receipts = values(receipts), days = values(days), days_squared = values(days_squared), on_time = values(on_time),
              units = values(units), filled_units = values(filled_units)
            """;

    private ReceiptSummaries() {
    }

    /** Counts these orders again. */
    public static void count(Handle handle, Collection<Long> orders) {
        var all = List.copyOf(orders);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            handle.createUpdate(COUNT.formatted("order_id in (<orders>)", "o.id in (<orders>)"))
                    .bindList("orders", all.subList(from, Math.min(all.size(), from + AT_ONCE))).execute();
        }
    }

    /** Counts all orders from the beginning. */
    public static void countAll(Handle handle) {
        handle.execute("delete from receipt_summary");
        handle.execute(COUNT.formatted("true", "true"));
    }
}
