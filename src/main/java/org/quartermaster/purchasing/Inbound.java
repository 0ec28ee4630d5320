package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/** Reads what is on order and when to count on it, in bulk, within the actor's warehouses. */
@ApplicationScoped
@Transactional
public class Inbound {

    private Jdbi jdbi;
    private MeasuredLeadTimes leadTimes;
    private BusinessCalendar calendar;

    protected Inbound() {
    }

    @Inject
    public Inbound(Jdbi jdbi, MeasuredLeadTimes leadTimes, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.leadTimes = leadTimes;
        this.calendar = calendar;
    }

    /** The lines of open orders of which units are to come, ascending by SKU, warehouse, due day. */
    @RolesAllowed(Role.VIEW)
    public List<InboundLine> of(SkuRange range) {
        var today = calendar.planningDay();
        var lines = jdbi.withHandle(handle -> handle.createQuery("""
                        select l.sku_id, o.warehouse_id, l.due_on, coalesce(l.expected_on, o.expected_on) as expected_on, %s as open_units, o.id, l.line_no, o.code,
                          o.supplier_id, o.ordered_on
                        from purchase_order_line l join purchase_order o on o.id = l.order_id
                        where l.sku_id between :from and :to and %s and l.received_units < %s and %s
                        order by l.sku_id, o.warehouse_id, l.due_on, o.id, l.line_no
                        """.formatted(OrderSql.TO_COME, OrderSql.IS_OPEN, OrderSql.PROMISED, Scope.sees("o.warehouse_id")))
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> line(row, today)).list());
        return lines.stream().anyMatch(line -> line.expectedOn().isBefore(today)) ? late(lines, today) : lines;
    }

    /** What waits for approval, per SKU and warehouse, ascending. */
    @RolesAllowed(Role.VIEW)
    public List<RequestedLine> requested(SkuRange range) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.sku_id, o.warehouse_id, sum(l.units) from purchase_order_line l join purchase_order o on o.id = l.order_id
                        where l.sku_id between :from and :to and o.state = 'proposed' and %s group by 1, 2 order by 1, 2
                        """.formatted(Scope.sees("o.warehouse_id"))).bind("from", range.fromId()).bind("to", range.toId())
                .map((row, _) -> new RequestedLine(new SkuId(row.getInt(1)), new WarehouseId(row.getInt(2)), row.getInt(3))).list());
    }

    /** A day that has passed is no expectation: an order that is out longer than promised comes when such orders of its supplier came. */
    private List<InboundLine> late(List<InboundLine> lines, LocalDate today) {
        var measured = leadTimes.perSupplier();
        return lines.stream().map(line -> line.expectedOn().isBefore(today) ? line.expectedOn(later(line, measured.get(line.supplier()), today)) : line)
                .toList();
    }

    private static LocalDate later(InboundLine line, LeadTime leadTime, LocalDate today) {
        int elapsed = Math.max(0, (int) ChronoUnit.DAYS.between(line.orderedOn(), today));
        return line.orderedOn().plusDays(Math.round(leadTime.expectedBeyond(elapsed)));
    }

    private static InboundLine line(ResultSet row, LocalDate today) throws SQLException {
        var due = row.getObject("due_on", LocalDate.class);
        var expected = Optional.ofNullable(row.getObject("expected_on", LocalDate.class)).orElse(due);
        return new InboundLine(new SkuId(row.getInt("sku_id")), new WarehouseId(row.getInt("warehouse_id")), due, expected, row.getInt("open_units"),
                row.getLong("id"), row.getInt("line_no"), row.getString("code"), new SupplierId(row.getInt("supplier_id")),
                row.getObject("ordered_on", LocalDate.class), due.isBefore(today));
    }
}
