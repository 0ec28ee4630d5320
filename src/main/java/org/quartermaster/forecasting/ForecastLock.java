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
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Settings;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;

/** The first days of the forecast that nobody may change any more, because what they need is ordered already. Managers say how many; none at first. */
@ApplicationScoped
@Transactional
public class ForecastLock {

    /** Longest lock, days. */
    public static final int MOST_DAYS = 56;
    private static final String SETTING = "forecasting.locked_days";

    private Jdbi jdbi;
    private Event<Audited> audit;
    private Clock clock;

    protected ForecastLock() {
    }

    @Inject
    public ForecastLock(Jdbi jdbi, Event<Audited> audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many days are locked, 0…{@value #MOST_DAYS}. */
    @RolesAllowed(Role.VIEW)
    public int days() {
        return jdbi.withHandle(ForecastLock::days);
    }

    /** The last locked day of the current run, or empty when none is or there is no run. */
    @RolesAllowed(Role.VIEW)
    public Optional<LocalDate> lastDay() {
        return jdbi.withHandle(ForecastLock::lastDay);
    }

    /** Locks so many days. @param days 0…{@value #MOST_DAYS} */
    @RolesAllowed(Role.MANAGE)
    public void lock(int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Locked days (%d) must be 0 to %d.".formatted(days, MOST_DAYS));
        }
        int before = days();
        jdbi.useHandle(handle -> handle.execute("insert into setting (name, value, changed_at, changed_by) values (?, ?, ?, ?) "
                + "on duplicate key update value = values(value), changed_at = values(changed_at), changed_by = values(changed_by)",
                SETTING, Integer.toString(days), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Actor.required().name()));
        if (before != days) {
            audit.fire(new Audited("forecasting.lock", "setting", SETTING, Integer.toString(before), Integer.toString(days)));
        }
    }

    static int days(Handle handle) {
        return Settings.find(handle, SETTING).map(Integer::valueOf).orElse(0);
    }

    static Optional<LocalDate> lastDay(Handle handle) {
        int days = days(handle);
        return days == 0 ? Optional.empty() : handle.createQuery("select as_of from forecast_run where state = 'current'").mapTo(LocalDate.class).findOne()
                .map(asOf -> asOf.plusDays(days));
    }
}
