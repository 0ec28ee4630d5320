package org.quartermaster.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.alerts.detection.Merge;
import org.quartermaster.database.Numbers;

/** Joins findings with the alerts that stand, in bulk, in one transaction, one detection at a time. */
final class AlertStore {

    private static final String INSERT = """
            insert into alert (id, alert_key, live_key, kind, pattern, state, urgent, sku_id, warehouse_id, order_id, subject, cause, money, evidence, first_seen,
              last_seen, created_at) values (:id, :key, :key, :kind, :pattern, 'open', :urgent, :sku, :warehouse, :order, :subject, :cause, :money, :evidence, :day,
              :day, :now)
            """;
    private static final String UPDATE = """
            update alert set pattern = :pattern, urgent = :urgent, cause = :cause, money = :money, evidence = :evidence, last_seen = :day where id = :id
            """;
    private static final String REOPEN = """
            update alert set state = 'open', held_money = null, snoozed_until = null, resolution = '', resolved_at = null, decided_by = '', version = version + 1
            where id = :id
            """;
    private static final String GONE = """
            update alert set live_key = null, resolution = if(state = 'resolved', resolution, 'gone'), resolved_at = coalesce(resolved_at, :now),
              version = version + if(state = 'resolved', 0, 1), state = 'resolved' where id = :id
            """;
    private static final String EVENT = "insert into alert_event (id, alert_id, at, actor, action, money, note) values (:event, :id, :now, :actor, :action, :money, '')";

    private record StandingRow(long id, String liveKey, String kind, String state, Double heldMoney, LocalDate snoozedUntil) {
        Merge.Alert alert() {
            return new Merge.Alert(id, liveKey, AlertKind.of(kind), Merge.Standing.valueOf(state.toUpperCase(Locale.ROOT)),
                    heldMoney == null ? Double.NaN : heldMoney, snoozedUntil);
        }
    }

    private final Jdbi jdbi;
    private final LocalDate day;
    private final LocalDateTime now;
    private final String actor;

    AlertStore(Jdbi jdbi, LocalDate day, LocalDateTime now, String actor) {
        this.jdbi = jdbi;
        this.day = day;
        this.now = now;
        this.actor = actor;
    }

    /** All living alerts: as many as people can look at, so they fit on the heap. */
    static List<Merge.Alert> standing(Jdbi jdbi) {
        return jdbi.withHandle(handle -> standing(handle, ""));
    }

    private static List<Merge.Alert> standing(Handle handle, String lock) {
        return handle.createQuery("select id, live_key, kind, state, held_money, snoozed_until from alert where live_key is not null order by id " + lock)
                .mapTo(StandingRow.class).map(StandingRow::alert).list();
    }

    /**
     * Takes the steps from the alerts that stand now: what another detection found meanwhile is not found again, and what people decided meanwhile is seen.
     *
     * @param merge from what stands to the steps
     * @return the steps
     */
    List<Merge.Step> join(Function<List<Merge.Alert>, List<Merge.Step>> merge) {
        return jdbi.inTransaction(handle -> {
            Numbers.hold(handle, "alert");
            List<Merge.Step> steps = merge.apply(standing(handle, "for update"));
            apply(handle, steps);
            return steps;
        });
    }

    private void apply(Handle handle, List<Merge.Step> steps) {
        insert(handle, of(steps, Merge.Action.FOUND));
        for (var action : List.of(Merge.Action.SEEN, Merge.Action.WORSE, Merge.Action.WOKEN)) {
            update(handle, action, of(steps, action));
        }
        var gone = of(steps, Merge.Action.GONE);
        events(handle, gone, Merge.Action.GONE, open(handle));
        run(handle, GONE, gone);
    }

    private static List<Merge.Step> of(List<Merge.Step> steps, Merge.Action action) {
        return steps.stream().filter(step -> step.action() == action).toList();
    }

    private void insert(Handle handle, List<Merge.Step> found) {
        if (found.isEmpty()) {
            return;
        }
        long first = Numbers.take(handle, "alert", found.size());
        var ids = new ArrayList<Merge.Step>();
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (Merge.Step step : found) {
            var subject = step.finding().subject();
            ids.add(new Merge.Step(step.action(), first, step.finding()));
            bind(batch.bind("id", first++), step.finding()).bind("key", step.finding().key()).bind("kind", step.finding().kind().code())
                    .bind("sku", subject.skuId() == 0 ? null : subject.skuId()).bind("warehouse", subject.warehouseId() == 0 ? null : subject.warehouseId())
                    .bind("order", subject.orderId() == 0 ? null : subject.orderId()).bind("subject", subject.code()).bind("now", now).add();
        }
        batch.execute();
        events(handle, ids, Merge.Action.FOUND, null);
    }

    private void update(Handle handle, Merge.Action action, List<Merge.Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        if (action != Merge.Action.SEEN) {
            run(handle, REOPEN, steps);
            events(handle, steps, action, null);
        }
        PreparedBatch batch = handle.prepareBatch(UPDATE);
        steps.forEach(step -> bind(batch.bind("id", step.alertId()), step.finding()).add());
        batch.execute();
    }

    private PreparedBatch bind(PreparedBatch batch, Finding finding) {
        return batch.bind("pattern", finding.pattern()).bind("urgent", finding.isUrgent()).bind("cause", finding.cause()).bind("money", money(finding))
                .bind("evidence", EvidenceText.write(finding.evidence())).bind("day", day);
    }

    private void run(Handle handle, String sql, List<Merge.Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        steps.forEach(step -> batch.bind("id", step.alertId()).bind("now", now).add());
        batch.execute();
    }

    /** Alerts that are not resolved: what a person resolved goes without a word. */
    private static Set<Long> open(Handle handle) {
        return handle.createQuery("select id from alert where live_key is not null and state <> 'resolved'").mapTo(Long.class).set();
    }

    private void events(Handle handle, List<Merge.Step> steps, Merge.Action action, Set<Long> only) {
        var told = steps.stream().filter(step -> only == null || only.contains(step.alertId())).toList();
        if (told.isEmpty()) {
            return;
        }
        long event = Numbers.take(handle, "alert_event", told.size());
        PreparedBatch batch = handle.prepareBatch(EVENT);
        for (Merge.Step step : told) {
            batch.bind("event", event++).bind("id", step.alertId()).bind("now", now).bind("actor", actor)
                    .bind("action", action.name().toLowerCase(Locale.ROOT)).bind("money", step.finding() == null ? null : money(step.finding())).add();
        }
        batch.execute();
    }

    private static BigDecimal money(Finding finding) {
        return BigDecimal.valueOf(finding.money()).setScale(2, RoundingMode.HALF_UP);
    }
}
