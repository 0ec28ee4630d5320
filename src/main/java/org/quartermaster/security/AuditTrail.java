package org.quartermaster.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Keeps every {@link Audited} of every room in the transaction that made the change, and shows them. Rows are never changed. */
@ApplicationScoped
public class AuditTrail implements RowSource<AuditTrail.Entry> {

    private static final TableSql TABLE = new TableSql("a.id desc").column("id", "a.id").column("at", "a.at").column("actor", "a.actor")
            .column("action", "a.action").column("entity", "a.entity").column("entityId", "a.entity_id")
            .column("beforeValue", "a.before_value").column("afterValue", "a.after_value");
    private static final String SELECT = "select a.id, a.at, a.actor, a.action, a.entity, a.entity_id, a.before_value, a.after_value from audit_entry a where ";

    private Jdbi jdbi;
    private Clock clock;

    protected AuditTrail() {
    }

    @Inject
    public AuditTrail(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.clock = Clock.systemUTC();
    }

    /**
     * One change.
     *
     * @param at          UTC
     * @param beforeValue the values before; empty when new
     * @param afterValue  the values after; empty when gone
     */
    public record Entry(long id, Instant at, String actor, String action, String entity, String entityId, String beforeValue, String afterValue) {
    }

    @Transactional
    void keep(@Observes Audited change) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into audit_entry (at, actor, action, entity, entity_id, before_value, after_value) values (?, ?, ?, ?, ?, ?, ?)",
                clock.instant(), Actor.current().map(Actor::name).orElse("nobody"), change.action(), change.entity(), change.id(), change.before(), change.after()));
    }

    @Override
    @RolesAllowed(Role.ADMINISTER)
    public List<Entry> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> TABLE.bind(handle.createQuery(SELECT + TABLE.where(query) + TABLE.orderBy(query) + " limit :limit offset :offset"), query)
                .bind("limit", limit).bind("offset", offset).mapTo(Entry.class).list());
    }

    @Override
    @RolesAllowed(Role.ADMINISTER)
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> TABLE.bind(handle.createQuery("select count(*) from audit_entry a where " + TABLE.where(query)), query)
                .mapTo(Long.class).one());
    }

    @Override
    @RolesAllowed(Role.ADMINISTER)
    public void forEach(TableQuery query, Consumer<Entry> consumer) {
        jdbi.useHandle(handle -> TABLE.bind(handle.createQuery(SELECT + TABLE.where(query) + TABLE.orderBy(query)), query).setFetchSize(Integer.MIN_VALUE)
                .mapTo(Entry.class).forEach(consumer));
    }
}
