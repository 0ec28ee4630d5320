package org.quartermaster.stock;

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

/** Transfers as rows: those that begin or end in the actor's warehouses. */
@ApplicationScoped
public class TransferRows extends RowsForAll<TransferRow> {

    private static final String MARK = """
            case when t.state = 'planned' and t.ship_on < :today or t.state = 'shipped' and t.arrives_on < :today then 'act'
              when t.state = 'planned' and t.ship_on = :today then 'watch' else 'good' end""";
    private static final String LINES = "(select count(*) from stock_transfer_line l where l.transfer_id = t.id)";
    private static final String UNITS = "(select coalesce(sum(l.units), 0) from stock_transfer_line l where l.transfer_id = t.id)";
    private static final String OPEN_UNITS = """
            (select coalesce(sum(if(t.state = 'planned', l.units, l.shipped_units)), 0) from stock_transfer_line l
              where l.transfer_id = t.id and t.state in ('planned', 'shipped'))""";
    private static final String LOST_UNITS = """
            (select coalesce(sum(l.shipped_units - l.received_units), 0) from stock_transfer_line l where l.transfer_id = t.id and t.state = 'received')""";
    private static final String VALUE = """
            (select coalesce(sum(l.units * s.unit_cost), 0) from stock_transfer_line l join sku s on s.id = l.sku_id where l.transfer_id = t.id)""";
    private static final String SELECT = """
            select t.id, t.code, %s as mark, t.state, f.code as from_code, g.code as to_code, t.ship_on, t.arrives_on, t.shipped_on, t.received_on,
              %s as `lines`, %s as units, %s as open_units, %s as lost_units, %s as value, t.created_by
            """.formatted(MARK, LINES, UNITS, OPEN_UNITS, LOST_UNITS, VALUE);
    private static final String FROM = "from stock_transfer t join warehouse f on f.id = t.from_warehouse_id join warehouse g on g.id = t.to_warehouse_id";

    /**
     * Totals over all rows of a query.
     *
     * @param value units at standard cost, company currency
     */
    public record Totals(long transfers, BigDecimal value) {
    }

    protected TransferRows() {
    }

    @Inject
    public TransferRows(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("t.id desc").column("id", "t.id").column("code", "t.code").column("mark", MARK).column("state", "t.state")
                .column("fromCode", "f.code").column("toCode", "g.code").column("shipOn", "t.ship_on").column("arrivesOn", "t.arrives_on")
                .column("shippedOn", "t.shipped_on").column("receivedOn", "t.received_on").column("lines", LINES).column("units", UNITS)
                .column("openUnits", OPEN_UNITS).column("lostUnits", LOST_UNITS).column("value", VALUE).column("createdBy", "t.created_by");
        super(new SqlRows<>(jdbi, TransferRow.class, SELECT, FROM, columns,
                () -> "(" + Scope.sees("t.from_warehouse_id") + " or " + Scope.sees("t.to_warehouse_id") + ")", () -> Map.of("today", calendar.planningDay())));
    }

    /** Totals over all rows of the query. */
    @RolesAllowed(Role.VIEW)
    public Totals totals(TableQuery query) {
        return sum(query, "count(*) as transfers, coalesce(sum(%s), 0) as value".formatted(VALUE), Totals.class);
    }
}
