package org.quartermaster.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Produces the one clock. Its zone is the setting {@code company.zone} (the machine's zone when it is not set), read when the clock is first used. The
 * environment variable {@code QM_TODAY=2026-11-22} keeps it on that day, the time of day still passing, for demonstrations and tests.
 */
@ApplicationScoped
public class CompanyClock {

    private Jdbi jdbi;

    protected CompanyClock() {
    }

    @Inject
    public CompanyClock(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Produces
    @Singleton
    public Clock clock() {
        var zone = zone();
        return Optional.ofNullable(System.getenv("QM_TODAY")).filter(day -> !day.isBlank())
                .<Clock>map(day -> new OneDay(LocalDate.parse(day.strip()), Clock.system(zone)))
                .orElseGet(() -> Clock.system(zone));
    }

    private ZoneId zone() {
        return Settings.find(jdbi, "company.zone").map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** A clock whose day stands still while its time of day passes. */
    static final class OneDay extends Clock {
        private final LocalDate day;
        private final Clock real;

        OneDay(LocalDate day, Clock real) {
            this.day = day;
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new OneDay(day, real.withZone(zone));
        }

        @Override
        public Instant instant() {
            return day.atTime(LocalTime.now(real)).atZone(getZone()).toInstant();
        }
    }
}
