package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Reads intervals without stock in bulk, within the actor's warehouses. */
@ApplicationScoped
@Transactional
public class StockOuts {

    private Jdbi jdbi;

    protected StockOuts() {
    }

    @Inject
    public StockOuts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The intervals that touch the days {@code from … to}, ascending by SKU, warehouse, day. */
    @RolesAllowed(Role.VIEW)
    public List<StockOut> of(SkuRange range, LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sku_id, warehouse_id, from_day, to_day, in_stock_share from stock_out
                        where sku_id between :fromSku and :toSku and from_day <= :to and to_day >= :from and %s order by sku_id, warehouse_id, from_day
                        """.formatted(Scope.sees("warehouse_id")))
                .bind("fromSku", range.fromId()).bind("toSku", range.toId()).bind("from", from).bind("to", to)
                .map((row, context) -> new StockOut(new SkuId(row.getInt(1)), new WarehouseId(row.getInt(2)), row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class), row.getDouble(5))).list());
    }
}
