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

/** Suppliers as rows: what they state, and how they delivered in the last two years. Open orders are those of the actor's warehouses. */
@ApplicationScoped
public class SupplierRows extends RowsForAll<SupplierRow> {

    private static final String MEASURED = measured("d.days / d.receipts");
    private static final String DEVIATION = measured("sqrt(greatest(0, d.days_squared - d.days * d.days / d.receipts) / (d.receipts - 1))");
    private static final String ON_TIME = "d.on_time / nullif(d.receipts, 0)";
    private static final String FILL = "(coalesce(d.filled, 0) + coalesce(od.filled, 0)) / nullif(coalesce(d.units, 0) + coalesce(od.units, 0), 0)";
    private static final String MARK = """
            case when %1$s < 0.5 then 'act'
              when %1$s < 0.9 or oo.late_orders > 0 or %2$s > 1.2 * s.lead_time_days + 1 then 'watch' else 'good' end""".formatted(ON_TIME, MEASURED);
    private static final String SELECT = """
            select s.id, s.code, s.name, s.name_zh, %s as mark, s.currency, s.minimum_order_value, s.lead_time_days as stated_days, %s as measured_days,
              %s as deviation_days, %s as on_time_share, %s as fill_share, coalesce(d.receipts, 0) as receipts,
              coalesce(oo.orders, 0) as open_orders, coalesce(oo.late_orders, 0) as late_orders, coalesce(oo.value, 0) as open_value,
              (select count(*) from supplier_term t where t.supplier_id = s.id) as skus, s.active
            """.formatted(MARK, MEASURED, DEVIATION, ON_TIME, FILL);
    /** d: what was delivered; od: long overdue, which counts as not filled; oo: open orders. */
    private static final String FROM = """
            from supplier s
            left join (select o.supplier_id, sum(r.receipts) as receipts, sum(r.days) as days, sum(r.days_squared) as days_squared, sum(r.on_time) as on_time,
                sum(if({DONE}, r.filled_units, 0)) as filled, sum(if({DONE}, r.units, 0)) as units
              from purchase_order o join receipt_summary r on r.order_id = o.id
              where o.ordered_on >= :since and {PLACED} group by o.supplier_id) d on d.supplier_id = s.id
            left join (select o.supplier_id, sum(least(l.received_units, l.units)) as filled, sum(l.units) as units
              from purchase_order o join purchase_order_line l on l.order_id = o.id
              where o.ordered_on >= :since and {OPEN} and l.due_on < :longAgo group by o.supplier_id) od on od.supplier_id = s.id
            left join (select o.supplier_id, count(distinct o.id) as orders,
                count(distinct if(coalesce(o.expected_on, o.due_on) < :today, o.id, null)) as late_orders,
                round(sum(greatest(0, coalesce(l.confirmed_units, l.units) - l.received_units) * l.unit_cost * coalesce(c.rate, if(o.currency = home.value, 1, null))), 2) as value
              from purchase_order o join purchase_order_line l on l.order_id = o.id left join currency_rate c on c.currency = o.currency
              left join setting home on home.name = 'company.currency'
              where {OPEN} and %s group by o.supplier_id) oo on oo.supplier_id = s.id
            """.replace("{DONE}", OrderSql.IS_DONE).replace("{PLACED}", OrderSql.WAS_PLACED).replace("{OPEN}", OrderSql.IS_OPEN);

    protected SupplierRows() {
    }

    @Inject
    public SupplierRows(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("s.id").column("id", "s.id").column("code", "s.code").column("name", "s.name")
                .column("nameZh", "s.name_zh").column("mark", MARK).column("currency", "s.currency")
                .column("minimumOrderValue", "s.minimum_order_value").column("statedDays", "s.lead_time_days")
                .column("measuredDays", MEASURED).column("deviationDays", DEVIATION).column("onTimeShare", ON_TIME)
                .column("fillShare", FILL).column("receipts", "coalesce(d.receipts, 0)")
                .column("openOrders", "coalesce(oo.orders, 0)").column("lateOrders", "coalesce(oo.late_orders, 0)")
                .column("openValue", "coalesce(oo.value, 0)")
                .column("skus", "(select count(*) from supplier_term t where t.supplier_id = s.id)")
                .column("active", "s.active");
        super(new SqlRows<>(jdbi, SupplierRow.class, SELECT, () -> FROM.formatted(Scope.sees("o.warehouse_id")), columns, () -> "true",
                () -> Map.of("today", calendar.planningDay(), "since", calendar.planningDay().minusYears(2), "longAgo",
                        calendar.planningDay().minusDays(30))));
    }

    private static String measured(String figure) {
        return "if(d.receipts >= " + MeasuredLeadTimes.LEAST_RECEIPTS + ", " + figure + ", null)";
    }
}
