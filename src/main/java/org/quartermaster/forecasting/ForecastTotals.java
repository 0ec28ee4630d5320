package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.ForecastTimeline.Earlier;
import org.quartermaster.forecasting.SeriesPast.Span;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.PastTotal;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;

/**
 * Adds forecasts and history up to any level, within the actor's warehouses. A SKU's series are read themselves; of categories and warehouses the sums that the run kept are, a row per
 * category and warehouse, and only the series that carry overrides of their own beside them.
 */
@ApplicationScoped
@Transactional
public class ForecastTotals {

    private static final int SKUS_PER_QUERY = 500;

    private Jdbi jdbi;
    private Forecasts forecasts;
    private SeriesPasts pasts;
    private BusinessCalendar calendar;

    protected ForecastTotals() {
    }

    @Inject
    public ForecastTotals(Jdbi jdbi, Forecasts forecasts, SeriesPasts pasts, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.forecasts = forecasts;
        this.pasts = pasts;
        this.calendar = calendar;
    }

    /** The level's history and forecast, or empty before the first run or where the level has no series the actor sees. */
    @RolesAllowed(Role.VIEW)
    public Optional<ForecastTimeline> of(ForecastLevel level) {
        return forecasts.currentRun().flatMap(run -> level.sku() == null ? ofSums(run, level) : ofSku(run, level));
    }

    private Optional<ForecastTimeline> ofSku(ForecastRunFacts run, ForecastLevel level) {
        List<StoredForecast> rows = forecasts.of(SkuRange.of(level.sku())).stream().filter(row -> level.warehouse() == null || level.warehouse().equals(row.warehouse())).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<SeriesPast> series = pasts.of(level.sku(), run.asOf(), run.horizon()).stream().filter(past -> level.warehouse() == null || level.warehouse().equals(past.warehouse())).toList();
        var sums = new SkuSums(run, series);
        rows.forEach(sums::add);
        return Optional.of(new ForecastTimeline(run, sums.past(), sums.baseline(), sums.total(), missing(rows, series).orElseGet(() -> missing(run, sums.past())),
                sums.promotions(), jdbi.withHandle(handle -> earlier(handle, run, level)), jdbi.withHandle(handle -> keptOfSku(handle, level)), rows));
    }

    private Optional<ForecastTimeline> ofSums(ForecastRunFacts run, ForecastLevel level) {
        return jdbi.withHandle(handle -> {
            OverrideBook book = OverrideBook.read(jdbi, run, calendar.planningDay());
            List<ForecastSums.Ahead> cells = ForecastSums.ahead(handle, run.id(), level, book.tree());
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            AheadTotal baseline = AheadTotal.empty(run.horizon());
            cells.forEach(cell -> baseline.add(cell.total()));
            AheadTotal total = book.isEmpty() ? baseline : overridden(handle, run, level, book, cells);
            PastTotal past = ForecastSums.past(handle, run, level, book.tree(), ForecastRun.HISTORY_DAYS);
            return Optional.of(new ForecastTimeline(run, past, baseline, total, missing(run, past), promotions(run, past), earlier(handle, run, level),
                    kept(handle, level, book.tree()), List.of()));
        });
    }

    /** Of the one series that is forecast, or empty where there are several. */
    private static Optional<List<Span>> missing(List<StoredForecast> rows, List<SeriesPast> series) {
        return rows.size() > 1 ? Optional.empty() : series.stream().filter(past -> past.warehouse().equals(rows.getFirst().warehouse())).findFirst().map(SeriesPast::missing);
    }

    private static List<Span> missing(ForecastRunFacts run, PastTotal past) {
        return Span.where(run.asOf().minusDays(past.days() - 1L), past.days(), day -> past.lostShare(day) >= ForecastTimeline.SHORT_SHARE);
    }

    private static List<Span> promotions(ForecastRunFacts run, PastTotal past) {
        return Span.where(run.asOf().minusDays(past.days() - 1L), past.promoted().length, day -> past.promotedShare(day) >= ForecastTimeline.PROMOTED_SHARE);
    }

    private AheadTotal overridden(Handle handle, ForecastRunFacts run, ForecastLevel level, OverrideBook book, List<ForecastSums.Ahead> cells) {
        AheadTotal total = AheadTotal.empty(run.horizon());
        cells.forEach(cell -> total.add(changed(cell, book, run.asOf())));
        List<Integer> skus = List.copyOf(book.skus());
        for (int i = 0; i < skus.size(); i += SKUS_PER_QUERY) {
            own(handle, run, level, book, skus.subList(i, Math.min(skus.size(), i + SKUS_PER_QUERY)), total);
        }
        return total;
    }

    /** A cell with the overrides of whole categories and warehouses. */
    private AheadTotal changed(ForecastSums.Ahead cell, OverrideBook book, LocalDate asOf) {
        List<OverrideLayer.Laid> wide = book.wideOver(cell.cell().category(), cell.cell().warehouse());
        if (wide.isEmpty()) {
            return cell.total();
        }
        AheadTotal changed = cell.total().copy();
        var effects = new OverrideLayer.Effect[changed.horizon()];
        for (var laid : wide) {
            var effect = laid.override().holds(calendar.planningDay()) ? OverrideLayer.effect(laid, asOf, laid.expected()) : null;
            if (effect != null && effect.from() <= effect.to()) {
                Arrays.fill(effects, effect.from(), effect.to() + 1, effect);
            }
        }
        for (int day = 0; day < effects.length; day++) {
            if (effects[day] != null && !Double.isNaN(effects[day].factor())) {
                changed.scale(day, effects[day].factor());
            } else if (effects[day] != null) {
                changed.addOn(day, effects[day].each() * changed.series());
            }
        }
        return changed;
    }

    /** Puts the series that carry overrides of their own into the sum as they are. */
    private void own(Handle handle, ForecastRunFacts run, ForecastLevel level, OverrideBook book, List<Integer> skus, AheadTotal total) {
        LocalDate today = calendar.planningDay();
        handle.createQuery("""
                        select * from (select f.*, coalesce(s.category_id, 0) as category_id from forecast f join sku s on s.id = f.sku_id
                          where f.run_id = :run and f.sku_id in (<skus>)) f where %s
                        """.formatted(ForecastSums.condition(level, book.tree())))
                .bind("run", run.id()).bindList("skus", skus).map((row, _) -> {
                    StoredForecast series = ForecastReading.forecast(row, run.asOf());
                    int category = row.getInt("category_id");
                    int warehouse = series.warehouse().value();
                    float[] without = OverrideLayer.over(series.baseline(), book.wideOver(category, warehouse), today).mean();
                    float[] with = OverrideLayer.over(series.baseline(), book.over(series.sku().value(), category, warehouse), today).mean();
                    float[] price = new float[run.horizon()];
                    Arrays.fill(price, (float) (row.getDouble("value") / Math.max(1e-9, row.getDouble("total_mean"))));
                    total.replace(without, with, series.spread(), price);
                    return row.getRow();
                }).forEach(_ -> { });
    }

    private static Map<LocalDate, Double> keptOfSku(Handle handle, ForecastLevel level) {
        var kept = new HashMap<LocalDate, Double>();
        handle.createQuery("select weeks from forecast_past where ahead = 1 and sku_id = :sku and " + ForecastSums.condition(level, CategoryTree.read(handle))).bind("sku", level.sku().value())
                .map((row, _) -> KeptWeeks.read(row.getBytes(1))).forEach(weeks -> weeks.forEach((monday, week) -> kept.merge(monday, (double) week.total(), Double::sum)));
        return kept;
    }

    private static Map<LocalDate, Double> kept(Handle handle, ForecastLevel level, CategoryTree tree) {
        var kept = new HashMap<LocalDate, Double>();
        handle.createQuery("select week, sum(expected) from forecast_value where ahead = 1 and %s group by week".formatted(ForecastSums.condition(level, tree)))
                .map((row, _) -> kept.put(row.getObject(1, LocalDate.class), row.getDouble(2))).list();
        return kept;
    }

    private Earlier earlier(Handle handle, ForecastRunFacts run, ForecastLevel level) {
        var before = handle.createQuery("select * from forecast_run where state = 'old' and id < :run order by id desc limit 1").bind("run", run.id())
                .map((row, _) -> ForecastReading.run(row)).findOne();
        if (before.isEmpty()) {
            return null;
        }
        AheadTotal sum = AheadTotal.empty(before.get().horizon());
        if (level.sku() == null) {
            ForecastSums.ahead(handle, before.get().id(), level, CategoryTree.read(handle)).forEach(cell -> sum.add(cell.total()));
        } else {
            handle.createQuery("select * from forecast where run_id = :run and sku_id = :sku and " + ForecastSums.condition(level, CategoryTree.read(handle)))
                    .bind("run", before.get().id()).bind("sku", level.sku().value()).map((row, _) -> ForecastReading.forecast(row, before.get().asOf()))
                    .forEach(row -> sum.add(row.baseline().mean(), row.spread(), unknown(row.baseline().horizon()), new float[0]));
        }
        return sum.series() == 0 ? null : new Earlier(before.get().asOf(), sum);
    }

    private static float[] unknown(int days) {
        float[] price = new float[days];
        Arrays.fill(price, Float.NaN);
        return price;
    }
}
