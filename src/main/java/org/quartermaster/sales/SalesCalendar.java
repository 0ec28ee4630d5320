package org.quartermaster.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.BusinessCalendar;

/**
 * Tells the planned day from the clock and the newest sale. The newest sale is read at most every ten seconds, and again after
 * {@link SalesChanged}.
 */
@ApplicationScoped
public class SalesCalendar implements BusinessCalendar {

    /** A newest sale older than this makes the data historical. */
    static final int HISTORICAL_AFTER_DAYS = 60;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private record Newest(Optional<LocalDate> day, long readAtNanos) {
    }

    private Jdbi jdbi;
    private Clock clock;
    private volatile Newest newest;

    protected SalesCalendar() {
    }

    @Inject
    public SalesCalendar(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public LocalDate planningDay() {
        return isHistorical() ? lastSalesDay().plusDays(1) : today();
    }

    /** The newest day with a sale, at most yesterday; yesterday when nothing was ever sold. */
    @Override
    public LocalDate lastSalesDay() {
        var yesterday = today().minusDays(1);
        return newestSale().filter(day -> day.isBefore(yesterday)).orElse(yesterday);
    }

    @Override
    public boolean isHistorical() {
        return newestSale().filter(day -> day.isBefore(today().minusDays(HISTORICAL_AFTER_DAYS))).isPresent();
    }

    void forget(@Observes SalesChanged changed) {
        newest = null;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<LocalDate> newestSale() {
        var known = newest;
        if (known == null || System.nanoTime() - known.readAtNanos() > KEPT.toNanos()) {
            known = new Newest(read(), System.nanoTime());
            newest = known;
        }
        return known.day();
    }

    private Optional<LocalDate> read() {
        return jdbi.withHandle(handle -> handle.createQuery("select max(day) from daily_sale").mapTo(LocalDate.class).findOne());
    }
}
