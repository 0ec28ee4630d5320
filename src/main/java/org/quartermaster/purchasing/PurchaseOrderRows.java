package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** Purchase orders as rows, within the actor's warehouses. */
@ApplicationScoped
public class PurchaseOrderRows extends RowsForAll<PurchaseOrderRow> {

    private static final String IS_OPEN = OrderSql.IS_OPEN;
    private static final String LATE = "if(%s and coalesce(o.expected_on, o.due_on) < :today, datediff(:today, coalesce(o.expected_on, o.due_on)), null)".formatted(IS_OPEN);
    private static final String MARK = """
            case when %1$s and coalesce(o.expected_on, o.due_on) < :today then 'act'
              when %1$s and coalesce(o.expected_on, o.due_on) <= date_add(:today, interval 3 day) then 'watch'
              when o.state = 'proposed' or o.state in ('approved', 'sent') and o.ordered_on < date_sub(:today, interval 7 day) then 'watch' else 'good' end""".formatted(IS_OPEN);
    private static final String RATE = "coalesce(r.rate, if(o.currency = home.value, 1, null))";
    private static final String LINES = "(select count(*) from purchase_order_line l where l.order_id = o.id)";
    private static final String UNITS = "(select coalesce(sum(l.units), 0) from purchase_order_line l where l.order_id = o.id)";
    private static final String OPEN_UNITS = """
            (select coalesce(sum(greatest(0, coalesce(l.confirmed_units, l.units) - l.received_units)), 0) from purchase_order_line l where l.order_id = o.id and %s)""".formatted(IS_OPEN);
    private static final String OPEN_VALUE = """
            ((select coalesce(sum(greatest(0, coalesce(l.confirmed_units, l.units) - l.received_units) * l.unit_cost), 0) from purchase_order_line l where l.order_id = o.id and %s) * %s)"""
            .formatted(IS_OPEN, RATE);
    private static final String ADVISED = "from purchase_order_line l join purchase_order_advice a on " + OrderAdvices.HOLDS + " where l.order_id = o.id";
    private static final String ADVICE = "coalesce((select a.action " + ADVISED + " order by a.stake desc, a.sku_id limit 1), '')";
    private static final String STAKE = "(select sum(a.stake) " + ADVISED + ")";
    private static final String SELECT = """
            select o.id, o.code, %s as mark, s.code as supplier, s.name as supplier_name, w.code as warehouse, o.state, o.ordered_on, o.due_on,
              coalesce(o.expected_on, o.due_on) as expected_on, %s as late_days, %s as `lines`, %s as units, %s as open_units, o.value, o.currency,
              round(o.value * %s, 2) as home_value, round(%s, 2) as open_value, %s as advice, %s as stake,
              o.created_by
            """.formatted(MARK, LATE, LINES, UNITS, OPEN_UNITS, RATE, OPEN_VALUE, ADVICE, STAKE);
    private static final String FROM = """
            from purchase_order o join supplier s on s.id = o.supplier_id join warehouse w on w.id = o.warehouse_id
            left join currency_rate r on r.currency = o.currency left join setting home on home.name = 'company.currency'
            """;

    /**
     * Totals over all rows of a query.
     *
     * @param value     ordered, company currency
     * @param openValue still to come, company currency
     */
    public record Totals(long orders, BigDecimal value, BigDecimal openValue) {
    }

    protected PurchaseOrderRows() {
    }

    @Inject
    public PurchaseOrderRows(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("o.id desc").column("id", "o.id").column("code", "o.code").column("mark", MARK).column("supplier", "s.code")
                .column("supplierName", "s.name").column("warehouse", "w.code").column("state", "o.state").column("orderedOn", "o.ordered_on")
                .column("dueOn", "o.due_on").column("expectedOn", "coalesce(o.expected_on, o.due_on)").column("lateDays", LATE).column("lines", LINES)
                .column("units", UNITS).column("openUnits", OPEN_UNITS).column("value", "o.value").column("currency", "o.currency")
                .column("homeValue", "o.value * " + RATE).column("openValue", OPEN_VALUE).column("advice", ADVICE).column("stake", STAKE).column("createdBy", "o.created_by");
        super(new SqlRows<>(jdbi, PurchaseOrderRow.class, SELECT, FROM, columns, () -> Scope.sees("o.warehouse_id"),
                () -> Map.of("today", calendar.planningDay())));
    }

    /** Totals over all rows of the query. */
    @RolesAllowed(Role.VIEW)
    public Totals totals(TableQuery query) {
        return sum(query, "count(*) as orders, coalesce(sum(o.value * %s), 0) as value, coalesce(sum(%s), 0) as open_value".formatted(RATE, OPEN_VALUE),
                Totals.class);
    }
}
