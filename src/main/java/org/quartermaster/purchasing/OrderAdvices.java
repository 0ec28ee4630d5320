package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Role;

/**
 * Keeps what the planner advises about open orders. An advice holds until its order is re-dated, received or closed, or the next plan is published.
 */
@ApplicationScoped
@Transactional
public class OrderAdvices {

    /** Order of what is lost first. */
    public static final List<String> ACTIONS = List.of("expedite", "cancel", "postpone");
    private static final int BATCH = 1_000;
    /** Joins {@code a} to the order {@code o} and its line {@code l} while the advice holds. */
    static final String HOLDS = """
            a.order_id = l.order_id and a.sku_id = l.sku_id and l.received_units < %s and %s
              and a.expected_on <=> o.expected_on""".formatted(OrderSql.PROMISED, OrderSql.IS_OPEN);

    private Jdbi jdbi;

    protected OrderAdvices() {
    }

    @Inject
    public OrderAdvices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many open order lines an advice concerns, and what is at stake. */
    public record Total(String action, long lines, BigDecimal stake) {
    }

    /** The advice about one order that holds, the greatest stake first. */
    @RolesAllowed(Role.VIEW)
    public List<OrderAdvice> of(long orderId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct a.* from purchase_order o join purchase_order_line l on l.order_id = o.id join purchase_order_advice a on %s
                        where o.id = :id and %s order by a.stake desc, a.sku_id
                        """.formatted(HOLDS, Scope.sees("o.warehouse_id"))).bind("id", orderId).mapTo(OrderAdvice.class).list());
    }

    /** All advice that holds, by action; actions without any are left out. */
    @RolesAllowed(Role.VIEW)
    public List<Total> totals() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.action, count(*) as `lines`, sum(a.stake) as stake
                        from purchase_order_advice a join purchase_order o on o.id = a.order_id
                        where %s and exists (select 1 from purchase_order_line l where %s)
                        group by a.action order by field(a.action, 'expedite', 'cancel', 'postpone')
                        """.formatted(Scope.sees("o.warehouse_id"), HOLDS)).mapTo(Total.class).list());
    }

    /** Replaces all advice, within the transaction of {@code handle}. */
    public static void replace(Handle handle, List<OrderAdvice> advices) {
        handle.execute("delete from purchase_order_advice");
        for (int from = 0; from < advices.size(); from += BATCH) {
            var batch = handle.prepareBatch("""
                    insert into purchase_order_advice (order_id, sku_id, warehouse_id, action, need_on, expected_on, units, stake, value, planning_day)
                    select id, :skuId, warehouse_id, :action, :needOn, expected_on, :units, :stake, :value, :planningDay from purchase_order where id = :orderId
                    """);
            for (OrderAdvice advice : advices.subList(from, Math.min(advices.size(), from + BATCH))) {
                batch.bindMethods(advice).add();
            }
            batch.execute();
        }
    }
}
