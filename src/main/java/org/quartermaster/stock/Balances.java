package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Reads stock balances in bulk, within the actor's warehouses. */
@ApplicationScoped
@Transactional
public class Balances {

    private Jdbi jdbi;

    protected Balances() {
    }

    @Inject
    public Balances(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The balances of the range, ascending by SKU, then warehouse. */
    @RolesAllowed(Role.VIEW)
    public List<Balance> of(SkuRange range) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sku_id, warehouse_id, on_hand, reserved, backordered, in_transit from stock_balance
                        where sku_id between :from and :to and %s order by sku_id, warehouse_id
                        """.formatted(Scope.sees("warehouse_id")))
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> new Balance(new SkuId(row.getInt(1)), new WarehouseId(row.getInt(2)), row.getInt(3), row.getInt(4), row.getInt(5),
                        row.getInt(6))).list());
    }

    /**
     * Cuts the SKUs that are in stock anywhere into ranges with about this many series (SKU × warehouse). A SKU is never cut.
     *
     * @param seriesPerShard how many series a range holds, about; ≥ 1
     */
    @RolesAllowed(Role.VIEW)
    public List<SkuRange> shards(int seriesPerShard) {
        if (seriesPerShard < 1) {
            throw new IllegalArgumentException("seriesPerShard (%d) must be ≥ 1".formatted(seriesPerShard));
        }
        record Count(int skuId, int series) {
        }
        var counts = jdbi.withHandle(handle -> handle
                .createQuery("select sku_id, count(*) as series from stock_balance where " + Scope.sees("warehouse_id") + " group by sku_id order by sku_id")
                .map((row, context) -> new Count(row.getInt(1), row.getInt(2))).list());
        var shards = new ArrayList<SkuRange>();
        int first = 0;
        int series = 0;
        for (int i = 0; i < counts.size(); i++) {
            series += counts.get(i).series();
            if (series >= seriesPerShard || i == counts.size() - 1) {
                shards.add(new SkuRange(counts.get(first).skuId(), counts.get(i).skuId()));
                first = i + 1;
                series = 0;
            }
        }
        return shards;
    }
}
