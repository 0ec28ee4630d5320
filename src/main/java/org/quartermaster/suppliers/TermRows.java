package org.quartermaster.suppliers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;

/** What suppliers sell, as rows. */
@ApplicationScoped
public class TermRows extends RowsForAll<TermRow> {

    private static final String RESOLVED = "coalesce(t.lead_time_days, s.lead_time_days)";
    private static final String BREAKS = "(select count(*) from price_break b where b.term_id = t.id)";
    private static final String SELECT = """
            select t.id, t.supplier_id, s.code as supplier, s.name as supplier_name, t.sku_id, k.code as sku, k.name, t.unit_cost, s.currency,
              t.minimum_order_quantity, t.order_multiple, t.lead_time_days, %s as resolved_lead_days, t.preferred, %s as price_breaks, t.version
            """.formatted(RESOLVED, BREAKS);
    private static final String FROM = "from supplier_term t join supplier s on s.id = t.supplier_id join sku k on k.id = t.sku_id";

    protected TermRows() {
    }

    @Inject
    public TermRows(Jdbi jdbi) {
        var columns = new TableSql("t.sku_id, t.supplier_id").column("id", "t.id").column("supplierId", "t.supplier_id")
                .column("supplier", "s.code").column("supplierName", "s.name").column("skuId", "t.sku_id")
                .column("sku", "k.code").column("name", "k.name").column("unitCost", "t.unit_cost")
                .column("currency", "s.currency").column("minimumOrderQuantity", "t.minimum_order_quantity")
                .column("orderMultiple", "t.order_multiple").column("leadTimeDays", "t.lead_time_days")
                .column("resolvedLeadDays", RESOLVED).column("preferred", "t.preferred").column("priceBreaks", BREAKS)
                .column("version", "t.version");
        super(new SqlRows<>(jdbi, TermRow.class, SELECT, FROM, columns, () -> "true", Map::of));
    }
}
