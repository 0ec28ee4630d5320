package org.quartermaster.alerts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.sales.OrderScope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * Reads alerts within the actor's warehouses; those of no warehouse are seen by all. {@link #causes()} tells alerts of one kind, cause and state once, by the dearest
 * of them, with how many they are and what they are worth together.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Alerts implements RowSource<AlertRow> {

    /** How many causes, and what their alerts are worth together. */
    public record Figures(long count, BigDecimal money) {
    }

    /** What happened to alerts since a moment. */
    public record Changes(long found, long gone, long decided) {
    }

    private static final int MOST_TOGETHER = 500;
    private static final String MARK = "case when a.state = 'open' and %s then 'act' when a.state in ('open', 'snoozed') then 'watch' else 'good' end";
    private static final String TOGETHER = "from alert c where c.cause = a.cause and c.kind = a.kind and c.state = a.state and c.live_key is not null and %s";
    private static final String FROM = "from alert a left join sku s on s.id = a.sku_id left join warehouse w on w.id = a.warehouse_id";

    private Jdbi jdbi;
    private ActorRows rows;
    private ActorRows causes;

    protected Alerts() {
    }

    @Inject
    public Alerts(Jdbi jdbi) {
        this.jdbi = jdbi;
        rows = new ActorRows(jdbi, false);
        causes = new ActorRows(jdbi, true);
    }

    /** One row per cause: the dearest alert of each kind, cause and state. */
    @RolesAllowed(Role.VIEW)
    public RowSource<AlertRow> causes() {
        return causes;
    }

    /** Open causes that are worth a look, and what they are worth. */
    public Figures worthALook() {
        var query = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("open"))).and(new Filter.OneOf("look", Set.of("now")));
        return causes.rows().sum(query, "count(*) as count, coalesce(sum(" + ActorRows.causeMoney() + "), 0) as money", Figures.class);
    }

    /** The living alerts with the kind, cause and state of a row, itself included, the dearest first. */
    public List<AlertRow> together(AlertRow row) {
        if (row.sameCause() <= 1) {
            return List.of(row);
        }
        var query = TableQuery.ALL.and(new Filter.OneOf("cause", Set.of(row.cause()))).and(new Filter.OneOf("kind", Set.of(row.kind())))
                .and(new Filter.OneOf("state", Set.of(row.state()))).and(new Filter.OneOf("living", Set.of("yes")));
        return rows.page(query.sortedBy("money", true), 0, MOST_TOGETHER);
    }

    static String mine() {
        return mine("a");
    }

    /** What belongs to one warehouse is seen there; a customer order of several, or of none yet, by whoever may see a part of it. */
    private static String mine(String alias) {
        String own = Scope.sees(alias + ".warehouse_id");
        return own.equals("true") ? own : "(%s or %2$s.warehouse_id is null and (%2$s.kind <> 'suspicious_order' or exists (select 1 from customer_order o where o.id = %2$s.order_id and %3$s)))"
                .formatted(own, alias, OrderScope.seesPart());
    }

    /** Whether the present actor may deal with it. */
    static boolean isMine(Jdbi jdbi, long alert) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from alert a where a.id = :alert and " + mine()).bind("alert", alert).mapTo(Integer.class).one()) > 0;
    }

    /** The rows as the present actor sees them: counts and sums of a cause hold only the own warehouses, so the SQL differs from actor to actor. */
    private record ActorRows(Jdbi jdbi, boolean onlyCauses) implements RowSource<AlertRow> {

        static String together(String what) {
            return "if(a.live_key is null, 1, (select " + what + " " + TOGETHER.formatted(mine("c")) + "))";
        }

        static String causeMoney() {
            return "if(a.live_key is null, a.money, (select coalesce(sum(c.money), 0) " + TOGETHER.formatted(mine("c")) + "))";
        }

        /** A cause is as urgent as the most urgent of its alerts. */
        private String urgent() {
            return onlyCauses ? "if(a.live_key is null, a.urgent, (select max(c.urgent) " + TOGETHER.formatted(mine("c")) + "))" : "a.urgent";
        }

        private String look() {
            return "if(" + urgent() + " or " + causeMoney() + " >= :lookMoney, 'now', 'later')";
        }

        /** No other of the same cause is dearer; of equally dear ones the first. */
        private String isHead() {
            return onlyCauses ? "(a.live_key is null or not exists (select 1 " + TOGETHER.formatted(mine("c")) + " and (c.money > a.money or c.money = a.money and c.id < a.id)))"
                    : "true";
        }

        SqlRows<AlertRow> rows() {
            String select = """
                    select a.id, %s as mark, a.state, a.kind, a.pattern, a.sku_id, a.warehouse_id, a.order_id, a.subject, coalesce(s.name, '') as name,
                      coalesce(s.name_zh, '') as name_zh, w.code as warehouse, a.cause, %s as same_cause, %s as cause_money, %s as look, a.money, a.first_seen,
                      a.last_seen, a.assignee, a.snoozed_until, a.resolution, a.decided_by, a.comments, a.evidence as evidence_json, a.version
                    """.formatted(MARK.formatted(urgent()), together("count(*)"), causeMoney(), look());
            var columns = new TableSql("a.id").column("id", "a.id").column("mark", MARK.formatted(urgent())).column("state", "a.state").column("kind", "a.kind")
                    .column("pattern", "a.pattern").column("skuId", "a.sku_id").column("warehouseId", "a.warehouse_id").column("orderId", "a.order_id")
                    .column("subject", "a.subject").column("name", "coalesce(s.name, '')").column("nameZh", "coalesce(s.name_zh, '')")
                    .column("warehouse", "w.code").column("cause", "a.cause").column("sameCause", together("count(*)")).column("causeMoney", causeMoney())
                    .column("look", look()).column("money", "a.money").column("key", "a.alert_key").column("living", "if(a.live_key is null, 'no', 'yes')")
                    .column("firstSeen", "a.first_seen").column("lastSeen", "a.last_seen").column("assignee", "a.assignee")
                    .column("snoozedUntil", "a.snoozed_until").column("resolution", "a.resolution").column("decidedBy", "a.decided_by")
                    .column("comments", "a.comments").column("version", "a.version");
            return new SqlRows<>(jdbi, AlertRow.class, select, FROM, columns, () -> mine() + " and " + isHead(), () -> Map.of("lookMoney", LookMoney.read(jdbi)));
        }

        @Override
        public List<AlertRow> page(TableQuery query, int offset, int limit) {
            return rows().page(query, offset, limit);
        }

        @Override
        public long count(TableQuery query) {
            return rows().count(query);
        }

        @Override
        public void forEach(TableQuery query, Consumer<AlertRow> consumer) {
            rows().forEach(query, consumer);
        }
    }

    @Override
    public List<AlertRow> page(TableQuery query, int offset, int limit) {
        return rows.page(query, offset, limit);
    }

    @Override
    public long count(TableQuery query) {
        return rows.count(query);
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void forEach(TableQuery query, Consumer<AlertRow> consumer) {
        rows.forEach(query, consumer);
    }

    /** @throws NotFound if there is none in the actor's warehouses */
    public AlertRow one(long id) {
        var number = BigDecimal.valueOf(id);
        return rows.page(TableQuery.ALL.and(new Filter.NumberBetween("id", number, number)), 0, 1).stream().findFirst()
                .orElseThrow(() -> new NotFound("alert", id));
    }

    /** The history, oldest first. Throws as {@link #one}. */
    public List<AlertEvent> history(long id) {
        one(id);
        return jdbi.withHandle(handle -> handle.createQuery("select at, actor, action, money, note from alert_event where alert_id = :id order by id")
                .bind("id", id).mapTo(AlertEvent.class).list());
    }

    /** How alerts on the same thing ended before, newest first. Throws as {@link #one}. */
    public List<AlertRow> before(long id, int limit) {
        one(id);
        String key = jdbi.withHandle(handle -> handle.createQuery("select alert_key from alert where id = ?").bind(0, id).mapTo(String.class).one());
        return rows.page(TableQuery.ALL.and(new Filter.OneOf("key", Set.of(key))).and(new Filter.NumberBetween("id", null, BigDecimal.valueOf(id - 1)))
                .sortedBy("id", true), 0, limit);
    }

    /** Names that alerts are assigned to, in alphabetical order. */
    public List<String> assignees() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct assignee from alert where assignee <> '' order by assignee limit 200").mapTo(String.class).list());
    }

    /** What changed since. */
    public Changes since(Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select coalesce(sum(e.action = 'found'), 0) as found, coalesce(sum(e.action = 'gone'), 0) as gone,
                  coalesce(sum(e.action in ('acknowledged', 'snoozed', 'resolved')), 0) as decided
                from alert_event e join alert a on a.id = e.alert_id where e.at >= :since and %s
                """.formatted(mine())).bind("since", LocalDateTime.ofInstant(moment, ZoneOffset.UTC)).mapTo(Changes.class).one());
    }
}
