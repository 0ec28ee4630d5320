package org.quartermaster.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
 * nothing is found before its last day. Each night looks {@value #OVERLAP_DAYS} days back, for movements and sales that came late; the first time, or with the parameter {@code since}, further.
 */
@ApplicationScoped
public class StockOutFinding implements Work {

    public static final String KIND = "sales.stock-outs";
    private static final int OVERLAP_DAYS = 35;
    private static final int MOST_DAYS = 730;
    private static final int SKUS_PER_BLOCK = 2_000;

    private Jdbi jdbi;
    private BusinessCalendar calendar;
    private Event<WorkRequested> work;

    protected StockOutFinding() {
    }

    @Inject
    public StockOutFinding(Jdbi jdbi, BusinessCalendar calendar, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.calendar = calendar;
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
        work.fire(new WorkRequested(KIND, Map.of("since", counted.since().toString()), ""));
    }

    @Override
    public void run(WorkContext context) {
        LocalDate today = calendar.planningDay();
        Optional<LocalDate> from = jdbi.withHandle(handle -> from(handle, today, context.parameters().get("since")));
        long found = from.isPresent() && from.get().isBefore(today) ? find(from.get(), today, context) : 0;
        context.log("times without stock since %s: %,d".formatted(from.map(LocalDate::toString).orElse("–"), found));
        context.result("%d".formatted(found), "stock");
    }

    private long find(LocalDate from, LocalDate today, WorkContext context) {
        List<Integer> skus = jdbi.withHandle(handle -> handle.createQuery("select id from sku order by id").mapTo(Integer.class).list());
        return jdbi.withHandle(handle -> {
            var tables = new StockOutTables(handle);
            long found = 0;
            try {
                for (int i = 0; i < skus.size() && !context.isCancelled(); i += SKUS_PER_BLOCK) {
                    context.progress("sales.step.stockOuts", i, skus.size());
                    found += tables.find(new SkuRange(skus.get(i), skus.get(Math.min(skus.size(), i + SKUS_PER_BLOCK) - 1)), from, today);
                }
            } finally {
                tables.drop();
            }
            if (!context.isCancelled()) {
                handle.execute("insert into stock_out_finding values (1, ?) on duplicate key update found_to = values(found_to)", today.minusDays(1));
            }
            return found;
        });
    }

    /** The first day to look at; empty without movements. */
    private static Optional<LocalDate> from(Handle handle, LocalDate today, String since) {
        Optional<LocalDate> first = day(handle, "select date(min(moved_at)) from stock_movement");
        Optional<LocalDate> before = day(handle, "select max(found_to) from stock_out_finding");
        Optional<LocalDate> recorded = day(handle, "select max(to_day) from stock_out where source = 'recorded'");
        return first.map(moved -> {
            LocalDate from = latest(moved, today.minusDays(MOST_DAYS));
            if (before.isPresent()) {
                LocalDate again = before.get().isBefore(today) ? before.get().minusDays(OVERLAP_DAYS) : today.minusDays(OVERLAP_DAYS);
                from = latest(from, since == null || again.isBefore(LocalDate.parse(since)) ? again : LocalDate.parse(since));
            }
            return recorded.isPresent() ? latest(from, recorded.get().plusDays(1)) : from;
        });
    }

    private static Optional<LocalDate> day(Handle handle, String sql) {
        return Optional.ofNullable(handle.createQuery(sql).map((row, _) -> row.getObject(1, LocalDate.class)).one());
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
