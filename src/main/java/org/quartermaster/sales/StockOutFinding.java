package org.quartermaster.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.stock.StockCounted;

/**
 * Finds since when which SKU has been without stock where, every night before the forecast and after files of sales or stock, so that days without stock are missing in the demand and not zero. What was recorded with the data stays, and
 * nothing is found before its last day. Each night looks {@value #OVERLAP_DAYS} days back, for movements and sales that came late; the first time, and after files, as far as
 * they reach ({@link StockOutBook}).
 */
@ApplicationScoped
public class StockOutFinding implements Work {

    public static final String KIND = "sales.stock-outs";
    private static final int OVERLAP_DAYS = 35;
    private static final int MOST_DAYS = 730;
    private static final int SKUS_PER_BLOCK = 2_000;

    private Jdbi jdbi;
    private BusinessCalendar calendar;
    private Clock clock;
    private Event<WorkRequested> work;

    protected StockOutFinding() {
    }

    @Inject
    public StockOutFinding(Jdbi jdbi, BusinessCalendar calendar, Clock clock, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.clock = clock;
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public boolean isDueTonight() {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from stock_movement)").mapTo(Boolean.class).one());
    }

    void sold(@Observes SalesChanged changed) {
        work.fire(WorkRequested.now(KIND));
    }

    void counted(@Observes StockCounted counted) {
        work.fire(WorkRequested.now(KIND));
    }

    @Override
    public void run(WorkContext context) {
        LocalDate today = calendar.planningDay();
        while (!look(today, context) && !context.isCancelled()) {
            context.log("something changed meanwhile");
        }
    }

    /** Looks once; answers whether nothing has changed meanwhile. */
    private boolean look(LocalDate today, WorkContext context) {
        StockOutBook.Page page = jdbi.withHandle(StockOutBook::read);
        Optional<LocalDate> from = jdbi.withHandle(handle -> from(handle, today, page)).filter(day -> day.isBefore(today));
        long found = from.isPresent() ? find(from.get(), today, context) : 0;
        context.log("times without stock since %s: %,d".formatted(from.map(LocalDate::toString).orElse("–"), found));
        context.result("%d".formatted(found), "stock");
        return from.isEmpty() || context.isCancelled() || jdbi.withHandle(handle -> StockOutBook.looked(handle, page, today.minusDays(1)));
    }

    private long find(LocalDate from, LocalDate today, WorkContext context) {
        List<Integer> skus = jdbi.withHandle(handle -> handle.createQuery("select id from sku order by id").mapTo(Integer.class).list());
        return jdbi.withHandle(handle -> {
            var tables = new StockOutTables(handle, clock.getZone());
            long found = 0;
            try {
                for (int i = 0; i < skus.size() && !context.isCancelled(); i += SKUS_PER_BLOCK) {
                    context.progress("sales.step.stockOuts", i, skus.size());
                    found += tables.find(new SkuRange(skus.get(i), skus.get(Math.min(skus.size(), i + SKUS_PER_BLOCK) - 1)), from, today);
                }
            } finally {
                tables.drop();
            }
            return found;
        });
    }

    /** The first day to look at; empty without movements. */
    private Optional<LocalDate> from(Handle handle, LocalDate today, StockOutBook.Page page) {
        Optional<LocalDate> first = Optional.ofNullable(handle.createQuery("select min(moved_at) from stock_movement").mapTo(LocalDateTime.class).one())
                .map(at -> at.toInstant(ZoneOffset.UTC).atZone(clock.getZone()).toLocalDate());
        Optional<LocalDate> recorded = handle.createQuery("select max(to_day) from stock_out where source = 'recorded'").mapTo(LocalDate.class).findOne();
        return first.map(moved -> latest(moved, today.minusDays(MOST_DAYS))).map(from -> page.foundTo().map(to -> latest(from, again(to, today, page))).orElse(from))
                .map(from -> recorded.isPresent() ? latest(from, recorded.get().plusDays(1)) : from);
    }

    /** The first day that may have changed since it was looked at. */
    private static LocalDate again(LocalDate foundTo, LocalDate today, StockOutBook.Page page) {
        LocalDate late = earliest(foundTo.plusDays(1), today).minusDays(OVERLAP_DAYS);
        return page.again().map(day -> earliest(day, late)).orElse(late);
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
