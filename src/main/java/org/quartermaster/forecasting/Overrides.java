package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * What people know better than the baseline, at any level: entered with a reason, taken back, brought back, never deleted; every change is audited. Days that
 * {@link ForecastLock} closed keep what they say: nothing new reaches them, and taking an override back leaves them as they are.
 */
@ApplicationScoped
@Transactional
public class Overrides {

    private static final int MOST = 200;

    private Jdbi jdbi;
    private Event<Audited> audit;
    private Clock clock;

    protected Overrides() {
    }

    @Inject
    public Overrides(Jdbi jdbi, Event<Audited> audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest {@value #MOST} overrides that reach any series of the level the actor sees and were not taken back, newest first; expired ones too. */
    @RolesAllowed(Role.VIEW)
    public List<ForecastOverride> of(ForecastLevel level) {
        return jdbi.withHandle(handle -> handle.createQuery("select o.* from forecast_override o where o.withdrawn_at is null and %s order by o.id desc limit %d"
                .formatted(OverrideSql.reaches(level, CategoryTree.read(handle)), MOST)).map((row, _) -> ForecastReading.override(row)).list());
    }

    /**
     * Changes a level. Where the actor sees only some warehouses and names none, each of them gets its share in proportion to its baseline.
     *
     * @return the number under which it can be taken back
     * @throws NotFound if the SKU, category or warehouse is not there for the actor
     * @throws Conflict if the range reaches into locked days, or lies before the current forecast
     */
    @RolesAllowed(Role.BUY)
    public long enter(OverrideDraft draft) {
        long entry = jdbi.withHandle(handle -> {
            OverrideSql.requireSeen(handle, draft.level());
            requireAhead(handle, draft.toDay());
            requireOpen(handle, draft.fromDay());
            var parts = OverrideShares.of(handle, draft);
            long first = Numbers.take(handle, "forecast_override", parts.size());
            var batch = handle.prepareBatch("""
                    insert into forecast_override (id, sku_id, category_id, warehouse_id, from_day, to_day, kind, amount, reason, expires_on, entry_id, created_by, created_at)
                    values (:id, :sku, :category, :warehouse, :from, :to, :kind, :amount, :reason, :expires, :entry, :by, :at)
                    """);
            for (int i = 0; i < parts.size(); i++) {
                OverrideDraft part = parts.get(i);
                ForecastLevel level = part.level();
                batch.bind("id", first + i).bind("sku", level.sku() == null ? null : level.sku().value()).bind("category", level.sku() != null || level.category() == 0 ? null : level.category())
                        .bind("warehouse", level.warehouse() == null ? null : level.warehouse().value()).bind("from", part.fromDay()).bind("to", part.toDay())
                        .bind("kind", part.kind().code()).bind("amount", part.amount()).bind("reason", part.reason()).bind("expires", part.expiresOn())
                        .bind("entry", parts.size() == 1 ? null : first).bind("by", Actor.required().name()).bind("at", now()).add();
            }
            batch.execute();
            return first;
        });
        audit.fire(new Audited("forecasting.override", "forecast_override", Long.toString(entry), "",
                "%s %s…%s %s %s, %s".formatted(draft.level(), draft.fromDay(), draft.toDay(), draft.kind().code(), draft.amount(), draft.reason())));
        return entry;
    }

    /**
     * Takes an override back, with those entered together with it: from now on the baseline holds again, but for locked days.
     *
     * @throws NotFound   if there is none in force for the actor
     * @throws NotAllowed if it reaches warehouses that the actor does not see
     * @throws Conflict   if all its days are locked or over
     */
    @RolesAllowed(Role.BUY)
    public void withdraw(long id) {
        String how = jdbi.withHandle(handle -> {
            List<ForecastOverride> rows = entry(handle, id, "o.withdrawn_at is null");
            Optional<LocalDate> locked = ForecastLock.lastDay(handle);
            if (locked.isPresent() && rows.stream().allMatch(one -> !one.lastDay().isAfter(locked.get()))) {
                throw new Conflict("forecasting.conflict.locked", "Days up to %s are locked.".formatted(locked.get()), locked.get().toString());
            }
            boolean cut = locked.isPresent() && rows.stream().anyMatch(one -> !one.fromDay().isAfter(locked.get()));
            String set = cut ? "cut_after = :at" : "withdrawn_at = :at";
            handle.createUpdate("update forecast_override set " + set + ", version = version + 1 where id in (<ids>)").bind("at", cut ? locked.get() : now())
                    .bindList("ids", ids(rows)).execute();
            return cut ? "withdrawn after " + locked.get() : "withdrawn";
        });
        audit.fire(new Audited("forecasting.withdraw-override", "forecast_override", Long.toString(id), "in force", how));
    }

    /**
     * Brings back what was taken back.
     *
     * @throws NotFound   if nothing was taken back under this number for the actor
     * @throws NotAllowed if it reaches warehouses that the actor does not see
     * @throws Conflict   if its range reaches into locked days
     */
    @RolesAllowed(Role.BUY)
    public void restore(long id) {
        jdbi.useHandle(handle -> {
            List<ForecastOverride> rows = entry(handle, id, "(o.withdrawn_at is not null or o.cut_after is not null)");
            rows.stream().filter(one -> one.cutAfter() == null).forEach(one -> requireOpen(handle, one.fromDay()));
            handle.createUpdate("update forecast_override set withdrawn_at = null, cut_after = null, version = version + 1 where id in (<ids>)").bindList("ids", ids(rows)).execute();
        });
        audit.fire(new Audited("forecasting.restore-override", "forecast_override", Long.toString(id), "withdrawn", "in force"));
    }

    private static List<ForecastOverride> entry(Handle handle, long id, String state) {
        List<ForecastOverride> rows = handle.createQuery("""
                        select o.* from forecast_override o join forecast_override one on one.id = :id and coalesce(o.entry_id, o.id) = coalesce(one.entry_id, one.id)
                        where %s order by o.id
                        """.formatted(state))
                .bind("id", id).map((row, _) -> ForecastReading.override(row)).list();
        var actor = Actor.required();
        if (rows.isEmpty() || rows.stream().allMatch(one -> one.level().warehouse() != null && !actor.sees(one.level().warehouse()))) {
            throw new NotFound("forecast override", id);
        }
        if (rows.stream().anyMatch(one -> one.level().warehouse() == null ? !actor.warehouses().isEmpty() : !actor.sees(one.level().warehouse()))) {
            throw new NotAllowed("Override %d reaches warehouses that %s does not see.".formatted(id, actor.name()));
        }
        return rows;
    }

    private static List<Long> ids(List<ForecastOverride> rows) {
        return rows.stream().map(ForecastOverride::id).collect(Collectors.toList());
    }

    private static void requireAhead(Handle handle, LocalDate lastDay) {
        handle.createQuery("select as_of from forecast_run where state = 'current'").mapTo(LocalDate.class).findOne().filter(asOf -> !lastDay.isAfter(asOf)).ifPresent(asOf -> {
            throw new Conflict("forecasting.conflict.over", "Days up to %s are over.".formatted(asOf), asOf.toString());
        });
    }

    private static void requireOpen(Handle handle, LocalDate fromDay) {
        ForecastLock.lastDay(handle).filter(last -> !fromDay.isAfter(last)).ifPresent(last -> {
            throw new Conflict("forecasting.conflict.locked", "Days up to %s are locked.".formatted(last), last.toString());
        });
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
