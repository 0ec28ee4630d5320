package org.quartermaster.sales;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Streams the sales history as one series per SKU and warehouse. */
@ApplicationScoped
public class SalesHistory {

    private static final int SKUS_PER_BLOCK = 500;
    /** Daily sales with each bundle replaced by its parts; parts sold in bundles have no price of their own. The range stands inside too, so that nothing else is read. */
    private static final String EXPLODED = """
            (select sku_id, warehouse_id, day, cast(sum(units) as signed) as units, max(unit_price) as unit_price from (
              select d.sku_id, d.warehouse_id, d.day, d.units, d.unit_price from daily_sale d
              where d.sku_id between %d and %d and d.day between '%s' and '%s' and not exists (select 1 from bundle_part b where b.bundle_id = d.sku_id)
              union all
              select p.component_id, d.warehouse_id, d.day, d.units * p.units, null from bundle_part p join daily_sale d on d.sku_id = p.bundle_id
              where p.component_id between %d and %d and d.day between '%s' and '%s') sold group by sku_id, warehouse_id, day) exploded
            """;

    private Jdbi jdbi;

    protected SalesHistory() {
    }

    @Inject
    public SalesHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether any SKU has a stock balance or a sale, and so a series. */
    @RolesAllowed(Role.VIEW)
    public boolean isBegun() {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from daily_sale) or exists (select 1 from stock_balance)").mapTo(Boolean.class).one());
    }

    /**
     * Hands over one series per SKU × warehouse of the range that has a stock balance or a sale in the window, ascending by SKU, then warehouse, within the
     * actor's warehouses.
     *
     * <p>What a bundle sold counts as sold of its parts, so that a bundle itself sold nothing. Streams: the heap holds one series, and the prices and intervals of a block of SKUs. Runs outside any transaction, on a connection
     * of its own, so the consumer may write.
     *
     * @param from     first day
     * @param to       last day of the history, ≥ {@code from}
     * @param futureTo last day of prices and promotions, ≥ {@code to}
     */
    @RolesAllowed(Role.VIEW)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void forEachSeries(SkuRange range, LocalDate from, LocalDate to, LocalDate futureTo, Consumer<DailySeries> consumer) {
        if (to.isBefore(from) || futureTo.isBefore(to)) {
            throw new IllegalArgumentException("Days %s ≤ %s ≤ %s are not in order.".formatted(from, to, futureTo));
        }
        var ids = jdbi.withHandle(handle -> handle.createQuery("select id from sku where id between :from and :to order by id")
                .bind("from", range.fromId()).bind("to", range.toId()).mapTo(Integer.class).list());
        for (int i = 0; i < ids.size(); i += SKUS_PER_BLOCK) {
            var block = new SkuRange(ids.get(i), ids.get(Math.min(ids.size(), i + SKUS_PER_BLOCK) - 1));
            jdbi.useHandle(handle -> new SeriesMerge(pairs(handle, block), facts(handle, block, from, to, futureTo), from, to, consumer)
                    .run(rows -> rows(handle, block, from, to, rows)));
        }
    }

    /** The days of {@code from … to} on which each of the actor's warehouses was closed; those that never were are left out. */
    @RolesAllowed(Role.VIEW)
    public Map<WarehouseId, Set<LocalDate>> closedDays(LocalDate from, LocalDate to) {
        return gaps("closed", from, to);
    }

    /** The days of {@code from … to} of which the sales of each of the actor's warehouses are not known; warehouses without such days are left out. */
    @RolesAllowed(Role.VIEW)
    public Map<WarehouseId, Set<LocalDate>> unknownDays(LocalDate from, LocalDate to) {
        return gaps("missing", from, to);
    }

    private Map<WarehouseId, Set<LocalDate>> gaps(String kind, LocalDate from, LocalDate to) {
        var found = new HashMap<WarehouseId, Set<LocalDate>>();
        String sql = "select warehouse_id, from_day, to_day from sales_gap where kind = :kind and from_day <= :to and to_day >= :from and " + Scope.sees("warehouse_id");
        jdbi.useHandle(handle -> handle.createQuery(sql).bind("kind", kind).bind("from", from).bind("to", to).map((row, _) -> {
            var days = found.computeIfAbsent(new WarehouseId(row.getInt(1)), _ -> new HashSet<>());
            row.getObject(2, LocalDate.class).datesUntil(row.getObject(3, LocalDate.class).plusDays(1)).filter(day -> !day.isBefore(from) && !day.isAfter(to)).forEach(days::add);
            return days;
        }).list());
        return found;
    }

    private static RangeFacts facts(Handle handle, SkuRange block, LocalDate from, LocalDate to, LocalDate futureTo) {
        return RangeFacts.read(handle, block, (int) from.toEpochDay(), (int) to.toEpochDay(), (int) futureTo.toEpochDay());
    }

    private static List<Long> pairs(Handle handle, SkuRange block) {
        return handle.createQuery("select sku_id, warehouse_id from stock_balance where sku_id between :from and :to and %s order by 1, 2"
                        .formatted(Scope.sees("warehouse_id")))
                .bind("from", block.fromId()).bind("to", block.toId())
                .map((row, context) -> RangeFacts.key(row.getInt(1), row.getInt(2))).list();
    }

    /**
     * Plain JDBC, and the days of a series packed into one text on the server: a row of the protocol costs more than a row of the table, so this reads three
     * times as fast as row by row.
     */
    private static void rows(Handle handle, SkuRange block, LocalDate from, LocalDate to, DailyRows rows) {
        boolean hasBundles = handle.createQuery("select exists (select 1 from bundle_part where component_id between :from and :to or bundle_id between :from and :to)")
                .bind("from", block.fromId()).bind("to", block.toId()).mapTo(Boolean.class).one();
        String sql = """
                select sku_id, warehouse_id, group_concat(to_days(day) - to_days(?), ' ', units, ' ', coalesce(unit_price, '') separator ',') from %s
                where sku_id between ? and ? and day between ? and ? and %s group by sku_id, warehouse_id order by sku_id, warehouse_id
                """.formatted(hasBundles ? EXPLODED.formatted(block.fromId(), block.toId(), from, to, block.fromId(), block.toId(), from, to) : "daily_sale", Scope.sees("warehouse_id"));
        handle.execute("set session group_concat_max_len = ?", PackedDays.MOST_BYTES_PER_DAY * (ChronoUnit.DAYS.between(from, to) + 1));
        try (var statement = handle.getConnection().prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setObject(1, from);
            statement.setInt(2, block.fromId());
            statement.setInt(3, block.toId());
            statement.setObject(4, from);
            statement.setObject(5, to);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.begin(row.getInt(1), row.getInt(2));
                    PackedDays.read(row.getBytes(3), rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Sales of SKUs %d … %d could not be read.".formatted(block.fromId(), block.toId()), e);
        }
    }
}
