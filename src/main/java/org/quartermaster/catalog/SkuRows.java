package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** The catalogue as rows. */
@ApplicationScoped
@Transactional
public class SkuRows implements RowSource<SkuRow> {

    private static final String SELECT = """
            select s.id, s.code, s.name, s.name_zh, c.code as category, s.brand, s.life_cycle, s.unit_cost, s.unit_price, s.pack_size, s.volume_litres,
              s.weight_kg, s.shelf_life_days, s.launched_on, s.ended_on, p.code as predecessor
            """;
    private static final String FROM = "from sku s left join category c on c.id = s.category_id left join sku p on p.id = s.predecessor_id";

    private SqlRows<SkuRow> rows;

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
        rows = new SqlRows<>(jdbi, SkuRow.class, SELECT, FROM, columns, () -> "true", Map::of);
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public List<SkuRow> page(TableQuery query, int offset, int limit) {
        return rows.page(query, offset, limit);
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public long count(TableQuery query) {
        return rows.count(query);
    }

    @Override
    @RolesAllowed(Role.VIEW)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void forEach(TableQuery query, Consumer<SkuRow> consumer) {
        rows.forEach(query, consumer);
    }
}
