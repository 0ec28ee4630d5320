package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Scope;
import org.quartermaster.database.TableSql;
import org.quartermaster.replenishment.AheadPlan.Cost;
import org.quartermaster.replenishment.AheadPlan.Gap;
import org.quartermaster.replenishment.AheadPlan.Head;
import org.quartermaster.replenishment.AheadPlan.Line;
import org.quartermaster.replenishment.AheadPlan.Load;
import org.quartermaster.replenishment.AheadPlan.Week;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** Reads the orders ahead of suppliers, in the actor's warehouses. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class AheadPlans {

    private static final int DAYS = 7;
    private static final TableSql TABLE = new TableSql("l.week, l.sku_id, l.warehouse_id").column("week", "l.week").column("from", "date_add(a.first_day, interval 7 * l.week day)")
            .column("skuId", "l.sku_id").column("sku", "s.code").column("name", "s.name").column("nameZh", "s.name_zh").column("warehouseId", "l.warehouse_id").column("warehouse", "w.code")
            .column("packs", "l.packs").column("units", "l.units").column("value", "l.value").column("litres", "l.litres").column("kilograms", "l.kilograms");
    private static final String FROM = """
            from ahead_line l join ahead_plan a on a.supplier_id = l.supplier_id join sku s on s.id = l.sku_id join warehouse w on w.id = l.warehouse_id
            """;
    private static final String SELECT = """
            select l.week, date_add(a.first_day, interval 7 * l.week day) as `from`, l.sku_id, s.code as sku, s.name, s.name_zh, l.warehouse_id, w.code as warehouse, l.packs, l.units,
              l.value, l.litres, l.kilograms
            """ + FROM;

    private Jdbi jdbi;

    protected AheadPlans() {
    }

    @Inject
    public AheadPlans(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest orders ahead of a supplier; empty when nobody asked for them yet. */
    public Optional<AheadPlan> find(int supplierId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.supplier_id, v.code as supplier, v.name, v.name_zh, a.first_day, a.computed_at, a.asked_by, a.weeks as week_count, a.scenarios, a.seconds, a.gap,
                          a.broken_rules, a.truck_litres, a.truck_kilograms from ahead_plan a join supplier v on v.id = a.supplier_id where a.supplier_id = ?
                        """).bind(0, supplierId).mapTo(Head.class).findOne().map(head -> plan(handle, head)));
    }

    /** Lines of a supplier's orders ahead, by pages. */
    public List<Line> page(int supplierId, TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> select(handle, SELECT, supplierId, query, TABLE.orderBy(query) + " limit " + limit + " offset " + offset).mapTo(Line.class).list());
    }

    /** How many lines the query has. */
    public long count(int supplierId, TableQuery query) {
        return jdbi.withHandle(handle -> select(handle, "select count(*) " + FROM, supplierId, query, "").mapTo(Long.class).one());
    }

    /** All lines of the query, in order. */
    public void forEach(int supplierId, TableQuery query, Consumer<Line> consumer) {
        jdbi.useHandle(handle -> select(handle, SELECT, supplierId, query, TABLE.orderBy(query)).mapTo(Line.class).forEach(consumer));
    }

    private static AheadPlan plan(Handle handle, Head head) {
        List<Line> lines = lines(handle, head);
        List<Load> loads = loads(head, lines);
        return new AheadPlan(head, cost(handle, head.supplierId()), weeks(head, loads), loads, lines, gaps(handle, head.supplierId()));
    }

    private static Cost cost(Handle handle, int supplier) {
        return handle.createQuery("""
                select coalesce(sum(places), 0) as places, coalesce(sum(left_out), 0) as left_out, coalesce(sum(left_out_value), 0) as left_out_value, coalesce(sum(premium), 0) as premium,
                  coalesce(sum(ordering), 0) as ordering, coalesce(sum(holding), 0) as holding, coalesce(sum(shortage), 0) as shortage, coalesce(sum(unavoidable), 0) as unavoidable, coalesce(sum(left_over), 0) as left_over
                from ahead_warehouse where supplier_id = ? and %s
                """.formatted(Scope.sees("warehouse_id"))).bind(0, supplier).mapTo(Cost.class).one();
    }

    private static List<Line> lines(Handle handle, Head head) {
        return select(handle, SELECT, head.supplierId(), TableQuery.ALL, " order by l.week, l.value desc, l.sku_id, l.warehouse_id").mapTo(Line.class).list();
    }

    private static Query select(Handle handle, String select, int supplier, TableQuery query, String end) {
        return TABLE.bind(handle.createQuery(select + " where l.supplier_id = :supplier and " + Scope.sees("l.warehouse_id") + " and " + TABLE.where(query) + end), query)
                .bind("supplier", supplier);
    }

    private static List<Gap> gaps(Handle handle, int supplier) {
        return handle.createQuery("""
                select g.sku_id, s.code as sku, s.name, g.warehouse_id, w.code as warehouse, g.reason, g.detail
                from ahead_gap g join sku s on s.id = g.sku_id join warehouse w on w.id = g.warehouse_id where g.supplier_id = ? and %s order by s.code, w.code
                """.formatted(Scope.sees("g.warehouse_id"))).bind(0, supplier).mapTo(Gap.class).list();
    }

    private static List<Load> loads(Head head, List<Line> lines) {
        var truck = new Truck(head.truckLitres(), head.truckKilograms());
        var loads = new ArrayList<Load>();
        lines.stream().collect(Collectors.groupingBy(Line::week, TreeMap::new, Collectors.groupingBy(Line::warehouse, TreeMap::new, Collectors.toList())))
                .values().stream().map(Map::values).flatMap(Collection::stream).forEach(order -> loads.add(load(order, truck)));
        return loads;
    }

    /** Warehouses are not supplied by one truck. */
    private static Load load(List<Line> order, Truck truck) {
        double litres = order.stream().mapToDouble(Line::litres).sum();
        double kilograms = order.stream().mapToDouble(Line::kilograms).sum();
        Line any = order.getFirst();
        return new Load(any.week(), any.from(), any.warehouseId(), any.warehouse(), order.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                order.stream().mapToLong(Line::units).sum(), order.size(), litres, kilograms, (int) Math.ceil(truck.filledBy(litres, kilograms) - 1e-9));
    }

    private static List<Week> weeks(Head head, List<Load> loads) {
        var weeks = new ArrayList<Week>();
        for (int week = 0; week < head.weekCount(); week++) {
            int at = week;
            weeks.add(week(at, head.firstDay().plusDays((long) DAYS * at), loads.stream().filter(load -> load.week() == at).toList()));
        }
        return weeks;
    }

    private static Week week(int week, LocalDate from, List<Load> loads) {
        return new Week(week, from, loads.stream().map(Load::value).reduce(BigDecimal.ZERO, BigDecimal::add), loads.stream().mapToLong(Load::units).sum(),
                loads.stream().mapToInt(Load::lines).sum(), loads.stream().mapToDouble(Load::litres).sum(), loads.stream().mapToDouble(Load::kilograms).sum(),
                loads.stream().mapToInt(Load::trucks).sum());
    }
}
