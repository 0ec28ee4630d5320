package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.learning.Provenance;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.PartNotDone;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Twelve SKUs in two warehouses, forecast in two segments of six SKUs. Much is sold in the first week of a month, which trees see and smoothing does not. */
class ForecastSegmentsIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int SKUS = 12;
    private static final int JOB = 77;
    private static final Map<String, String> SIMPLE = Map.of("series", "12", "learned", "false");

    private static final Jdbi JDBI = TestDatabase.fresh().jdbi();

    private final List<ForecastPublished> published = new ArrayList<>();
    private final Forecasts forecasts = new Forecasts(JDBI, new FixedCalendar(TODAY));
    private final ForecastRun work = new ForecastRun(JDBI, new Catalog(JDBI), new SalesHistory(JDBI), new Warehouses(JDBI), new FixedCalendar(TODAY), Clock.systemUTC(),
            (ForecastPublished event) -> published.add(event));

    @BeforeAll
    static void company() {
        FactRows.skus(JDBI, SKUS);
        FactRows.warehouses(JDBI, 2);
        JDBI.useHandle(handle -> {
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, 10)");
            for (int sku = 1; sku <= SKUS; sku++) {
                for (int warehouse = 1; warehouse <= 2; warehouse++) {
                    var random = new Random(sku * 31L + warehouse);
                    for (int back = 1; back <= 500; back++) {
                        LocalDate day = TODAY.minusDays(back);
                        sale.add(sku, warehouse, day, (day.getDayOfMonth() <= 7 ? 5 : 1) * (2 + sku) + random.nextInt(3));
                    }
                }
            }
            sale.execute();
        });
    }

    @BeforeEach
    void noRuns() {
        List.of("forecast_run", "forecast", "forecast_score", "forecast_model", "forecast_segment", "forecast_segment_sum", "forecast_sum", "forecast_sku", "forecast_drift", "forecast_past", "forecast_value")
                .forEach(table -> JDBI.useHandle(handle -> handle.execute("delete from " + table)));
    }

    /** A job that runs its parts here, and may be stopped after some of them. */
    private static final class Job extends QuietWork {
        private final long id;
        private final int partsBeforeTheEnd;
        private final Exception end;

        Job(long id, Map<String, String> parameters) {
            this(id, parameters, Integer.MAX_VALUE, null);
        }

        /** @param end what happens after so many parts */
        Job(long id, Map<String, String> parameters, int partsBeforeTheEnd, Exception end) {
            super(parameters);
            this.id = id;
            this.partsBeforeTheEnd = partsBeforeTheEnd;
            this.end = end;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public void parts(String step, Work part, List<WorkPart> parts) throws Exception {
            super.parts(step, part, parts.subList(0, Math.min(partsBeforeTheEnd, parts.size())));
            if (end != null) {
                throw end;
            }
        }
    }

    private void run(WorkContext context) {
        Actor.NIGHT_RUN.run(() -> work.run(context));
    }

    private List<StoredForecast> all() throws Exception {
        return Actor.NIGHT_RUN.call(() -> forecasts.of(SkuRange.ALL));
    }

    private <T> List<T> list(String sql, Class<T> type) {
        return JDBI.withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
    }

    private List<String> states() {
        return list("select state from forecast_run order by id", String.class);
    }

    @Test
    void publishesTwoSegmentsAsOneRunAndForecastsTheSameAgain() throws Exception {
        Map<String, String> learning = Map.of("series", "12", "rows", "20000");
        run(new Job(1, learning));
        var before = all();
        run(new Job(2, learning));
        var after = all();
        assertThat(published).extracting(ForecastPublished::forecasts).containsExactly(2 * SKUS, 2 * SKUS);
        assertThat(states()).containsExactly("old", "current");
        assertThat(after).hasSize(2 * SKUS).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).baseline().quantiles()).containsExactly(before.get(i).baseline().quantiles());
        }
        assertThat(list("select concat(from_sku, '-', to_sku, ' ', series) from forecast_segment where run_id = %d order by segment".formatted(after.getFirst().run()), String.class))
                .containsExactly("1-6 12", "7-12 12");
        assertThat(list("select distinct segment from forecast where run_id = %d order by 1".formatted(after.getFirst().run()), Integer.class)).containsExactly(1, 2);
        assertSumsOfAllSegments(after.getFirst().run());
        assertExplainedByItsOwnSegment(after);
    }

    private void assertSumsOfAllSegments(long run) {
        assertThat(list("select sum(series) from forecast_sum where run_id = " + run, Integer.class)).containsExactly(2 * SKUS);
        assertThat(list("select abs(a.total - b.total) < 0.01 from (select sum(total_mean) as total from forecast_sum where run_id = %1$d) a, (select sum(total_mean) as total from forecast where run_id = %1$d) b"
                .formatted(run), Boolean.class)).containsExactly(true);
        assertThat(list("select series from forecast_score where run_id = %d and demand_class = 'all' and method = 'chosen'".formatted(run), Integer.class)).containsExactly(2 * SKUS);
        assertThat(list("select count(*) from forecast_segment_sum", Integer.class)).as("nothing is left over").containsExactly(0);
    }

    private void assertExplainedByItsOwnSegment(List<StoredForecast> rows) throws Exception {
        assertThat(list("select name from forecast_model where run_id = %d order by name".formatted(rows.getFirst().run()), String.class)).containsExactly("mean.1", "mean.2", "memory.1", "memory.2");
        ModelRecords.assertSayWhereTreesComeFrom(JDBI, rows.getFirst().run(), TODAY.minusDays(1));
        var explanations = new ForecastExplanations(JDBI, new SalesHistory(JDBI), new Catalog(JDBI), new Warehouses(JDBI));
        StoredForecast last = rows.getLast();
        assertThat(last.sku()).isEqualTo(new SkuId(SKUS));
        List<StoredForecast> everywhere = rows.stream().filter(row -> row.sku().equals(last.sku())).toList();
        assertAddsUp(Actor.NIGHT_RUN.call(() -> explanations.why(List.of(last), 0, 7)).orElseThrow(), List.of(last), 0);
        assertAddsUp(Actor.NIGHT_RUN.call(() -> explanations.why(everywhere, 7, 7)).orElseThrow(), everywhere, 7);
        JDBI.useHandle(handle -> handle.execute("delete from forecast_model where name = 'mean.2'"));
        assertThat(Actor.NIGHT_RUN.call(() -> explanations.of(last, 0, 7))).isEmpty();
        assertThat(Actor.NIGHT_RUN.call(() -> explanations.of(rows.getFirst(), 0, 7))).isPresent();
    }

    private static void assertAddsUp(ForecastWhy why, List<StoredForecast> series, int from) {
        var trees = why.trees();
        assertThat(trees.average() + trees.groups().values().stream().mapToDouble(Double::doubleValue).sum() + trees.correction()).isCloseTo(trees.forecast(), within(1e-6 * trees.forecast()));
        LocalDate first = series.getFirst().asOf().plusDays(from + 1L);
        double units = series.stream().mapToDouble(one -> one.demandOverDays(first, 7).mean()).sum();
        assertThat(trees.forecast() + why.others()).isCloseTo(units, within(1e-6 * units));
        assertThat(why).returns(first, ForecastWhy::from).returns(first.plusDays(6), ForecastWhy::to);
    }

    @Test
    void goesOnWithTheSegmentsThatWereNotDoneWhenItsNodeDied() throws Exception {
        run(new Job(1, SIMPLE));
        long shown = all().getFirst().run();
        assertThatThrownBy(() -> run(new Job(JOB, SIMPLE, 1, new InterruptedException()))).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(states()).containsExactly("current", "running");
        assertThat(all().getFirst().run()).isEqualTo(shown);
        // a mark in what is done, and half of what is not
        JDBI.useHandle(handle -> {
            handle.execute("update forecast set method = 'kept' where run_id > ? and sku_id = 2", shown);
            String columns = "sku_id, warehouse_id, quantiles, total_mean, method, weights, demand_class, adi, cv2, inverse_shape, variance_ratio, day_correlation, simple_method";
            handle.execute("insert into forecast (run_id, segment, %1$s) select (select max(id) from forecast_run), 2, %1$s from forecast where run_id = ? and sku_id in (7, 8)".formatted(columns), shown);
        });
        run(new Job(JOB, SIMPLE));
        assertThat(states()).as("one run, not two").containsExactly("old", "current");
        assertThat(all()).hasSize(2 * SKUS).filteredOn(row -> row.method().method().equals("kept")).extracting(row -> row.sku().value()).containsOnly(2);
        assertThat(published).hasSize(2);
        assertSumsOfAllSegments(all().getFirst().run());
    }

    @Test
    void isToldOfAgainButNotMadeAgainWhenTheNodeDiedRightAfterItWasPublished() {
        run(new Job(JOB, SIMPLE));
        run(new Job(JOB, SIMPLE));
        assertThat(states()).containsExactly("current");
        assertThat(published).hasSize(2).containsOnly(published.getFirst());
    }

    @Test
    void keepsTheRunBeforeWhenASegmentFailsOrIsCancelled() throws Exception {
        run(new Job(1, SIMPLE));
        long shown = all().getFirst().run();
        assertThatThrownBy(() -> run(new Job(2, SIMPLE, 1, failed("5.2")))).hasMessage("Part 5.2 failed: no room on the disk");
        assertThatThrownBy(() -> run(new Job(3, SIMPLE, 1, PartNotDone.cancelled("6.2", 62)))).hasMessage("Part 6.2 was cancelled.");
        assertThat(states()).containsExactly("current", "failed", "cancelled");
        assertThat(all()).extracting(StoredForecast::run).containsOnly(shown);
        assertThat(published).hasSize(1);
        run(new Job(4, SIMPLE));
        assertThat(list("select distinct run_id from forecast order by 1", Long.class)).as("what the others left is gone").hasSize(2);
    }

    private static PartNotDone failed(String part) {
        return PartNotDone.failed(part, 52, "no room on the disk", List.of(Reason.of("jobs.error.unexpected", "no room on the disk")));
    }

    /** One run is shown, and one after it failed when its first segment was done, in which SKU 2 bears a mark. */
    private void failAfterTheFirstSegment() {
        run(new Job(1, SIMPLE));
        assertThatThrownBy(() -> run(new Job(2, SIMPLE, 1, failed("5.2")))).isInstanceOf(PartNotDone.class);
        JDBI.useHandle(handle -> handle.execute("update forecast set method = 'kept' where run_id = (select max(id) from forecast_run) and sku_id = 2"));
    }

    private List<Integer> marked() throws Exception {
        return all().stream().filter(row -> row.method().method().equals("kept")).map(row -> row.sku().value()).distinct().toList();
    }

    @Test
    void takesOverWhatARunThatFailedHadFinished() throws Exception {
        failAfterTheFirstSegment();
        var again = new Job(3, SIMPLE);
        run(again);
        assertThat(states()).containsExactly("old", "failed", "current");
        assertThat(marked()).as("the first segment was not made again").containsExactly(2);
        assertThat(again.log()).anySatisfy(line -> assertThat(line).startsWith("1 of 2 segments are taken over from forecast run"));
        assertThat(all()).hasSize(2 * SKUS).extracting(StoredForecast::run).as("all of one run").containsOnly(all().getFirst().run());
        assertSumsOfAllSegments(all().getFirst().run());
        assertThat(published).hasSize(2);
        assertThat(list("select count(*) from forecast where run_id = (select id from forecast_run where state = 'failed')", Integer.class)).containsExactly(0);
    }

    @Test
    void makesEverySegmentAgainWhenASaleWasCorrectedMeanwhile() throws Exception {
        failAfterTheFirstSegment();
        // of the other segment: its sales are in the sums that all share
        JDBI.useHandle(handle -> handle.execute("update daily_sale set units = units + 1 where sku_id = 12 and warehouse_id = 1 and day = ?", TODAY.minusDays(3)));
        try {
            var again = new Job(3, SIMPLE);
            run(again);
            assertThat(marked()).isEmpty();
            assertThat(again.log()).noneMatch(line -> line.contains("taken over"));
        } finally {
            JDBI.useHandle(handle -> handle.execute("update daily_sale set units = units - 1 where sku_id = 12 and warehouse_id = 1 and day = ?", TODAY.minusDays(3)));
        }
    }

    @Test
    void makesEverySegmentAgainUnderOtherSettings() throws Exception {
        failAfterTheFirstSegment();
        run(new Job(3, Map.of("series", "12", "learned", "false", "horizon", "28")));
        assertThat(marked()).isEmpty();
        assertThat(states()).containsExactly("old", "failed", "current");
    }

    @Test
    void writesNothingMoreForAnAttemptOnceAnotherWasBegun() {
        run(new Job(1, SIMPLE));
        var segments = new SegmentStore(JDBI);
        var store = new ForecastStore(JDBI);
        long run = list("select id from forecast_run", Long.class).getFirst();
        var report = segments.reports(run).getFirst();
        JDBI.useHandle(handle -> handle.execute("update forecast_segment set report = null where segment = 1"));
        var asleep = new SegmentAttempt(run, 1, 1);
        var last = segments.begin(run, segments.one(run, 1).orElseThrow()).orElseThrow();
        assertThat(last).isEqualTo(new SegmentAttempt(run, 1, 2));
        assertThat(list("select distinct segment from forecast", Integer.class)).as("what the attempt before left is gone").containsExactly(2);
        assertRefused(() -> store.add(asleep, List.of(), new double[0]));
        assertRefused(() -> JDBI.useTransaction(asleep::hold));
        assertRefused(() -> segments.done(asleep, report, 1));
        segments.done(last, report, 7);
        assertThat(list("select seconds from forecast_segment where segment = 1", Double.class)).containsExactly(7.0);
    }

    private static void assertRefused(ThrowingCallable writing) {
        assertThatThrownBy(writing).isInstanceOf(IllegalStateException.class).hasMessageContaining("begun again elsewhere");
    }

    @Test
    void touchesNothingOfASegmentThatIsDoneByNow() {
        run(new Job(1, SIMPLE));
        var segments = new SegmentStore(JDBI);
        long run = list("select id from forecast_run", Long.class).getFirst();
        assertThat(segments.begin(run, segments.one(run, 1).orElseThrow())).isEmpty();
        assertThat(list("select count(*) from forecast where segment = 1", Integer.class)).containsExactly(SKUS);
        assertThat(list("select attempt from forecast_segment where segment = 1 and report is not null", Integer.class)).containsExactly(1);
    }

    @Test
    void notesWhatARunIsMadeFromBeforeAnySegmentIsMade() {
        assertThatThrownBy(() -> run(new QuietWork(SIMPLE) {
            @Override
            public void log(String line) {
                throw new IllegalStateException("the server is gone");
            }
        })).hasMessage("the server is gone");
        assertThat(list("select count(*) from forecast_segment", Integer.class)).containsExactly(2);
        assertThat(list("select length(inputs) from forecast_run", Integer.class)).containsExactly(64);
    }

    @Test
    void dividesThoughThePromotedNetworkIsDamaged() throws Exception {
        var registry = new ModelRegistry(JDBI, new Recorded<Audited>(), Clock.systemUTC());
        var networks = new ForecastNetworks(registry, new ModelsFolder(), new Recorded<>());
        long id = Actor.NIGHT_RUN.call(() -> registry.store(ForecastNetworks.PURPOSE, StoredModel.Kind.ONNX, new Provenance(List.of(), Map.of(), 0, 0, null, null, Map.of(), Map.of(), Map.of()),
                new byte[] {1, 2, 3}));
        Actor.NIGHT_RUN.run(() -> registry.promote(id));
        List<String> before = Actor.NIGHT_RUN.call(networks::prints);
        JDBI.useHandle(handle -> handle.execute("update model_content set bytes = ? where model_id = ?", new byte[] {3, 2, 1}, id));
        var events = new Recorded<ForecastPublished>();
        var run = new ForecastRun(JDBI, new Catalog(JDBI), new SalesHistory(JDBI), new Warehouses(JDBI), new FixedCalendar(TODAY), Clock.systemUTC(), events, networks,
                new ForecastSegment(JDBI, new Catalog(JDBI), new SalesHistory(JDBI), new Warehouses(JDBI), Clock.systemUTC(), networks));
        try {
            assertThatThrownBy(() -> Actor.NIGHT_RUN.call(networks::candidates)).as("it cannot be read").isInstanceOf(RuntimeException.class);
            assertThat(Actor.NIGHT_RUN.call(networks::prints)).as("but told from others").isEqualTo(before).hasSize(1);
            var job = new Job(1, SIMPLE);
            Actor.NIGHT_RUN.run(() -> run.run(job));
            assertThat(job.log()).as("the job's result").anyMatch(line -> line.contains(" series · ") && line.contains("cannot be read") && line.endsWith("qm-zero answered"));
            assertThat(list("select network from forecast_run", String.class)).containsExactly("qm-zero");
            assertThat(list("select network_provider from forecast_run", String.class)).first().asString().matches("(CPU|CUDA) [A-Z_]+");
            assertThat(events.fired()).extracting(ForecastPublished::forecasts).containsExactly(2 * SKUS);
        } finally {
            JDBI.useHandle(handle -> handle.execute("delete from model"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update forecast_run set state = 'failed'", "update forecast_segment set report = null where segment = 1"})
    void publishesNothingWhenANewerRunReplacedItWhileItsSegmentsWereMade(String replacing) {
        assertReplaced(new QuietWork(SIMPLE) {
            @Override
            public void parts(String step, Work part, List<WorkPart> wanted) throws Exception {
                super.parts(step, part, wanted);
                JDBI.useHandle(handle -> handle.execute(replacing));
            }
        });
    }

    @Test
    void saysThatARunInOnePieceWasReplaced() {
        assertReplaced(new QuietWork(Map.of("learned", "false")) {
            @Override
            public void progress(String step, long done, long total) {
                JDBI.useHandle(handle -> handle.execute("update forecast_run set state = 'failed'"));
            }
        });
        assertThat(list("select count(*) from forecast_segment", Integer.class)).containsExactly(0);
    }

    private void assertReplaced(WorkContext job) {
        assertThatThrownBy(() -> run(job)).isInstanceOfSatisfying(WorkFailed.class, failure -> assertThat(failure.reasons()).extracting(Reason::key).containsExactly("forecasting.error.replaced"));
        assertThat(published).isEmpty();
    }

    @Test
    void stopsASegmentWhoseRunWasReplaced() {
        var parts = new HashMap<String, WorkPart>();
        var job = new QuietWork(SIMPLE) {
            @Override
            public void parts(String step, Work part, List<WorkPart> wanted) throws Exception {
                parts.put(step, wanted.getFirst());
                JDBI.useHandle(handle -> handle.execute("update forecast_run set state = 'failed'"));
                super.parts(step, part, wanted);
            }
        };
        assertReplaced(job);
        assertThat(parts).containsKey("forecasting.step.segments");
    }

    @Test
    void letsOnlyOneOfTwoRunsOfTheSameJobBePublished() {
        var store = new ForecastStore(JDBI);
        run(new Job(JOB, SIMPLE));
        long run = list("select id from forecast_run", Long.class).getFirst();
        var report = new SegmentStore(JDBI).reports(run).getFirst();
        assertThatThrownBy(() -> store.publish(run, report, Clock.systemUTC().instant(), 1)).isInstanceOf(WorkFailed.class);
        assertThat(list("select count(*) from forecast_score where run_id = %d and demand_class = 'all' and method = 'chosen'".formatted(run), Integer.class)).containsExactly(1);
    }
}
