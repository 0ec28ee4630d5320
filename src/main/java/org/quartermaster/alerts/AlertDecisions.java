package org.quartermaster.alerts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.VersionedChange;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * What people do with an alert. Every method takes the version that the person saw and throws {@link Conflict} when it changed meanwhile or the step does not fit
 * the state, {@link NotFound} when there is no such alert in the actor's warehouses.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.BUY)
public class AlertDecisions {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_NAME = 80;

    private EntityManager entities;
    private Jdbi jdbi;
    private BusinessCalendar calendar;
    private Clock clock;
    private Event<Audited> audited;

    protected AlertDecisions() {
    }

    @Inject
    public AlertDecisions(EntityManager entities, Jdbi jdbi, BusinessCalendar calendar, Clock clock, Event<Audited> audited) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.clock = clock;
        this.audited = audited;
    }

    /** Quiet until it is worth more. */
    public void acknowledge(long id, int version) {
        change(id, version, "acknowledged", "", alert -> alert.acknowledge(me()));
    }

    /** Gives it to a user; empty: to nobody. */
    public void assign(long id, int version, String user) {
        String to = user.strip();
        if (to.length() > LONGEST_NAME) {
            throw new Conflict("alerts.conflict.name", "\"%s\" is too long for a user's name.".formatted(to), LONGEST_NAME);
        }
        change(id, version, "assigned", to, alert -> alert.assign(to));
    }

    /** Quiet until {@code until} (null: no day) or until it is worth more. */
    public void snooze(long id, int version, LocalDate until, String reason) {
        if (until != null && !until.isAfter(calendar.planningDay())) {
            throw new Conflict("alerts.conflict.day", "The day %s is over.".formatted(until), until.toString());
        }
        change(id, version, "snoozed", (until == null ? "" : until + " ") + reason.strip(), alert -> alert.snooze(until, me()));
    }

    /** Done. A verdict "not useful" keeps the same finding quiet until it is gone once or worth more. */
    public void resolve(long id, int version, boolean isUseful, String comment) {
        change(id, version, "resolved", (isUseful ? "useful" : "not_useful") + (comment.isBlank() ? "" : " " + comment.strip()),
                alert -> alert.resolve(isUseful, me(), now()));
    }

    /** Takes the last decision back. */
    public void reopen(long id, int version) {
        change(id, version, "reopened", "", Alert::reopen);
    }

    /** Adds a comment, whatever the state and version. */
    public void comment(long id, String text) {
        if (text.isBlank()) {
            throw new Conflict("alerts.conflict.empty", "A comment needs words.");
        }
        var alert = find(id);
        change(id, alert.version(), "comment", text.strip(), Alert::commented);
    }

    private Alert find(long id) {
        var alert = entities.find(Alert.class, id);
        if (alert == null || !Alerts.isMine(jdbi, id)) {
            throw new NotFound("alert", id);
        }
        return alert;
    }

    private void change(long id, int version, String action, String note, Consumer<Alert> change) {
        var alert = find(id);
        String before = VersionedChange.apply(entities, alert, version, change, () -> changed(alert));
        String kept = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
        jdbi.useHandle(handle -> handle.execute("insert into alert_event (id, alert_id, at, actor, action, money, note) values (?, ?, ?, ?, ?, ?, ?)",
                Numbers.take(handle, "alert_event", 1), id, now(), me(), action, alert.money(), kept));
        audited.fire(new Audited("alerts." + action, "alert", String.valueOf(id), before, alert.summary() + (kept.isEmpty() ? "" : ": " + kept)));
    }

    private static Conflict changed(Alert alert) {
        return new Conflict("alerts.conflict.version", "The alert on %s was changed meanwhile. Look at it again.".formatted(alert.subject()), alert.subject());
    }

    private static String me() {
        return Actor.required().name();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
