package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.Scope;
import org.quartermaster.database.TableSql;
import org.quartermaster.replenishment.policy.Projection;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Reads the worklist: what to order or move, ranked by what it saves per unit of money. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Proposals implements RowSource<ProposalRow> {

    static final String RANK = "p.rank_rate desc, p.id";
    private static final String SUPPLIER = "coalesce(v.name, g.code, '')";
    /** Who delivers: a supplier, or as a negative number the warehouse that gives. Names are not unique. */
    private static final String GROUP = "coalesce(p.supplier_id, -p.from_warehouse_id)";
    private static final TableSql TABLE = new TableSql(RANK)
            .column("id", "p.id").column("key", "p.proposal_key").column("kind", "p.kind").column("state", "p.state").column("urgency", "p.urgency")
            .column("skuId", "p.sku_id").column("sku", "s.code").column("name", "s.name").column("nameZh", "s.name_zh")
            .column("warehouseId", "p.warehouse_id").column("warehouse", "w.code").column("coverDays", "p.cover_days").column("outOn", "p.out_on")
            .column("outWithoutOn", "p.out_without_on").column("orderBy", "p.order_by").column("orderOn", "p.order_on").column("arrivesOn", "p.arrives_on")
            .column("suggestedUnits", "p.suggested_units").column("units", "p.units").column("editedBy", "p.edited_by").column("multiple", "p.multiple")
            .column("minimumQuantity", "p.minimum_quantity").column("unitCost", "p.unit_cost").column("currency", "p.currency").column("value", "p.value")
            .column("lostMargin", "p.lost_margin").column("lostSales", "p.lost_sales").column("saves", "p.saves").column("excessValue", "p.excess_value")
            .column("returnRate", "p.return_rate").column("rankRate", "p.rank_rate").column("firmedBy", "p.firmed_by").column("groupId", GROUP).column("supplierId", "p.supplier_id").column("supplier", SUPPLIER).column("fromWarehouseId", "p.from_warehouse_id").column("leadDays", "p.lead_days")
            .column("leadDeviation", "p.lead_deviation").column("leadStated", "p.lead_stated").column("leadReceipts", "p.lead_receipts")
            .column("volumeLitres", "p.volume_litres").column("weightKg", "p.weight_kg").column("previousUnits", "p.previous_units").column("inboundAdvice", "p.inbound_advice")
            .column("change", "case when p.previous_units is null then 'new' when p.previous_units < p.plan_units then 'more' when p.previous_units > p.plan_units then 'less' else 'same' end")
            .column("snoozedUntil", "p.snoozed_until").column("reason", "p.reason").column("decidedBy", "p.decided_by").column("orderCode", "p.order_code")
            .sortKey("supplier", "giver.place");
    private static final List<Join> JOINS = List.of(new Join("s.", "join sku s on s.id = p.sku_id"), new Join("w.", "join warehouse w on w.id = p.warehouse_id"),
            new Join("v.", "left join supplier v on v.id = p.supplier_id"), new Join("g.", "left join warehouse g on g.id = p.from_warehouse_id"));
    /** A supplier's or giving warehouse's place in the order of their names: a hundred thousand numbers are sorted sooner than as many names. */
    private static final Join PLACES = new Join("giver.", "left join (select id, dense_rank() over (order by name) as place "
            + "from (select id, name from supplier union all select -id, code from warehouse) givers) giver on giver.id = " + GROUP);
    private static final String ALL_JOINS = JOINS.stream().map(Join::sql).collect(Collectors.joining(" ", "", " "));
    private static final String RANKED = "select p.id, sum(p.value) over (order by %s) as cumulative_value ".formatted(RANK);
    /** Only rows that were ranked and cut are fetched whole: their whys are long. */
    private static final String WHOLE = """
            select p.*, p.proposal_key as `key`, s.code as sku, s.name, s.name_zh, w.code as warehouse, %s as supplier, x.cumulative_value
            from (%%s) x join proposal p on p.id = x.id %s %%s
            """.formatted(SUPPLIER, ALL_JOINS);

    private Jdbi jdbi;

    /** A table beside the proposal, and how conditions and orders name it. */
    private record Join(String alias, String sql) {
        /** The join where the text names its table, else nothing. */
        String in(String text) {
            return text.contains(alias) ? sql : "";
        }
    }

    protected Proposals() {
    }

    @Inject
    public Proposals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A line of a proposal's history. */
    public record Event(Instant at, String actor, String action, Integer units, String note) {
    }

    /** How one kind of term changed since the plan before. @param cents 0 when the plan before told no money */
    public record Change(Why.Kind kind, int units, long cents) {
    }

    /**
     * A proposal with everything that explains it.
     *
     * @param row      the line of the worklist
     * @param why      terms that add up to the suggestion
     * @param changes  what moved the suggestion since the plan before; empty when it is new or unchanged
     * @param history  oldest first
     * @param from     first day of the projections
     * @param without  projected stock as things stand
     * @param with     projected stock with this order
     */
    public record Detail(ProposalRow row, StoredWhy why, List<Change> changes, List<Event> history, LocalDate from, Projection without, Projection with) {

        /** What the units are worth, cents: the price of an order; of a transfer, which costs nothing, what was paid for as many of the goods. */
        public long cents() {
            if (row.kind().equals("order")) {
                return row.value().movePointRight(2).longValue();
            }
            long suggested = why.arithmetic().cents();
            return row.units() == why.suggestion() || why.suggestion() == 0 ? suggested : Math.round(suggested * (double) row.units() / why.suggestion());
        }
    }

    /**
     * Totals of a query.
     *
     * @param lines     rows
     * @param value     price of all of them
     * @param saves     what they save
     * @param lostSales sales avoided to lose
     */
    public record Totals(long lines, BigDecimal value, BigDecimal saves, BigDecimal lostSales) {
    }

    /**
     * One supplier's or giving warehouse's part of a query for one warehouse, with the least value of an order in the company's currency.
     *
     * @param groupId the supplier's identity, or less than 0: that of the warehouse that gives
     */
    public record Group(int groupId, String supplier, int warehouseId, String warehouse, int lines, long units, BigDecimal value, BigDecimal saves,
            double volumeLitres, double weightKg, BigDecimal minimumValue) {
        public boolean reachesMinimum() {
            return value.compareTo(minimumValue) >= 0;
        }
    }

    @Override
    public List<ProposalRow> page(TableQuery query, int offset, int limit) {
        String order = TABLE.orderBy(query);
        return jdbi.withHandle(handle -> bound(handle, whole(RANKED + filtered(query, order) + order + " limit " + limit + " offset " + offset, order) + order, query)
                .mapTo(ProposalRow.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> bound(handle, "select count(*) " + filtered(query, ""), query).mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<ProposalRow> consumer) {
        String order = TABLE.orderBy(query);
        jdbi.useHandle(handle -> bound(handle, whole(RANKED + filtered(query, ""), order) + order, query).setFetchSize(Integer.MIN_VALUE)
                .mapTo(ProposalRow.class).forEach(consumer));
    }

    public Totals totals(TableQuery query) {
        return jdbi.withHandle(handle -> bound(handle, "select count(*) as `lines`, coalesce(sum(p.value), 0) as value, coalesce(sum(p.saves), 0) as saves, "
                + "coalesce(sum(p.lost_sales), 0) as lost_sales " + filtered(query, ""), query).mapTo(Totals.class).one());
    }

    /** What the best ranked rows of the query within {@code budget} come to. */
    public Totals within(TableQuery query, BigDecimal budget) {
        return jdbi.withHandle(handle -> bound(handle, "select count(*) as `lines`, coalesce(sum(x.value), 0) as value, coalesce(sum(x.saves), 0) as saves, "
                + "coalesce(sum(x.lost_sales), 0) as lost_sales from (select p.value, p.saves, p.lost_sales, sum(p.value) over (order by " + RANK + ") as cumulative "
                + filtered(query, "") + ") x where x.cumulative <= :budget", query).bind("budget", budget).mapTo(Totals.class).one());
    }

    /** The query by supplier and warehouse, the greatest value first. */
    public List<Group> groups(TableQuery query) {
        return jdbi.withHandle(handle -> bound(handle, """
                        select %s as group_id, max(%s) as supplier, p.warehouse_id, max(w.code) as warehouse, count(*) as `lines`, sum(p.units) as units,
                          sum(p.value) as value, sum(p.saves) as saves, sum(p.volume_litres) as volume_litres, sum(p.weight_kg) as weight_kg,
                          coalesce(max(v.minimum_order_value * coalesce(r.rate, 1)), 0) as minimum_value
                        """.formatted(GROUP, SUPPLIER) + "from proposal p " + ALL_JOINS + "left join currency_rate r on r.currency = v.currency" + where(query)
                        + " group by " + GROUP + ", p.warehouse_id order by sum(p.value) desc", query).mapTo(Group.class).list());
    }

    /** Proposals as they stand at one moment, and what they come to, company currency. */
    public record Approvable(List<Seen> lines, BigDecimal value) {

        /** Whether as many come to as much. */
        public boolean comesTo(Approvable other) {
            return lines.size() == other.lines.size() && value.compareTo(other.value) == 0;
        }
    }

    /**
     * All proposals of the query that can still be approved, best first.
     *
     * @param budget only those that are within it, company currency; null: all
     */
    public Approvable approvable(TableQuery query, BigDecimal budget) {
        record Row(String key, int version, int supplierId, int fromWarehouseId, int units, LocalDate orderOn, BigDecimal value) {
            Seen seen() {
                return new Seen(key, version, new Seen.Said(new ProposalRevising.Terms(supplierId, units, orderOn), fromWarehouseId, value, false));
            }
        }
        List<Row> rows = jdbi.withHandle(handle -> bound(handle, "select p.proposal_key as `key`, p.version, coalesce(p.supplier_id, 0) as supplier_id, "
                + "coalesce(p.from_warehouse_id, 0) as from_warehouse_id, p.units, p.order_on, p.value "
                + "from (select p.id, p.units, p.rank_rate, sum(p.value) over (order by " + RANK + ") as cumulative " + filtered(query, "") + " and p.state = 'proposed') x "
                + "join proposal p on p.id = x.id where x.units > 0 and " + (budget == null ? ":budget is null" : "x.cumulative <= :budget")
                + " order by x.rank_rate desc, x.id", query).bind("budget", budget).mapTo(Row.class).list());
        return new Approvable(rows.stream().map(Row::seen).toList(),
                rows.stream().map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** @throws NotFound when there is no such proposal, or its warehouse is out of scope */
    public ProposalRow byKey(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(whole(RANKED + "from proposal p where p.proposal_key = :key and " + Scope.sees("p.warehouse_id"), "")).bind("key", key)
                .mapTo(ProposalRow.class).findOne()).orElseThrow(() -> new NotFound("proposal", key));
    }

    /**
     * Those rows of the query that have one of these keys, cumulated as in the whole query. Rows that the query does not want any more are missing.
     */
    public List<ProposalRow> among(TableQuery query, Collection<String> keys) {
        return keys.isEmpty() ? List.of() : jdbi.withHandle(handle -> bound(handle, whole(RANKED + filtered(query, ""), "") + "where p.proposal_key in (<keys>)", query)
                .bindList("keys", keys).mapTo(ProposalRow.class).list());
    }

    /** The proposal with its why, changes, history and projections. */
    public Detail detail(String key) {
        ProposalRow row = byKey(key);
        return jdbi.withHandle(handle -> {
            Map<String, Object> kept = handle.createQuery("select why, previous_why, planning_day from proposal where id = ?").bind(0, row.id()).mapToMap().one();
            StoredWhy why = StoredWhy.read((String) kept.get("why"));
            LocalDate day = ((java.sql.Date) kept.get("planning_day")).toLocalDate();
            Optional<ProjectionBlob> blob = blob(handle, row);
            int arrival = (int) (row.arrivesOn().toEpochDay() - day.toEpochDay());
            return new Detail(row, why, changes((String) kept.get("previous_why"), why), history(handle, row.id()), day,
                    blob.map(ProjectionBlob::withInbound).orElse(null),
                    blob.map(b -> row.state().equals("proposed") || row.state().equals("snoozed") ? b.plus(arrival, row.units()) : b)
                            .map(ProjectionBlob::withInbound).orElse(null));
        });
    }

    private static Optional<ProjectionBlob> blob(Handle handle, ProposalRow row) {
        return handle.createQuery("select l.projection from inventory_line l join replenishment_plan n on n.id = l.plan_id and n.state = 'current' "
                        + "where l.sku_id = ? and l.warehouse_id = ?").bind(0, row.skuId()).bind(1, row.warehouseId())
                .mapTo(byte[].class).findOne().map(ProjectionBlob::read);
    }

    private static List<Event> history(Handle handle, long id) {
        return handle.createQuery("select at, actor, action, units, note from proposal_event where proposal_id = ? order by id").bind(0, id)
                .mapTo(Event.class).list();
    }

    static List<Change> changes(String previous, StoredWhy now) {
        if (previous == null) {
            return List.of();
        }
        StoredWhy then = StoredWhy.read(previous);
        boolean hasMoney = then.hasMoney() && now.hasMoney();
        var changes = new ArrayList<Change>();
        for (Why.Kind kind : Why.Kind.values()) {
            int units = now.arithmetic().units(kind) - then.arithmetic().units(kind);
            if (units != 0) {
                changes.add(new Change(kind, units, hasMoney ? now.arithmetic().cents(kind) - then.arithmetic().cents(kind) : 0));
            }
        }
        return changes;
    }

    private static String whole(String ranked, String order) {
        return WHOLE.formatted(ranked, PLACES.in(order));
    }

    /** The rows of the query, joined with what its conditions and {@code more} name: counting and ranking a hundred thousand rows needs no names. */
    private static String filtered(TableQuery query, String more) {
        String where = where(query);
        return "from proposal p " + JOINS.stream().map(join -> join.in(where + more)).collect(Collectors.joining(" ")) + PLACES.in(more) + where;
    }

    private static String where(TableQuery query) {
        return " where " + Scope.sees("p.warehouse_id") + " and " + TABLE.where(query);
    }

    private static Query bound(Handle handle, String sql, TableQuery query) {
        return TABLE.bind(handle.createQuery(sql), query);
    }
}
