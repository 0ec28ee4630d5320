package org.quartermaster.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.alerts.AlertsDetected;
import org.quartermaster.database.LocalDay;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;

/**
 * Keeps the company's figures by day. After each detection it writes the days that are missing and the last few again, so that late bookings count; the first
 * time it fills the past from sales, stock movements, times without stock, receipts and forecast runs.
 */
@ApplicationScoped
@Transactional
public class DailyFigures {

    /** Days that trends show. */
    public static final int SHOWN_DAYS = 84;
    private static final int WINDOW = 28;
    private static final int KEPT_DAYS = SHOWN_DAYS + WINDOW;
    private static final int WRITTEN_AGAIN = 3;
    static final String UPSERT = "insert into daily_figure (day, name, warehouse_id, amount) %s on duplicate key update amount = values(amount)";

    /**
     * The figures of the first screen.
     *
     * @param fillRate   units sold of units wanted over four weeks; what was wanted while there was no stock is estimated, see {@link ServiceFigures}
     * @param inStock    share of SKU × warehouse days with stock, over four weeks
     * @param stockValue at cost, company currency
     * @param turns      yearly cost of what was sold over four weeks by mean stock value
     * @param wql        back-test of the forecast runs, share of demand
     * @param wqlNaive   the same of seasonal naive
     * @param onTime     share of receipts not after their due day, over four weeks
     * @param revenue    sales per day over four weeks, company currency
     */
    public record Trends(Trend fillRate, Trend inStock, Trend stockValue, Trend turns, Trend wql, Trend wqlNaive, Trend onTime, Trend revenue) {
    }

    private Jdbi jdbi;
    private Clock clock;
    private BusinessCalendar calendar;

    protected DailyFigures() {
    }

    @Inject
    public DailyFigures(Jdbi jdbi, Clock clock, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
    }

    void detected(@Observes AlertsDetected event) {
        keep(event.day());
    }

    /** Writes the figures of the days up to the planned day. Run twice it writes the same. */
    public void keep(LocalDate today) {
        jdbi.useTransaction(handle -> {
            LocalDate from = from(handle, today);
            sold(handle, from, today);
            stock(handle, from, today);
            ServiceFigures.places(handle, from, today);
            ServiceFigures.units(handle, from, today, today.minusDays(KEPT_DAYS));
            handle.createUpdate(UPSERT.formatted("""
                    select r.received_on, f.name, o.warehouse_id, if(f.name = 'receipts', count(*), sum(r.received_on <= l.due_on))
                    from receipt r join purchase_order_line l on l.order_id = r.order_id and l.line_no = r.line_no join purchase_order o on o.id = l.order_id
                      join (select 'receipts' as name union all select 'receipts_on_time') f
                    where r.received_on between :from and :today group by 1, 2, 3
                    """)).bind("from", from).bind("today", today).execute();
            handle.createUpdate(UPSERT.formatted("""
                    select as_of, 'wql', 0, wql from forecast_run where wql is not null and state in ('current', 'old') and as_of >= :from order by id
                    """)).bind("from", today.minusDays(KEPT_DAYS)).execute();
            handle.createUpdate(UPSERT.formatted("""
                    select as_of, 'wql_naive', 0, wql_naive from forecast_run where wql_naive is not null and state in ('current', 'old') and as_of >= :from order by id
                    """)).bind("from", today.minusDays(KEPT_DAYS)).execute();
            alerts(handle, today);
        });
    }

    private static LocalDate from(Handle handle, LocalDate today) {
        LocalDate oldest = today.minusDays(KEPT_DAYS - 1L);
        return handle.createQuery("select max(day) from daily_figure where name = 'places'").mapTo(LocalDate.class).findOne()
                .map(last -> last.minusDays(WRITTEN_AGAIN)).filter(day -> day.isAfter(oldest)).orElse(oldest);
    }

    private static void sold(Handle handle, LocalDate from, LocalDate today) {
        for (var figure : Map.of("cost_sold", "coalesce(s.unit_cost, 0)", "revenue", "coalesce(d.unit_price, s.unit_price, 0)").entrySet()) {
            handle.createUpdate(UPSERT.formatted("""
                    select d.day, '%s', d.warehouse_id, sum(d.units * %s) from daily_sale d join sku s on s.id = d.sku_id
                    where d.day between :from and :today group by 1, 2, 3
                    """.formatted(figure.getKey(), figure.getValue()))).bind("from", from).bind("today", today).execute();
        }
    }

    /** Stock value at the end of each day on the company's clock: today's less what moved since. Reaches back as far as movements do. */
    private void stock(Handle handle, LocalDate from, LocalDate today) {
        LocalDate first = handle.createQuery("select min(moved_at) from stock_movement").mapTo(LocalDateTime.class).findOne()
                .map(at -> at.toInstant(ZoneOffset.UTC).atZone(clock.getZone()).toLocalDate()).orElse(today);
        LocalDate begin = first.isAfter(from) ? first : from;
        if (begin.isAfter(today)) {
            return;
        }
        int days = (int) ChronoUnit.DAYS.between(begin, today) + 1;
        Map<Integer, double[]> moved = moved(handle, begin, days);
        PreparedBatch batch = handle.prepareBatch(UPSERT.formatted("values (:day, 'stock_value', :warehouse, :amount)"));
        handle.createQuery("select b.warehouse_id, sum(b.on_hand * coalesce(s.unit_cost, 0)) from stock_balance b join sku s on s.id = b.sku_id group by 1")
                .map((row, context) -> {
                    double value = row.getDouble(2);
                    double[] changes = moved.getOrDefault(row.getInt(1), new double[days]);
                    for (int day = days - 1; day >= 0; day--) {
                        batch.bind("day", begin.plusDays(day)).bind("warehouse", row.getInt(1)).bind("amount", value).add();
                        value -= changes[day];
                    }
                    return true;
                }).list();
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Value that came and went by warehouse, one number a day from {@code begin} on; what moved after the last day counts on it. */
    private Map<Integer, double[]> moved(Handle handle, LocalDate begin, int days) {
        Instant start = begin.atStartOfDay(clock.getZone()).toInstant();
        Map<Integer, double[]> moved = new HashMap<>();
        handle.createQuery("""
                        select m.warehouse_id, %s, sum(m.units * coalesce(s.unit_cost, 0)) from stock_movement m join sku s on s.id = m.sku_id
                        where m.moved_at >= :start group by 1, 2
                        """.formatted(LocalDay.of("m.moved_at", clock.getZone(), start))).bind("start", LocalDateTime.ofInstant(start, ZoneOffset.UTC))
                .map((row, context) -> moved.computeIfAbsent(row.getInt(1), _ -> new double[days])
                        [(int) Math.clamp(ChronoUnit.DAYS.between(begin, row.getObject(2, LocalDate.class)), 0, days - 1)] += row.getDouble(3)).forEach(_ -> { });
        return moved;
    }

    private static void alerts(Handle handle, LocalDate today) {
        handle.createUpdate(UPSERT.formatted("""
                select :today, f.name, coalesce(a.warehouse_id, 0), if(f.name = 'alerts_open', count(*), sum(a.money)) from alert a
                  join (select 'alerts_open' as name union all select 'alerts_money') f where a.state = 'open' group by 2, 3
                """)).bind("today", today).execute();
    }

    /** The trends of the actor's warehouses. */
    @RolesAllowed(Role.VIEW)
    public Trends trends() {
        LocalDate today = calendar.planningDay();
        LocalDate from = today.minusDays(KEPT_DAYS - 1L);
        Map<String, double[]> read = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select name, day, sum(amount) from daily_figure where day between :from and :today and (warehouse_id = 0 or "
                        + Scope.sees("warehouse_id") + ") group by 1, 2").bind("from", from).bind("today", today)
                .map((row, context) -> days(read, row.getString(1))[(int) ChronoUnit.DAYS.between(from, row.getObject(2, LocalDate.class))] = row.getDouble(3))
                .forEach(_ -> { }));
        var stockValue = days(read, "stock_value");
        var turns = Trend.ratio(days(read, "cost_sold"), stockValue, WINDOW);
        return new Trends(Trend.ratio(days(read, "units_sold"), days(read, "units_wanted"), WINDOW).lastDays(SHOWN_DAYS), Trend.ratio(days(read, "places_in_stock"), days(read, "places"), WINDOW).lastDays(SHOWN_DAYS), Trend.steps(stockValue).lastDays(SHOWN_DAYS),
                turns.times(365).lastDays(SHOWN_DAYS), Trend.steps(days(read, "wql")).lastDays(SHOWN_DAYS), Trend.steps(days(read, "wql_naive")).lastDays(SHOWN_DAYS),
                Trend.ratio(days(read, "receipts_on_time"), days(read, "receipts"), WINDOW).lastDays(SHOWN_DAYS),
                Trend.ratio(days(read, "revenue"), ones(), WINDOW).lastDays(SHOWN_DAYS));
    }

    private static double[] ones() {
        double[] ones = new double[KEPT_DAYS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] days(Map<String, double[]> read, String name) {
        return read.computeIfAbsent(name, _ -> {
            double[] unknown = new double[KEPT_DAYS];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        });
    }
}
