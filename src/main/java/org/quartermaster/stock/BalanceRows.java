package org.quartermaster.stock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;

/** Stock balances as rows, within the actor's warehouses. */
@ApplicationScoped
public class BalanceRows extends RowsForAll<BalanceRow> {

    private static final String AVAILABLE = "b.on_hand - b.reserved";
    private static final String VALUE = "b.on_hand * s.unit_cost";
    private static final String SELECT = """
            select b.sku_id, s.code as sku, s.name, w.code as warehouse, b.on_hand, b.reserved, %s as available, b.backordered, b.in_transit, %s as value
            """.formatted(AVAILABLE, VALUE);
    /** In this order on purpose: beginning with the ten warehouses, the database would sort every balance for a first page. */
    private static final String FROM = "from stock_balance b straight_join sku s on s.id = b.sku_id straight_join warehouse w on w.id = b.warehouse_id";

    protected BalanceRows() {
    }

    @Inject
    public BalanceRows(Jdbi jdbi) {
        var columns = new TableSql("b.sku_id, b.warehouse_id").column("skuId", "b.sku_id").column("sku", "s.code").column("name", "s.name")
                .column("warehouse", "w.code").column("onHand", "b.on_hand").column("reserved", "b.reserved")
                .column("available", AVAILABLE).column("backordered", "b.backordered")
                .column("inTransit", "b.in_transit").column("value", VALUE);
        super(new SqlRows<>(jdbi, BalanceRow.class, SELECT, FROM, columns, () -> Scope.sees("b.warehouse_id"), Map::of));
    }
}
