package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Scope;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** The active warehouses in the actor's scope as a table. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class WarehouseRows implements RowSource<WarehouseRow> {

    private static final TableSql TABLE = new TableSql("w.id")
            .column("id", "w.id").column("code", "w.code").column("name", "w.name").column("nameZh", "w.name_zh").column("address", "w.address").column("region", "w.region")
            .column("timeZone", "w.time_zone").column("capacityLitres", "w.capacity_litres").column("suppliedFrom", "coalesce(f.code, '')")
            .column("transferDays", "w.transfer_days").column("feeds", "coalesce(d.feeds, 0)").column("skus", "coalesce(b.skus, 0)");
    private static final String FROM = """
            from warehouse w left join warehouse f on f.id = w.supplied_from
            left join (select supplied_from, count(*) as feeds from warehouse where active group by supplied_from) d on d.supplied_from = w.id
            left join (select warehouse_id, count(*) as skus from stock_balance where on_hand > 0 group by warehouse_id) b on b.warehouse_id = w.id
            """;
    private static final String SELECT = "select w.id, w.code, w.name, w.name_zh, w.address, w.region, w.time_zone, w.capacity_litres, coalesce(f.code, '') as supplied_from, "
            + "w.transfer_days, coalesce(d.feeds, 0) as feeds, coalesce(b.skus, 0) as skus " + FROM;

    private Jdbi jdbi;

    protected WarehouseRows() {
    }

    @Inject
    public WarehouseRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<WarehouseRow> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> select(handle, SELECT, query, TABLE.orderBy(query) + " limit " + limit + " offset " + offset).mapTo(WarehouseRow.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> select(handle, "select count(*) " + FROM, query, "").mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<WarehouseRow> consumer) {
        jdbi.useHandle(handle -> select(handle, SELECT, query, TABLE.orderBy(query)).mapTo(WarehouseRow.class).forEach(consumer));
    }

    private static Query select(Handle handle, String select, TableQuery query, String end) {
        return TABLE.bind(handle.createQuery(select + " where w.active and " + Scope.sees("w.id") + " and " + TABLE.where(query) + end), query);
    }
}
