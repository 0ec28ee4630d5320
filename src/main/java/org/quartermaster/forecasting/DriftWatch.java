package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.evaluation.ForecastScore;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;

/**
 * Compares what an earlier run forecast with what was sold since, whenever a run is published, and fires {@link ForecastDrifted} when that is much worse than the run's back-test.
 *
 * <p>One run is watched at a time: the oldest whose forecasts are kept. {@link ForecastStore#prune} keeps it for {@value #DAYS} days; then the next one is watched.
 */
@ApplicationScoped
public class DriftWatch {

    static final int DAYS = 28;
    private static final int LEAST_DAYS = 7;
    private static final int SKUS_PER_BLOCK = 500;

    private Jdbi jdbi;
    private Catalog catalog;
    private SalesHistory history;
    private Consumer<ForecastDrifted> drifted;

    protected DriftWatch() {
    }

    @Inject
    public DriftWatch(Jdbi jdbi, Catalog catalog, SalesHistory history, Event<ForecastDrifted> drifted) {
        this(jdbi, catalog, history, (Consumer<ForecastDrifted>) drifted::fire);
    }

    /** Without a container: {@code drifted} is told instead of an event. */
    DriftWatch(Jdbi jdbi, Catalog catalog, SalesHistory history, Consumer<ForecastDrifted> drifted) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.history = history;
        this.drifted = drifted;
    }

    /** The newest comparison, all series first; empty before a run is {@value #LEAST_DAYS} days old. */
    @RolesAllowed(Role.VIEW)
    public List<Drift> newest() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select demand_class, days, units, wql, wql_before, bias, bias_before, cost, margin from forecast_drift
                        where run_id = (select run_id from forecast_drift order by measured_to desc, run_id desc limit 1) order by demand_class <> 'all', units desc
                        """).mapTo(Drift.class).list());
    }

    /** A run whose forecasts are compared. */
    public record Watched(long id, LocalDate asOf) {
    }

    void compare(@Observes ForecastPublished published) {
        watched(published.asOf()).ifPresent(run -> {
            int days = (int) Math.min(DAYS, ChronoUnit.DAYS.between(run.asOf(), published.asOf()));
            List<Drift> drifts = drifts(run, scores(run, days), days);
            Set<String> known = note(run, run.asOf().plusDays(days), drifts);
            List<Drift> news = drifts.stream().filter(drift -> drift.isDrifted() && !known.contains(drift.demandClass())).toList();
            if (!news.isEmpty()) {
                drifted.accept(new ForecastDrifted(run.id(), run.asOf().plusDays(days), news));
            }
        });
    }

    private Optional<Watched> watched(LocalDate asOf) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id, r.as_of from forecast_run r where r.state in ('current', 'old') and r.as_of <= :latest
                          and exists (select 1 from forecast f where f.run_id = r.id) order by r.as_of, r.id limit 1
                        """).bind("latest", asOf.minusDays(LEAST_DAYS)).mapTo(Watched.class).findFirst());
    }

    private Map<String, Tally> scores(Watched run, int days) {
        var scores = new TreeMap<String, Tally>();
        List<Integer> skus = jdbi.withHandle(handle -> handle.createQuery("select distinct sku_id from forecast where run_id = :run order by sku_id").bind("run", run.id()).mapTo(Integer.class).list());
        for (int i = 0; i < skus.size(); i += SKUS_PER_BLOCK) {
            score(run, new SkuRange(skus.get(i), skus.get(Math.min(skus.size(), i + SKUS_PER_BLOCK) - 1)), days, scores);
        }
        return scores;
    }

    private record Stored(String demandClass, QuantileForecast forecast) {
    }

    private void score(Watched run, SkuRange block, int days, Map<String, Tally> scores) {
        var stored = new HashMap<Long, Stored>();
        jdbi.useHandle(handle -> handle.createQuery("select sku_id, warehouse_id, demand_class, quantiles from forecast where run_id = :run and sku_id between :from and :to")
                .bind("run", run.id()).bind("from", block.fromId()).bind("to", block.toId())
                .map((row, _) -> stored.put(key(row.getInt(1), row.getInt(2)), new Stored(row.getString(3), ForecastBlob.read(row.getBytes(4), run.asOf())))).list());
        Map<Integer, SkuFacts> skus = catalog.facts(block).stream().collect(Collectors.toMap(sku -> sku.id().value(), Function.identity()));
        LocalDate last = run.asOf().plusDays(days);
        history.forEachSeries(block, run.asOf().plusDays(1), last, last, series -> {
            Stored one = stored.get(key(series.sku().value(), series.warehouse().value()));
            if (one != null) {
                SkuFacts sku = skus.get(series.sku().value());
                scores.computeIfAbsent(one.demandClass(), _ -> new Tally()).add(series, one.forecast(), sku);
                scores.computeIfAbsent(RunReport.ALL, _ -> new Tally()).add(series, one.forecast(), sku);
            }
        });
    }

    /** How the forecasts of a class came true, and what the units sold were worth. */
    private static final class Tally {
        private final ForecastScore score = new ForecastScore(QuantileForecast.levels());
        private double cost;
        private double margin;

        void add(DailySeries series, QuantileForecast forecast, SkuFacts sku) {
            double before = score.absoluteActual();
            for (int t = 0; t < Math.min(series.days(), forecast.horizon()); t++) {
                score.add(series.units()[t], forecast.quantiles(), t * QuantileForecast.LEVELS, forecast.mean()[t]);
            }
            double units = score.absoluteActual() - before;
            if (sku != null && sku.unitCost() > 0) {
                cost += units * sku.unitCost();
                margin += sku.unitPrice() > sku.unitCost() ? units * (sku.unitPrice() - sku.unitCost()) : 0;
            }
        }
    }

    private static long key(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }

    /** What was promised is known only for classes that sold something in the back-test. */
    private List<Drift> drifts(Watched run, Map<String, Tally> scores, int days) {
        return jdbi.withHandle(handle -> handle.createQuery("select demand_class, wql, bias from forecast_score where run_id = :run and method = :method and wql is not null and bias is not null")
                .bind("run", run.id()).bind("method", RunReport.CHOSEN)
                .map((row, _) -> drift(row.getString(1), scores.get(row.getString(1)), row.getDouble(2), row.getDouble(3), days)).list()).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Drift> drift(String demandClass, Tally tally, double wql, double bias, int days) {
        if (tally == null || tally.score.absoluteActual() == 0) {
            return Optional.empty();
        }
        ForecastScore score = tally.score;
        return Optional.of(new Drift(demandClass, days, score.absoluteActual(), score.wql(), wql, score.bias(), bias, tally.cost, tally.margin));
    }

    /** Replaces the run's rows. @return the classes that had drifted before */
    private Set<String> note(Watched run, LocalDate to, List<Drift> drifts) {
        return jdbi.inTransaction(handle -> {
            var known = new HashSet<>(handle.createQuery("select demand_class from forecast_drift where run_id = :run and drifted").bind("run", run.id()).mapTo(String.class).list());
            handle.execute("delete from forecast_drift where run_id = ?", run.id());
            var batch = handle.prepareBatch("""
                    insert into forecast_drift (run_id, demand_class, measured_to, days, units, wql, wql_before, bias, bias_before, cost, margin, drifted)
                    values (:run, :demandClass, :to, :days, :units, :wql, :wqlBefore, :bias, :biasBefore, :cost, :margin, :drifted)
                    """);
            // who drifted once was told of: that stays
            drifts.forEach(drift -> batch.bind("run", run.id()).bind("to", to).bindMethods(drift).bind("drifted", drift.isDrifted() || known.contains(drift.demandClass())).add());
            if (!drifts.isEmpty()) {
                batch.execute();
            }
            return known;
        });
    }
}
