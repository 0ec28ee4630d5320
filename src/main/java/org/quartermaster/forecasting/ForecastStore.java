package org.quartermaster.forecasting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Numbers;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.forecasting.selection.ForecastResult;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.Provenance;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.evaluation.ScoreSums;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.WorkFailed;

/**
 * Writes runs. A run is {@code running} while its rows arrive, and nobody reads them; {@link #publish} makes it {@code current} by one update, together with everything that
 * belongs to it. What a crash left behind is marked {@code failed} by the next {@link #begin} and pruned.
 */
final class ForecastStore {

    /** Under which the model of the mean stands; see {@link #name}. */
    static final String MEAN = "mean";
    private static final String POOL = "pool";

    private static final int PRUNE_ROWS = 5_000;
    private static final int COMPLETE_RUNS_KEPT = 2;

    private final Jdbi jdbi;

    ForecastStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param job that makes the run; 0: none */
    long begin(LocalDate asOf, PipelineOptions options, Instant now, long job) {
        return jdbi.withHandle(handle -> {
            handle.execute("update forecast_run set state = 'failed' where state = 'running'");
            long id = Numbers.take(handle, "forecast_run", 1);
            handle.createUpdate("""
                            insert into forecast_run (id, state, as_of, horizon, started_at, seed, score_days, job_id) values (:id, 'running', :asOf, :horizon, :at, :seed, :days, :job)
                            """)
                    .bind("id", id).bind("asOf", asOf).bind("horizon", options.horizon()).bind("at", utc(now)).bind("seed", options.seed())
                    .bind("days", options.scoreDays()).bind("job", job == 0 ? null : job).execute();
            return id;
        });
    }

    /** The run that this job began before a crash: divided and not published yet, or published and not told of. Empty when there is none. */
    Optional<ForecastRunFacts> begunBy(long job, LocalDate asOf) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.* from forecast_run r where r.job_id = :job and r.as_of = :asOf
                          and (r.state = 'current' or r.state = 'running' and exists (select 1 from forecast_segment s where s.run_id = r.id)) order by r.id desc limit 1
                        """).bind("job", job).bind("asOf", asOf).map((row, _) -> ForecastReading.run(row)).findFirst());
    }

    ForecastRunFacts facts(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from forecast_run where id = :id").bind("id", run).map((row, _) -> ForecastReading.run(row)).one());
    }

    /** Notes what a run is made from. */
    void inputs(long run, String print) {
        jdbi.useHandle(handle -> handle.execute("update forecast_run set inputs = ? where id = ?", print, run));
    }

    static WorkFailed replaced(long run) {
        return new WorkFailed("Forecast run %d was replaced by a newer one.".formatted(run), Reason.of("forecasting.error.replaced", run));
    }

    boolean isRunning(long run) {
        return facts(run).state().equals("running");
    }

    /** @param prices list price per unit of each result, NaN when unknown */
    void add(SegmentAttempt by, List<ForecastResult> results, double[] prices) {
        jdbi.useTransaction(handle -> {
            by.hold(handle);
            PreparedBatch batch = handle.prepareBatch("""
                    insert into forecast (run_id, segment, sku_id, warehouse_id, quantiles, total_mean, value, method, weights, demand_class, adi, cv2, inverse_shape, variance_ratio,
                      day_correlation, wql, wql_naive, wql_simple, wape, bias, bias_naive, bias_simple, coverage, coverage_naive, coverage_simple, simple_method, reasons, fallback, wape_naive, wape_simple, next_naive, next_simple, later_naive,
                      later_simple, past_weeks, reconciled)
                    values (:run, :segment, :sku, :warehouse, :quantiles, :total, :value, :method, :weights, :class, :adi, :cv2, :shape, :ratio, :correlation, :wql, :wqlNaive, :wqlSimple,
                      :wape, :bias, :biasNaive, :biasSimple, :coverage, :coverageNaive, :coverageSimple, :simpleMethod, :reasons, :fallback, :wapeNaive, :wapeSimple,
                      :nextNaive, :nextSimple, :laterNaive, :laterSimple, :pastWeeks, :reconciled)
                    """);
            for (int i = 0; i < results.size(); i++) {
                bind(batch.bind("run", by.run()).bind("segment", by.segment()), results.get(i), prices[i]).add();
            }
            batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch row, ForecastResult result, double price) {
        double total = total(result.forecast());
        var demand = result.series().demand();
        row.bind("sku", result.series().sku()).bind("warehouse", result.series().warehouse()).bind("quantiles", ForecastBlob.write(result.forecast()))
                .bind("total", total).bind("value", Double.isNaN(price) ? BigDecimal.ZERO : BigDecimal.valueOf(total * price).setScale(2, RoundingMode.HALF_UP))
                .bind("method", result.method()).bind("weights", result.weights()).bind("class", demand.demandClass().code())
                .bind("adi", demand.adi()).bind("cv2", demand.cv2()).bind("shape", result.spread().inverseShape()).bind("ratio", result.spread().ratio())
                .bind("correlation", result.spread().correlation()).bind("simpleMethod", result.simpleMethod())
                .bind("reasons", String.join(",", result.reasons())).bind("fallback", result.fallback()).bind("reconciled", result.reconciled());
        ScoreSums chosen = result.chosen();
        ScoreSums naive = result.naive();
        ScoreSums simple = result.simple();
        WeekSteps steps = WeekSteps.of(result);
        return row.bind("wql", nullable(chosen.wql())).bind("wqlNaive", nullable(naive.wql())).bind("wqlSimple", nullable(simple.wql()))
                .bind("wape", nullable(chosen.wape())).bind("bias", nullable(chosen.bias())).bind("biasNaive", nullable(naive.bias()))
                .bind("biasSimple", nullable(simple.bias())).bind("coverage", nullable(chosen.coverage())).bind("coverageNaive", nullable(naive.coverage()))
                .bind("coverageSimple", nullable(simple.coverage())).bind("wapeNaive", nullable(naive.wape())).bind("wapeSimple", nullable(simple.wape()))
                .bind("nextNaive", nullable(steps.naive().next())).bind("nextSimple", nullable(steps.simple().next())).bind("laterNaive", nullable(steps.naive().later()))
                .bind("laterSimple", nullable(steps.simple().later())).bind("pastWeeks", steps.pastBytes());
    }

    private static double total(QuantileForecast forecast) {
        double total = 0;
        for (float mean : forecast.mean()) {
            total += mean;
        }
        return total;
    }

    /** Name of what a segment learned. */
    static String name(String what, int segment) {
        return segment == 0 ? what : what + "." + segment;
    }

    /** Writes what a segment learned, if it did. */
    void learned(SegmentAttempt by, RunReport report, DemandPool pool, LocalDate firstDay, LocalDate asOf, PipelineOptions options) {
        if (report.model() != null) {
            jdbi.useTransaction(handle -> {
                by.hold(handle);
                model(handle, by.run(), name(MEAN, by.segment()), report.model(), firstDay, asOf, options);
                memory(handle, by.run(), name(RunMemory.NAME, by.segment()), RunMemory.of(report, pool), firstDay, asOf, options);
            });
        }
    }

    /** Writes what all series have in common, for the segments of the run. */
    void pool(long run, DemandPool pool, LocalDate firstDay, LocalDate asOf, PipelineOptions options) {
        jdbi.useTransaction(handle -> memory(handle, run, POOL, bytes(pool), firstDay, asOf, options));
    }

    DemandPool pool(long run) {
        byte[] content = jdbi.withHandle(handle -> handle.createQuery("select content from forecast_model where run_id = :run and name = :name").bind("run", run).bind("name", POOL).mapTo(byte[].class).one());
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            return DemandPool.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(DemandPool pool) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            pool.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Makes the run the one that everybody sees. @throws WorkFailed when it is not running any more: a newer one has begun */
    void publish(long run, RunReport report, Instant now, double seconds) {
        jdbi.useTransaction(handle -> {
            if (handle.createQuery("select id from forecast_run where id = :id and state = 'running' for update").bind("id", run).mapTo(Long.class).findOne().isEmpty()) {
                throw replaced(run);
            }
            scores(handle, run, report);
            levels(handle, run, report.levels());
            ScoreSums chosen = report.overall(RunReport.CHOSEN);
            handle.createUpdate("""
                            update forecast_run set completed_at = :at, origins = :origins, series = :series, training_rows = :rows, learned = :learned,
                              simple_method = :simple, wql = :wql, wql_naive = :wqlNaive, wql_simple = :wqlSimple, wape = :wape, bias = :bias, coverage = :coverage,
                              demand = :demand, seconds = :seconds, network = left(:network, 200), network_provider = left(:provider, 60), network_detail = left(:detail, 400),
                              network_fault = left(:fault, 400) where id = :id
                            """)
                    .bind("id", run).bind("at", utc(now)).bind("origins", report.origins()).bind("series", report.series()).bind("rows", report.trainingRows())
                    .bind("learned", report.learned()).bind("simple", report.simpleMethod()).bind("wql", nullable(chosen.wql()))
                    .bind("wqlNaive", nullable(report.overall("seasonal-naive").wql())).bind("wqlSimple", nullable(report.overall(report.simpleMethod()).wql()))
                    .bind("wape", nullable(chosen.wape())).bind("bias", nullable(chosen.bias())).bind("coverage", nullable(chosen.coverage()))
                    .bind("demand", chosen.demand()).bind("seconds", seconds).bind("network", report.network().name()).bind("provider", report.network().provider())
                    .bind("detail", report.network().detail()).bind("fault", report.network().fault()).execute();
            handle.createUpdate("update forecast_run set state = case when id = :id then 'current' else 'old' end where state = 'current' or id = :id")
                    .bind("id", run).execute();
        });
    }

    private static void scores(Handle handle, long run, RunReport report) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into forecast_score (run_id, demand_class, method, series, demand, wql, wape, bias, coverage, chosen)
                values (:run, :class, :method, :series, :demand, :wql, :wape, :bias, :coverage, :chosen)
                """);
        for (var score : report.scores()) {
            batch.bind("run", run).bind("class", score.demandClass()).bind("method", score.method()).bind("series", score.series())
                    .bind("demand", score.sums().demand()).bind("wql", nullable(score.sums().wql())).bind("wape", nullable(score.sums().wape()))
                    .bind("bias", nullable(score.sums().bias())).bind("coverage", nullable(score.sums().coverage())).bind("chosen", score.chosen()).add();
        }
        batch.execute();
    }

    private static void levels(Handle handle, long run, List<LevelChoice> levels) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into forecast_level (run_id, position, level, sums, rule, share, belief, method, before_error, after_error, tried_error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        for (int i = 0; i < levels.size(); i++) {
            LevelChoice one = levels.get(i);
            batch.add(run, i + 1, one.level().code(), one.nodes(), one.rule().kind().code(), one.rule().share(), one.belief(), one.method(), nullable(one.before()), nullable(one.after()), nullable(one.tried()));
        }
        if (!levels.isEmpty()) {
            batch.execute();
        }
    }

    private static void model(Handle handle, long run, String name, BoostedModel model, LocalDate from, LocalDate to, PipelineOptions options) {
        byte[] content = content(model);
        handle.createUpdate("""
                        insert into forecast_model (run_id, name, trained_from, trained_to, training_rows, features, options, seed, trees, libraries, sha256, content)
                        values (:run, :name, :from, :to, :rows, :features, :options, :seed, :trees, left(:libraries, 200), :hash, :content)
                        """)
                .bind("run", run).bind("name", name).bind("from", from).bind("to", to).bind("rows", model.record().rows()).bind("features", String.join(",", model.features()))
                .bind("options", model.record().options().toString()).bind("seed", options.seed()).bind("trees", model.record().trees())
                .bind("libraries", libraries()).bind("hash", sha256(content)).bind("content", content).execute();
    }

    /** What explanations and segments need beside the model. */
    private static void memory(Handle handle, long run, String name, byte[] content, LocalDate from, LocalDate to, PipelineOptions options) {
        handle.createUpdate("""
                        insert into forecast_model (run_id, name, trained_from, trained_to, training_rows, features, options, seed, trees, libraries, sha256, content)
                        values (:run, :name, :from, :to, 0, '', '', :seed, 0, left(:libraries, 200), :hash, :content)
                        """)
                .bind("run", run).bind("name", name).bind("from", from).bind("to", to).bind("seed", options.seed())
                .bind("libraries", libraries()).bind("hash", sha256(content)).bind("content", content).execute();
    }

    private static String libraries() {
        return new TreeMap<>(Provenance.versions()).entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).collect(Collectors.joining(", "));
    }

    /** Marks a run that ended without being published. @param state failed or cancelled */
    void abandon(long run, String state, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update forecast_run set state = :state, completed_at = :at where id = :id and state = 'running'")
                .bind("state", state).bind("at", utc(now)).bind("id", run).execute());
    }

    /** Deletes the forecasts of all runs but the newest complete ones, the one that {@link DriftWatch} watches, and one that was broken off with segments done, in small steps; scores and run rows stay. */
    void prune() {
        var doomed = jdbi.withHandle(handle -> {
            var keep = handle.createQuery("select id from forecast_run where state in ('current', 'old') order by id desc limit " + COMPLETE_RUNS_KEPT)
                    .mapTo(Long.class).list();
            handle.createQuery("""
                            select r.id from forecast_run r where r.state in ('current', 'old') and r.as_of > (select max(n.as_of) from forecast_run n where n.state = 'current') - interval :days day
                              and exists (select 1 from forecast f where f.run_id = r.id) order by r.as_of, r.id limit 1
                            """).bind("days", DriftWatch.DAYS).mapTo(Long.class).forEach(keep::add);
            unpublished(handle).ifPresent(keep::add);
            return handle.createQuery("select distinct r.id from forecast_run r where r.state <> 'running' and exists (select 1 from forecast f where f.run_id = r.id)")
                    .mapTo(Long.class).list().stream().filter(id -> !keep.contains(id)).toList();
        });
        long unpublished = jdbi.withHandle(ForecastStore::unpublished).orElse(0L);
        jdbi.useHandle(handle -> handle.execute("delete s from forecast_segment_sum s join forecast_run r on r.id = s.run_id where r.state <> 'running' and r.id <> ?", unpublished));
        jdbi.useHandle(handle -> handle.execute("delete m from forecast_model m join forecast_run r on r.id = m.run_id where r.state <> 'running' and m.name = ?", POOL));
        for (long run : doomed) {
            ForecastSums.delete(jdbi, run);
            while (jdbi.withHandle(handle -> handle.execute("delete from forecast where run_id = ? limit " + PRUNE_ROWS, run)) == PRUNE_ROWS) {
                Thread.onSpinWait();
            }
            jdbi.useHandle(handle -> handle.execute("delete from forecast_model where run_id = ?", run));
        }
    }

    /** The newest run that failed or was cancelled after the one that is shown, when some of its segments are done: the next run may take them over. */
    private static Optional<Long> unpublished(Handle handle) {
        return handle.createQuery("""
                select max(r.id) from forecast_run r join forecast_segment s on s.run_id = r.id
                where r.state in ('failed', 'cancelled') and s.report is not null and r.id > (select coalesce(max(c.id), 0) from forecast_run c where c.state = 'current')
                """).mapTo(Long.class).findOne();
    }

    private static byte[] content(BoostedModel model) {
        try (var out = new ByteArrayOutputStream()) {
            model.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Double nullable(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
