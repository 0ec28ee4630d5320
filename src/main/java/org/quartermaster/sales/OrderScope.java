package org.quartermaster.sales;

import org.quartermaster.database.Scope;

/**
 * Which customer orders the actor's warehouses cover, as SQL over {@code customer_order o}. Whoever ships a part of an order sees it; whoever ships all of it may
 * decide about it as a whole.
 */
public final class OrderScope {

    /** The warehouse that ships most of an order, or would: the allocated one, else the one that was asked for. */
    public static final String MAIN = "coalesce(o.allocated_warehouse_id, o.warehouse_id)";
    private static final String CLAIMS = "select 1 from customer_order_claim c where c.order_id = o.id";

    private OrderScope() {
    }

    /** The actor ships a part of the order or could: it is his warehouse's, or nobody's yet. */
    public static String seesPart() {
        String main = Scope.sees(MAIN);
        return main.equals("true") ? main : "(%s or exists (%s and %s) or %s is null and not exists (%s))".formatted(main, CLAIMS, Scope.sees("c.warehouse_id"), MAIN,
                CLAIMS);
    }

    /** No other warehouse than the actor's ships a part of the order. */
    static String seesWhole() {
        String each = Scope.sees("c.warehouse_id");
        return each.equals("true") ? each : "(%s and not exists (%s and not %s))".formatted(seesPart(), CLAIMS, each);
    }
}
