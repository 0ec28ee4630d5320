package org.quartermaster.sales;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** Customer orders as rows, within the actor's warehouses (and orders that any may ship). */
@ApplicationScoped
public class CustomerOrderTable extends RowsForAll<CustomerOrderRow> {

    private static final String MARK = """
            case when o.state in ('open', 'allocated', 'planned') and o.promised_to < :today then 'act' when o.state = 'held' then 'watch' else 'good' end""";
    private static final String LINES = "(select count(*) from customer_order_line l where l.order_id = o.id)";
    private static final String UNITS = "(select coalesce(sum(l.units), 0) from customer_order_line l where l.order_id = o.id)";
    private static final String SELECT = """
            select o.id, o.code, %s as mark, o.state, o.priority, o.placed_at, o.customer, o.ship_to, o.promised_from, o.promised_to, w.code as warehouse, r.code as requested,
              %s as `lines`, %s as units, o.value, o.payment_attempts, o.first_order, o.version
            """.formatted(MARK, LINES, UNITS);
    private static final String FROM = "from customer_order o left join warehouse w on w.id = " + OrderScope.MAIN + " left join warehouse r on r.id = o.warehouse_id";

    /** Totals over all rows of a query; value in company currency. */
    public record Totals(long orders, BigDecimal value) {
    }

    protected CustomerOrderTable() {
    }

    @Inject
    public CustomerOrderTable(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("o.id desc").column("id", "o.id").column("code", "o.code").column("mark", MARK).column("state", "o.state").column("priority", "o.priority")
                .column("placedAt", "o.placed_at").column("customer", "o.customer").column("shipTo", "o.ship_to")
                .column("promisedFrom", "o.promised_from").column("promisedTo", "o.promised_to")
                .column("warehouse", "w.code").column("requested", "r.code").column("lines", LINES).column("units", UNITS).column("value", "o.value")
                .column("paymentAttempts", "o.payment_attempts").column("firstOrder", "o.first_order")
                .column("version", "o.version");
        super(new SqlRows<>(jdbi, CustomerOrderRow.class, SELECT, FROM, columns, OrderScope::seesPart, () -> Map.of("today", calendar.planningDay())));
    }

    /** Totals over all rows of the query. */
    @RolesAllowed(Role.VIEW)
    public Totals totals(TableQuery query) {
        return sum(query, "count(*) as orders, coalesce(sum(o.value), 0) as value", Totals.class);
    }
}
