package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;

/**
 * What stands in the linked panels of SKUs, categories and warehouses: each lists what the other two leave, the largest value first, before overrides, within the actor's warehouses.
 * Reads the run's kept sums; rows of single series only of one warehouse, one category or one SKU.
 */
@ApplicationScoped
@Transactional
public class ForecastPanels {

    private static final int MOST = 200;
    private static final String CURRENT = "select r.id from forecast_run r where r.state = 'current'";

    private Jdbi jdbi;

    protected ForecastPanels() {
    }

    @Inject
    public ForecastPanels(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A line of a panel.
     *
     * @param depth levels below the top, for categories
     * @param total expected units over the horizon
     * @param value the same at list price, company currency
     */
    public record Line(int id, String code, String name, String nameZh, int depth, double total, BigDecimal value) {
    }

    private record Sum(int id, double total, BigDecimal value) {
    }

    /**
     * SKUs of the level's category and warehouse.
     *
     * @param text  part of a code or name; blank: all
     * @param limit 1…{@value #MOST}
     */
    @RolesAllowed(Role.VIEW)
    public List<Line> skus(ForecastLevel level, String text, int limit) {
        return jdbi.withHandle(handle -> {
            boolean everywhere = level.warehouse() == null && Actor.required().warehouses().isEmpty();
            var tree = CategoryTree.read(handle);
            String things = level.category() == 0 ? "true" : "s.category_id in " + OverrideSql.list(tree.within(level.category()));
            String places = level.warehouse() == null ? Scope.sees("f.warehouse_id") : Scope.sees("f.warehouse_id") + " and f.warehouse_id = " + level.warehouse().value();
            String sums = everywhere ? "forecast_sku f" : "(select f.run_id, f.sku_id, sum(f.total_mean) as total_mean, sum(f.value) as value from forecast f where f.run_id = (%s) and %s group by f.sku_id) f"
                    .formatted(CURRENT, places);
            return handle.createQuery("""
                            select s.id, s.code, s.name, if(s.name_zh = '', s.name, s.name_zh) as name_zh, 0 as depth, f.total_mean as total, f.value
                            from %s join sku s on s.id = f.sku_id
                            where f.run_id = (%s) and %s and (:text = '' or s.code like :like escape '!' or s.name like :like escape '!' or s.name_zh like :like escape '!')
                            order by f.value desc, s.id limit :limit
                            """.formatted(sums, CURRENT, things))
                    .bind("text", text.strip()).bind("like", "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
                    .bind("limit", Math.clamp(limit, 1, MOST)).mapTo(Line.class).list();
        });
    }

    /** Categories with a series in the level's warehouse, or those of its SKU; each counts those below it and follows the one above it. */
    @RolesAllowed(Role.VIEW)
    public List<Line> categories(ForecastLevel level) {
        return jdbi.withHandle(handle -> {
            List<Sum> own = level.sku() == null
                    ? sums(handle, "select category_id as id, sum(total_mean) as total, sum(value) as value from forecast_sum where run_id = (%s) and %s group by category_id", places(level))
                    : sums(handle, "select coalesce(s.category_id, 0) as id, sum(f.total_mean) as total, sum(f.value) as value from forecast f join sku s on s.id = f.sku_id where f.run_id = (%s) and %s and f.sku_id = "
                            + level.sku().value() + " group by s.category_id", places(level));
            return new Tree(handle, own).lines();
        });
    }

    /** Warehouses with a series of the level's SKU or category. */
    @RolesAllowed(Role.VIEW)
    public List<Line> warehouses(ForecastLevel level) {
        return jdbi.withHandle(handle -> {
            String rows = level.sku() != null ? "forecast where run_id = (%s) and sku_id = %d".formatted(CURRENT, level.sku().value())
                    : "forecast_sum where run_id = (%s) and %s".formatted(CURRENT, ForecastSums.condition(level.withWarehouse(null), CategoryTree.read(handle)));
            return handle.createQuery("""
                    select w.id, w.code, w.name, w.name as name_zh, 0 as depth, f.total, f.value
                    from (select warehouse_id, sum(total_mean) as total, sum(value) as value from %s group by warehouse_id) f join warehouse w on w.id = f.warehouse_id
                    where %s order by f.value desc, w.id
                    """.formatted(rows, Scope.sees("w.id"))).mapTo(Line.class).list();
        });
    }

    private static String places(ForecastLevel level) {
        return level.warehouse() == null ? Scope.sees("warehouse_id") : Scope.sees("warehouse_id") + " and warehouse_id = " + level.warehouse().value();
    }

    private static List<Sum> sums(Handle handle, String sql, String places) {
        return handle.createQuery(sql.formatted(CURRENT, places)).mapTo(Sum.class).list();
    }

    /** One line: the SKU with this code, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<Line> sku(String code) {
        return named("sku", "code", code, "if(name_zh = '', name, name_zh)");
    }

    /** The category with this code, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<Line> category(String code) {
        return named("category", "code", code, "if(name_zh = '', name, name_zh)");
    }

    /** The warehouse with this code, or empty where the actor does not see it. */
    @RolesAllowed(Role.VIEW)
    public Optional<Line> warehouse(String code) {
        return named("warehouse", Scope.sees("id") + " and code", code, "name");
    }

    private Optional<Line> named(String table, String condition, String code, String chinese) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, code, name, %s as name_zh, 0 as depth, 0 as total, 0 as value from %s where %s = :code".formatted(chinese, table, condition))
                .bind("code", code).mapTo(Line.class).findOne());
    }

    /** Categories with the sums of what lies below them. */
    private static final class Tree {
        private final Map<Integer, Line> lines = new HashMap<>();
        private final Map<Integer, List<Integer>> children = new HashMap<>();
        private final Map<Integer, Sum> own = new HashMap<>();

        Tree(Handle handle, List<Sum> sums) {
            handle.createQuery("select id, coalesce(parent_id, 0) as parent, code, name, if(name_zh = '', name, name_zh) as name_zh from category").map((row, _) -> {
                children.computeIfAbsent(row.getInt("parent"), _ -> new ArrayList<>()).add(row.getInt("id"));
                return new Line(row.getInt("id"), row.getString("code"), row.getString("name"), row.getString("name_zh"), 0, 0, BigDecimal.ZERO);
            }).forEach(line -> lines.put(line.id(), line));
            sums.forEach(sum -> own.put(sum.id(), sum));
        }

        List<Line> lines() {
            var found = new ArrayList<Line>();
            below(0, 0, found);
            return found;
        }

        private Sum below(int category, int depth, List<Line> into) {
            Sum total = own.getOrDefault(category, new Sum(category, 0, BigDecimal.ZERO));
            boolean any = own.containsKey(category);
            var parts = new ArrayList<List<Line>>();
            for (int child : children.getOrDefault(category, List.of())) {
                var part = new ArrayList<Line>();
                Sum sum = below(child, depth + 1, part);
                total = new Sum(category, total.total() + sum.total(), total.value().add(sum.value()));
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            parts.sort(Comparator.comparing((List<Line> part) -> part.getFirst().value()).reversed());
            if (category != 0 && (any || !parts.isEmpty())) {
                Line line = lines.get(category);
                into.add(new Line(category, line.code(), line.name(), line.nameZh(), depth - 1, total.total(), total.value()));
            }
            parts.forEach(into::addAll);
            return total;
        }
    }
}
