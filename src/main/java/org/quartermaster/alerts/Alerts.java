package org.quartermaster.alerts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Reads alerts within the actor's warehouses; those of no warehouse are seen by all. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Alerts implements RowSource<AlertRow> {

    /** Open alerts of one kind. */
    public record KindFigures(String kind, long count, BigDecimal money) {
    }

    /** What happened to alerts since a moment. */
    public record Changes(long found, long gone, long decided) {
    }

    private static final String MARK = "case when a.state = 'open' and a.urgent then 'act' when a.state in ('open', 'snoozed') then 'watch' else 'good' end";
    private static final String SAME = "(select count(*) from alert c where c.cause = a.cause and c.live_key is not null and c.state <> 'resolved')";
    private static final String SELECT = """
            select a.id, %s as mark, a.state, a.kind, a.pattern, a.sku_id, a.warehouse_id, a.order_id, a.subject, coalesce(s.name, '') as name,
              coalesce(s.name_zh, '') as name_zh, w.code as warehouse, a.cause, %s as same_cause, a.money, a.first_seen, a.last_seen, a.assignee,
              a.snoozed_until, a.resolution, a.decided_by, a.comments, a.evidence as evidence_json, a.version
            """.formatted(MARK, SAME);
    private static final String FROM = "from alert a left join sku s on s.id = a.sku_id left join warehouse w on w.id = a.warehouse_id";

    private Jdbi jdbi;
    private SqlRows<AlertRow> rows;

    protected Alerts() {
    }

    @Inject
    public Alerts(Jdbi jdbi) {
        this.jdbi = jdbi;
        var columns = new TableSql("a.id").column("id", "a.id").column("mark", MARK).column("state", "a.state").column("kind", "a.kind")
                .column("pattern", "a.pattern").column("skuId", "a.sku_id").column("warehouseId", "a.warehouse_id").column("orderId", "a.order_id")
                .column("subject", "a.subject").column("name", "coalesce(s.name, '')").column("nameZh", "coalesce(s.name_zh, '')")
                .column("warehouse", "w.code").column("cause", "a.cause").column("sameCause", SAME).column("money", "a.money")
                .column("firstSeen", "a.first_seen").column("lastSeen", "a.last_seen").column("assignee", "a.assignee")
                .column("snoozedUntil", "a.snoozed_until").column("resolution", "a.resolution").column("decidedBy", "a.decided_by")
                .column("comments", "a.comments").column("version", "a.version");
        rows = new SqlRows<>(jdbi, AlertRow.class, SELECT, FROM, columns, Alerts::mine, Map::of);
    }

    static String mine() {
        return "(a.warehouse_id is null or " + Scope.sees("a.warehouse_id") + ")";
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

    /** Other living alerts with the same cause, the dearest first. Throws as {@link #one}. */
    public List<AlertRow> sameCause(long id, int limit) {
        String cause = one(id).cause();
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + FROM + " where " + mine()
                        + " and a.cause = :cause and a.id <> :id and a.live_key is not null and a.state <> 'resolved' order by a.money desc, a.id limit " + limit)
                .bind("cause", cause).bind("id", id).mapTo(AlertRow.class).list());
    }

    /** How alerts on the same thing ended before, newest first. Throws as {@link #one}. */
    public List<AlertRow> before(long id, int limit) {
        one(id);
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + FROM + " join alert me on me.alert_key = a.alert_key and me.id = :id where " + mine()
                        + " and a.id < :id order by a.id desc limit " + limit).bind("id", id).mapTo(AlertRow.class).list());
    }

    /** Names that alerts are assigned to, in alphabetical order. */
    public List<String> assignees() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct assignee from alert where assignee <> '' order by assignee limit 200").mapTo(String.class).list());
    }

    /** Open alerts per kind, the dearest first. */
    public List<KindFigures> open() {
        return jdbi.withHandle(handle -> handle.createQuery("select a.kind, count(*) as count, coalesce(sum(a.money), 0) as money from alert a where a.state = 'open' and "
                + mine() + " group by a.kind order by money desc, a.kind").mapTo(KindFigures.class).list());
    }

    /** What changed since. */
    public Changes since(Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select coalesce(sum(e.action = 'found'), 0) as found, coalesce(sum(e.action = 'gone'), 0) as gone,
                  coalesce(sum(e.action in ('acknowledged', 'snoozed', 'resolved')), 0) as decided
                from alert_event e join alert a on a.id = e.alert_id where e.at >= :since and %s
                """.formatted(mine())).bind("since", java.time.LocalDateTime.ofInstant(moment, java.time.ZoneOffset.UTC)).mapTo(Changes.class).one());
    }
}
