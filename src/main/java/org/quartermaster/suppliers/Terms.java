package org.quartermaster.suppliers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;

/** Reads what suppliers sell, in bulk. */
@ApplicationScoped
@Transactional
public class Terms {

    private Jdbi jdbi;

    protected Terms() {
    }

    @Inject
    public Terms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The terms of active suppliers for the range, ascending by SKU, the preferred supplier first. */
    @RolesAllowed(Role.VIEW)
    public List<SupplierTerm> of(SkuRange range) {
        return jdbi.withHandle(handle -> {
            var breaks = breaks(handle, range);
            return handle.createQuery("""
                            select t.id, t.supplier_id, t.sku_id, t.unit_cost, t.minimum_order_quantity, t.order_multiple,
                              coalesce(t.lead_time_days, s.lead_time_days) as lead_time_days, t.preferred
                            from supplier_term t join supplier s on s.id = t.supplier_id
                            where t.sku_id between :from and :to and s.active order by t.sku_id, t.preferred desc, t.supplier_id
                            """)
                    .bind("from", range.fromId()).bind("to", range.toId())
                    .map((row, context) -> term(row, breaks)).list();
        });
    }

    private static Map<Integer, List<PriceBreak>> breaks(Handle handle, SkuRange range) {
        var breaks = new HashMap<Integer, List<PriceBreak>>();
        handle.createQuery("""
                        select b.term_id, b.from_units, b.unit_cost from price_break b join supplier_term t on t.id = b.term_id
                        where t.sku_id between :from and :to order by b.term_id, b.from_units
                        """)
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> breaks.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                        .add(new PriceBreak(row.getInt(2), row.getDouble(3))))
                .forEach(_ -> { });
        return breaks;
    }

    private static SupplierTerm term(ResultSet row, Map<Integer, List<PriceBreak>> breaks) throws SQLException {
        return new SupplierTerm(row.getInt("id"), new SupplierId(row.getInt("supplier_id")), new SkuId(row.getInt("sku_id")), row.getDouble("unit_cost"),
                row.getInt("minimum_order_quantity"), row.getInt("order_multiple"), row.getInt("lead_time_days"), row.getBoolean("preferred"),
                breaks.getOrDefault(row.getInt("id"), List.of()));
    }
}
