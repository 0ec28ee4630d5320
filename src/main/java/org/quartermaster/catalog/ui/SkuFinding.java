package org.quartermaster.catalog.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import org.quartermaster.catalog.SkuRow;
import org.quartermaster.catalog.SkuRows;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.FindProvider;

/** Finds SKUs by code or name for the command box. */
@ApplicationScoped
public class SkuFinding implements FindProvider {

    private SkuRows rows;

    protected SkuFinding() {
    }

    @Inject
    public SkuFinding(SkuRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Found> find(String text, int limit) {
        var found = new LinkedHashMap<Integer, SkuRow>();
        for (String column : List.of("code", "name", "nameZh")) {
            if (found.size() < limit) {
                rows.page(TableQuery.ALL.and(new Filter.Contains(column, text)), 0, limit).forEach(row -> found.putIfAbsent(row.id(), row));
            }
        }
        return found.values().stream().limit(limit)
                .map(row -> new Found("catalog.find.skus", row.code() + " · " + row.name(), row.brand(), CatalogNavigation.toSku(new SkuId(row.id())))).toList();
    }
}
