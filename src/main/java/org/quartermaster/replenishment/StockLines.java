package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Scope;
import org.quartermaster.database.TableSql;
import org.quartermaster.replenishment.policy.Projection;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Reads inventory positions and projected stock of the plan in force: the same numbers on every screen. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class StockLines implements RowSource<StockLine> {

    private static final TableSql TABLE = new TableSql("l.sku_id, l.warehouse_id")
            .column("skuId", "l.sku_id").column("sku", "s.code").column("name", "s.name").column("nameZh", "s.name_zh")
            .column("warehouseId", "l.warehouse_id").column("warehouse", "w.code").column("state", "l.state").column("onHand", "l.on_hand")
            .column("reserved", "l.reserved").column("backordered", "l.backordered").column("inTransit", "l.in_transit").column("requested", "l.requested")
            .column("inbound", "l.inbound").column("inventoryPosition", "l.inventory_position").column("dailyDemand", "l.daily_demand")
            .column("leadDays", "l.lead_days").column("leadDeviation", "l.lead_deviation").column("safety", "l.safety")
            .column("reorderPoint", "l.reorder_point").column("target", "l.target").column("coverDays", "l.cover_days").column("outOn", "l.out_on")
            .column("outWithoutOn", "l.out_without_on").column("lostUnits", "l.lost_units").column("lostMargin", "l.lost_margin")
            .column("lostSales", "l.lost_sales").column("excessUnits", "l.excess_units").column("excessValue", "l.excess_value")
            .column("stockValue", "l.stock_value").column("supplier", "coalesce(v.name, f.code, '')").column("ruleName", "l.rule_name");
    private static final String FROM = """
            from inventory_line l join replenishment_plan n on n.id = l.plan_id and n.state = 'current'
            join sku s on s.id = l.sku_id join warehouse w on w.id = l.warehouse_id left join supplier v on v.id = l.supplier_id left join warehouse f on f.id = l.from_warehouse_id
            """;
    private static final String SELECT = """
            select l.sku_id, s.code as sku, s.name, s.name_zh, l.warehouse_id, w.code as warehouse, l.state, l.on_hand, l.reserved, l.backordered,
              l.in_transit, l.requested, l.inbound, l.inventory_position, l.daily_demand, l.lead_days, l.lead_deviation, l.safety, l.reorder_point,
              l.target, l.cover_days, l.out_on, l.out_without_on, l.lost_units, l.lost_margin, l.lost_sales, l.excess_units, l.excess_value,
              l.stock_value, coalesce(v.name, f.code, '') as supplier, l.rule_name
            """ + FROM;

    private Jdbi jdbi;

    protected StockLines() {
    }

    @Inject
    public StockLines(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The plan that everybody sees; amounts in the company's currency.
     *
     * @param startCost what the first plan that broke no rule costs
     * @param cost      what the plan costs: premiums, holding, lost margin, orders and changes
     * @param boundCost no plan for the same needs costs less; null: a plan of an older version
     * @param callLeast open orders are advised on from this stake on; null: nothing was left out
     * @param callsLeft open orders with less at stake, and {@code callsLeftStake} what these come to together
     */
    public record PlanFacts(long id, LocalDate planningDay, Instant startedAt, Instant finishedAt, int lineCount, int needCount, int gapCount,
            BigDecimal startCost, BigDecimal cost, BigDecimal boundCost, long brokenRules, long moves, double seconds,
            BigDecimal callLeast, int callsLeft, BigDecimal callsLeftStake) {

        /** By how much the plan is dearer than the best possible at most, as a share of that: 0.012 is 1.2 %; null where nothing is proven. */
        public Double gap() {
            boolean isProven = boundCost != null && boundCost.signum() > 0 && brokenRules == 0;
            return isProven ? Double.valueOf(Math.max(0, cost.subtract(boundCost).doubleValue() / boundCost.doubleValue())) : null;
        }
    }

    /**
     * Projected stock, day by day.
     *
     * @param line    the figures
     * @param from    the first day
     * @param with    with everything that comes
     * @param without without inbound
     */
    public record Projected(StockLine line, LocalDate from, Projection with, Projection without) {
    }

    /** Money at risk and tied up. */
    public record Totals(long lines, long out, long act, long watch, long excess, BigDecimal lostMargin, BigDecimal lostSales, BigDecimal excessValue,
            BigDecimal stockValue) {
    }

    /**
     * A line that could not be planned.
     *
     * @param units         that it needs; 0 where nobody can tell
     * @param revenueAtRisk of the next 28 days; where the units are known what is lost until they could be there
     */
    public record Gap(int skuId, String sku, String name, int warehouseId, String warehouse, String reason, String detail, int units, BigDecimal revenueAtRisk) {
    }

    /** The plan in force, or empty before the first one. */
    public Optional<PlanFacts> currentPlan() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, planning_day, started_at, finished_at, line_count, need_count, gap_count, start_cost, cost, bound_cost, broken_rules, moves,
                          coalesce(seconds, 0) as seconds, call_least, calls_left, calls_left_stake from replenishment_plan where state = 'current'
                        """)
                .mapTo(PlanFacts.class).findOne());
    }

    @Override
    public List<StockLine> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> select(handle, SELECT, query, TABLE.orderBy(query) + " limit " + limit + " offset " + offset)
                .mapTo(StockLine.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> select(handle, "select count(*) " + FROM, query, "").mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<StockLine> consumer) {
        jdbi.useHandle(handle -> select(handle, SELECT, query, TABLE.orderBy(query)).setFetchSize(Integer.MIN_VALUE).mapTo(StockLine.class).forEach(consumer));
    }

    public Totals totals(TableQuery query) {
        return jdbi.withHandle(handle -> select(handle, """
                select count(*) as `lines`, coalesce(sum(l.state = 'out'), 0) as `out`, coalesce(sum(l.state = 'act'), 0) as act,
                  coalesce(sum(l.state = 'watch'), 0) as watch, coalesce(sum(l.state = 'excess'), 0) as excess,
                  coalesce(sum(l.lost_margin), 0) as lost_margin, coalesce(sum(l.lost_sales), 0) as lost_sales,
                  coalesce(sum(l.excess_value), 0) as excess_value, coalesce(sum(l.stock_value), 0) as stock_value
                """ + FROM, query, "").mapTo(Totals.class).one());
    }

    /** The lines with the greatest margin at risk. @param least margin, company currency */
    public List<StockLine> atRisk(BigDecimal least, int limit) {
        return worst("l.lost_margin >= :least and l.state in ('out', 'act', 'watch')", "l.lost_margin desc", least, limit);
    }

    /** The lines with the greatest value beyond their greatest cover. @param least value, company currency */
    public List<StockLine> overstocked(BigDecimal least, int limit) {
        return worst("l.excess_value >= :least and l.state = 'excess'", "l.excess_value desc", least, limit);
    }

    private List<StockLine> worst(String condition, String order, BigDecimal least, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where " + Scope.sees("l.warehouse_id") + " and " + condition + " order by " + order
                + ", l.sku_id, l.warehouse_id limit " + limit).bind("least", least).mapTo(StockLine.class).list());
    }

    /** Lines that could not be planned, the greatest revenue at risk first. */
    public List<Gap> gaps(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select g.sku_id, s.code as sku, s.name, g.warehouse_id, w.code as warehouse, g.reason, g.detail, g.units, g.revenue_at_risk from planning_gap g
                join replenishment_plan n on n.id = g.plan_id and n.state = 'current' join sku s on s.id = g.sku_id join warehouse w on w.id = g.warehouse_id
                where %s order by g.revenue_at_risk desc, g.sku_id, g.warehouse_id limit %d
                """.formatted(Scope.sees("g.warehouse_id"), limit)).mapTo(Gap.class).list());
    }

    /** @throws NotFound when the plan in force knows no such line, or its warehouse is out of scope */
    public Projected projected(SkuId sku, WarehouseId warehouse) {
        return jdbi.withHandle(handle -> {
            String at = " where " + Scope.sees("l.warehouse_id") + " and l.sku_id = :sku and l.warehouse_id = :warehouse";
            StockLine line = handle.createQuery(SELECT + at).bind("sku", sku.value()).bind("warehouse", warehouse.value()).mapTo(StockLine.class).findOne()
                    .orElseThrow(() -> new NotFound("stock line", sku.value() + "/" + warehouse.value()));
            ProjectionBlob blob = ProjectionBlob.read(handle.createQuery("select l.projection " + FROM + at).bind("sku", sku.value())
                    .bind("warehouse", warehouse.value()).mapTo(byte[].class).one());
            LocalDate from = handle.createQuery("select planning_day from replenishment_plan where state = 'current'").mapTo(LocalDate.class).one();
            return new Projected(line, from, blob.withInbound(), blob.withoutInbound());
        });
    }

    /** As {@link #projected(SkuId, WarehouseId)} by codes. */
    public Projected projected(String skuCode, String warehouseCode) {
        record Ids(int sku, int warehouse) {
        }
        Ids ids = jdbi.withHandle(handle -> handle.createQuery("select s.id as sku, w.id as warehouse from sku s, warehouse w where s.code = ? and w.code = ?")
                .bind(0, skuCode).bind(1, warehouseCode).map((row, _) -> new Ids(row.getInt(1), row.getInt(2))).findOne())
                .orElseThrow(() -> new NotFound("stock line", skuCode + "/" + warehouseCode));
        return projected(new SkuId(ids.sku()), new WarehouseId(ids.warehouse()));
    }

    private static Query select(Handle handle, String select, TableQuery query, String end) {
        return TABLE.bind(handle.createQuery(select + " where " + Scope.sees("l.warehouse_id") + " and " + TABLE.where(query) + end), query);
    }
}
