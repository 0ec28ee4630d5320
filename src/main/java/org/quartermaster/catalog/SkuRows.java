package org.quartermaster.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;

/** The catalogue as rows. */
@ApplicationScoped
public class SkuRows extends RowsForAll<SkuRow> {

    private static final String SELECT = """
            select s.id, s.code, s.name, s.name_zh, c.code as category, s.brand, s.life_cycle, s.unit_cost, s.unit_price, s.pack_size, s.volume_litres,
              s.weight_kg, s.shelf_life_days, s.launched_on, s.ended_on, p.code as predecessor
            """;
    private static final String FROM = "from sku s left join category c on c.id = s.category_id left join sku p on p.id = s.predecessor_id";

    protected SkuRows() {
    }

    @Inject
    public SkuRows(Jdbi jdbi) {
        var columns = new TableSql("s.id").column("id", "s.id").column("code", "s.code").column("name", "s.name")
                .column("nameZh", "s.name_zh").column("category", "c.code").column("brand", "s.brand")
                .column("lifeCycle", "s.life_cycle").column("unitCost", "s.unit_cost")
                .column("unitPrice", "s.unit_price").column("packSize", "s.pack_size")
                .column("volumeLitres", "s.volume_litres").column("weightKg", "s.weight_kg")
                .column("shelfLifeDays", "s.shelf_life_days").column("launchedOn", "s.launched_on")
                .column("endedOn", "s.ended_on").column("predecessor", "p.code");
        super(new SqlRows<>(jdbi, SkuRow.class, SELECT, FROM, columns, () -> "true", Map::of));
    }
}
