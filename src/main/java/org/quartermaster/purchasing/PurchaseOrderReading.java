package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;

/** Reads single purchase orders, whole. */
@ApplicationScoped
@Transactional
public class PurchaseOrderReading {

    private Jdbi jdbi;

    protected PurchaseOrderReading() {
    }

    @Inject
    public PurchaseOrderReading(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws NotFound when there is none in the actor's warehouses */
    @RolesAllowed(Role.VIEW)
    public PurchaseOrderFacts one(long id) {
        return find("o.id = :key", id).orElseThrow(() -> new NotFound("purchase order", id));
    }

    /** @throws NotFound when there is none in the actor's warehouses */
    @RolesAllowed(Role.VIEW)
    public PurchaseOrderFacts byCode(String code) {
        return find("o.code = :key", code).orElseThrow(() -> new NotFound("purchase order", code));
    }

    private Optional<PurchaseOrderFacts> find(String where, Object key) {
        return jdbi.withHandle(handle -> handle.createQuery("select o.* from purchase_order o where " + where + " and " + Scope.sees("o.warehouse_id"))
                .bind("key", key).map((row, context) -> order(handle, row)).findOne());
    }

    private static PurchaseOrderFacts order(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new PurchaseOrderFacts(id, row.getString("code"), new SupplierId(row.getInt("supplier_id")), new WarehouseId(row.getInt("warehouse_id")),
                OrderState.of(row.getString("state")), row.getObject("ordered_on", LocalDate.class), row.getObject("due_on", LocalDate.class),
                row.getObject("expected_on", LocalDate.class), row.getString("currency"), row.getBigDecimal("value"), row.getString("created_by"),
                instant(row, "created_at"), row.getString("approver"), row.getString("approved_by"), instant(row, "approved_at"), instant(row, "sent_at"),
                row.getString("sent_how"), row.getString("sent_to"), row.getString("reason"), row.getInt("version"), lines(handle, id), receipts(handle, id));
    }

    private static List<PurchaseOrderFacts.Line> lines(Handle handle, long id) {
        return handle.createQuery("""
                        select l.*, s.code, s.name from purchase_order_line l join sku s on s.id = l.sku_id where l.order_id = :id order by l.line_no
                        """)
                .bind("id", id)
                .map((row, context) -> new PurchaseOrderFacts.Line(row.getInt("line_no"), new SkuId(row.getInt("sku_id")), row.getString("code"),
                        row.getString("name"), row.getInt("units"), row.getObject("confirmed_units", Integer.class), row.getInt("received_units"),
                        row.getBigDecimal("unit_cost"),
                        row.getObject("due_on", LocalDate.class), row.getObject("expected_on", LocalDate.class),
                        Optional.ofNullable(row.getString("proposal_key")).orElse(""))).list();
    }

    private static List<PurchaseOrderFacts.Receipt> receipts(Handle handle, long id) {
        return handle.createQuery("select line_no, received_on, units from receipt where order_id = :id order by received_on, line_no, id")
                .bind("id", id).mapTo(PurchaseOrderFacts.Receipt.class).list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
}
