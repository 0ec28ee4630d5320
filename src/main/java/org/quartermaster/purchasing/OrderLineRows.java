package org.quartermaster.purchasing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.BusinessCalendar;

/** Lines of purchase orders as rows, within the actor's warehouses. */
@ApplicationScoped
public class OrderLineRows extends RowsForAll<OrderLineRow> {

    private static final String OPEN = "if(" + OrderSql.IS_OPEN + ", " + OrderSql.TO_COME + ", 0)";
    private static final String EXPECTED = OrderSql.LINE_EXPECTED;
    private static final String MARK = """
            case when %1$s > 0 and %2$s < :today then 'act' when %1$s > 0 and %2$s <= date_add(:today, interval 3 day) then 'watch' else 'good' end"""
            .formatted(OPEN, EXPECTED);
    private static final String SELECT = """
            select o.id as order_id, o.code as order_code, l.line_no, %s as mark, o.state, s.code as supplier, s.name as supplier_name, w.code as warehouse,
              l.sku_id, k.code as sku, k.name, l.units, l.received_units, %s as open_units, l.unit_cost, l.units * l.unit_cost as value, o.currency,
              o.ordered_on, l.due_on, %s as expected_on,
              coalesce(a.action, '') as advice, a.need_on, a.stake
            """.formatted(MARK, OPEN, EXPECTED);
    private static final String FROM = """
            from purchase_order_line l join purchase_order o on o.id = l.order_id join supplier s on s.id = o.supplier_id
            join warehouse w on w.id = o.warehouse_id join sku k on k.id = l.sku_id
            left join purchase_order_advice a on %s
            """.formatted(OrderAdvices.HOLDS);

    protected OrderLineRows() {
    }

    @Inject
    public OrderLineRows(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("o.id desc, l.line_no").column("orderId", "o.id").column("orderCode", "o.code")
                .column("lineNo", "l.line_no").column("mark", MARK).column("state", "o.state")
                .column("supplier", "s.code").column("supplierName", "s.name").column("warehouse", "w.code")
                .column("skuId", "l.sku_id").column("sku", "k.code").column("name", "k.name").column("units", "l.units")
                .column("receivedUnits", "l.received_units").column("openUnits", OPEN).column("unitCost", "l.unit_cost")
                .column("value", "l.units * l.unit_cost").column("currency", "o.currency")
                .column("orderedOn", "o.ordered_on").column("dueOn", "l.due_on").column("expectedOn", EXPECTED)
                .column("advice", "coalesce(a.action, '')").column("needOn", "a.need_on").column("stake", "a.stake");
        super(new SqlRows<>(jdbi, OrderLineRow.class, SELECT, FROM, columns, () -> Scope.sees("o.warehouse_id"), () -> Map.of("today", calendar.planningDay())));
    }
}
