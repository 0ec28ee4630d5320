package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** The active warehouses in the actor's scope. */
@ApplicationScoped
@Transactional
public class Warehouses {

    private Jdbi jdbi;

    protected Warehouses() {
    }

    @Inject
    public Warehouses(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Ascending by identity. */
    @RolesAllowed(Role.VIEW)
    public List<WarehouseFacts> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from warehouse where active and " + Scope.sees("id") + " order by id")
                .map((row, context) -> facts(row)).list());
    }

    /** One warehouse, or empty when there is none or it is out of scope. */
    @RolesAllowed(Role.VIEW)
    public Optional<WarehouseFacts> find(WarehouseId warehouse) {
        return all().stream().filter(w -> w.id().equals(warehouse)).findFirst();
    }

    /** Who feeds whom among the active warehouses, whatever the actor's scope: both ends belong to the netting. Ascending by fed warehouse. */
    @RolesAllowed(Role.VIEW)
    public List<Feed> feeds() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select w.id as warehouse_id, w.supplied_from as source_id, f.code as source_code, w.transfer_days from warehouse w
                join warehouse f on f.id = w.supplied_from and f.active where w.active order by w.id
                """).mapTo(Feed.class).list());
    }

    private static WarehouseFacts facts(ResultSet row) throws SQLException {
        double capacity = row.getDouble("capacity_litres");
        return new WarehouseFacts(new WarehouseId(row.getInt("id")), row.getString("code"), row.getString("name"), row.getString("name_zh"),
                row.getDouble("latitude"), row.getDouble("longitude"), capacity > 0 ? capacity : Double.POSITIVE_INFINITY, row.getString("region"),
                row.getString("time_zone"), row.getString("address"), row.getObject("supplied_from") == null ? null : new WarehouseId(row.getInt("supplied_from")),
                row.getObject("transfer_days", Integer.class));
    }
}
