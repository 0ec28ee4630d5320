package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** The forecasts of the current run as rows, within the actor's warehouses. */
@ApplicationScoped
public class ForecastRows extends RowsForAll<ForecastRow> {

    private static final String GAIN = "(1 - f.wql / nullif(f.wql_naive, 0))";
    private static final String OVERRIDES = """
            (select count(*) from forecast_override o where o.sku_id = f.sku_id and o.warehouse_id = f.warehouse_id and %s)""".formatted(OverrideSql.IN_FORCE);
    private static final String SELECT = """
            select f.sku_id, f.warehouse_id, s.code as sku, s.name, if(s.name_zh = '', s.name, s.name_zh) as name_zh, w.code as warehouse, coalesce(c.name, '') as category,
              f.demand_class, f.total_mean as total, f.value, f.wql, f.wql_naive, f.wql_simple, %s as gain, f.bias, f.coverage, f.method, f.fallback, %s as overrides
            """.formatted(GAIN, OVERRIDES);
    private static final String FROM = """
            from forecast f join sku s on s.id = f.sku_id join warehouse w on w.id = f.warehouse_id left join category c on c.id = s.category_id
            """;
    private static final String CURRENT = "f.run_id = (select r.id from forecast_run r where r.state = 'current') and ";

    /**
     * Totals over all rows of a query.
     *
     * @param total expected units
     * @param value the same at list price, company currency
     */
    public record Totals(long series, double total, BigDecimal value) {
    }

    protected ForecastRows() {
    }

    @Inject
    public ForecastRows(Jdbi jdbi, BusinessCalendar calendar) {
        var columns = new TableSql("f.sku_id, f.warehouse_id").column("skuId", "f.sku_id").column("warehouseId", "f.warehouse_id").column("sku", "s.code")
                .column("name", "s.name").column("nameZh", "if(s.name_zh = '', s.name, s.name_zh)").column("warehouse", "w.code").column("category", "coalesce(c.name, '')")
                .column("demandClass", "f.demand_class").column("total", "f.total_mean").column("value", "f.value").column("wql", "f.wql")
                .column("wqlNaive", "f.wql_naive").column("wqlSimple", "f.wql_simple").column("gain", GAIN).column("bias", "f.bias").column("coverage", "f.coverage")
                .column("method", "f.method").column("fallback", "f.fallback").column("overrides", OVERRIDES);
        super(new SqlRows<>(jdbi, ForecastRow.class, SELECT, FROM, columns, () -> CURRENT + Scope.sees("f.warehouse_id"),
                () -> jdbi.withHandle(handle -> OverrideSql.inForce(handle, calendar.planningDay()))));
    }

    /** Totals over all rows of the query. */
    @RolesAllowed(Role.VIEW)
    public Totals totals(TableQuery query) {
        return sum(query, "count(*) as series, coalesce(sum(f.total_mean), 0) as total, coalesce(sum(f.value), 0) as value", Totals.class);
    }
}
