package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.sales.SalesCalendar;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class ForecastRunIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate LAST = TODAY.minusDays(1);
    private static final int SKUS = 12;
    private static final WarehouseId FIRST = new WarehouseId(1);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final List<ForecastPublished> published = new ArrayList<>();
    private final Recorded<Audited> audited = new Recorded<>();
    private final FixedCalendar calendar = new FixedCalendar(TODAY);
    private final Overrides overrides = new Overrides(jdbi, audited, Clock.systemUTC());
    private final Forecasts forecasts = new Forecasts(jdbi, calendar);
    private final ForecastRun work = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), calendar, Clock.systemUTC(),
            (ForecastPublished event) -> published.add(event));

    /** SKUs 1 … 9 sell about their number a day; 10 was never sold, 11 stopped two years ago, 12 replaces SKU 9 at half its demand and was never sold. */
    @BeforeEach
    void company() {
        FactRows.skus(jdbi, SKUS);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> {
            handle.execute("update sku set predecessor_id = 9, predecessor_share = 0.5 where id = 12");
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, 10)");
            for (int sku = 1; sku <= 9; sku++) {
                for (int warehouse = 1; warehouse <= 2; warehouse++) {
                    sell(sale, sku, warehouse);
                }
            }
            sale.add(11, 1, LAST.minusDays(700), 5);
            sale.execute();
        });
        for (int sku = 1; sku <= SKUS; sku++) {
            FactRows.balance(jdbi, sku, 1, 10);
            FactRows.balance(jdbi, sku, 2, 10);
        }
    }

    private static void sell(org.jdbi.v3.core.statement.PreparedBatch sale, int sku, int warehouse) {
        var random = new Random(sku * 31L + warehouse);
        for (int back = 500; back >= 0; back--) {
            LocalDate day = LAST.minusDays(back);
            int units = (int) Math.round(Math.max(0, sku * (day.getDayOfWeek().getValue() > 5 ? 2 : 1) + Math.sqrt(sku) * random.nextGaussian()));
            if (units > 0) {
                sale.add(sku, warehouse, day, units);
            }
        }
    }

    private void run(String... parameters) {
        var map = parameters.length == 0 ? Map.of("rows", "20000") : Map.of(parameters[0], parameters[1]);
        Actor.NIGHT_RUN.run(() -> work.run(new Context(map, Integer.MAX_VALUE)));
    }

    private StoredForecast one(int sku) throws Exception {
        return Actor.NIGHT_RUN.call(() -> forecasts.one(new SkuId(sku), FIRST).orElseThrow());
    }

    @Test
    void forecastsEverySeriesWithScoresBesideTheBaselines() throws Exception {
        run();
        var current = Actor.NIGHT_RUN.call(forecasts::currentRun).orElseThrow();
        assertThat(published).containsExactly(new ForecastPublished(current.id(), LAST, 2 * SKUS));
        assertThat(current.origins()).isEqualTo(3);
        assertThat(current.wql()).isLessThan(current.wqlNaive());
        StoredForecast eight = one(8);
        assertThat(eight.asOf()).isEqualTo(LAST);
        assertThat(eight.baseline().horizon()).isEqualTo(56);
        // five days of 8 and two of 16 a week
        assertThat(eight.demandOverDays(TODAY, 28).mean()).isCloseTo(4 * (5 * 8 + 2 * 16), within(25.0));
        assertThat(eight.method().chosen().wql()).isLessThan(eight.method().naive().wql());
        assertThat(number("select sum(total_mean * 10 - value) from forecast where sku_id = 8")).isCloseTo(0, within(0.1));
    }

    @Test
    void tellsHowForecastsFollowThoseOfTheirSums() throws Exception {
        run("learned", "false");

        long run = Actor.NIGHT_RUN.call(forecasts::currentRun).orElseThrow().id();
        List<ForecastRuns.LevelRule> levels = Actor.NIGHT_RUN.call(() -> new ForecastRuns(jdbi, null).levels(run));
        assertThat(levels).extracting(ForecastRuns.LevelRule::level).containsExactly("sku", "all");
        assertThat(levels).allSatisfy(level -> {
            assertThat(level.sums()).isEqualTo(level.level().equals("sku") ? SKUS : 1);
            assertThat(level.after()).isLessThanOrEqualTo(level.before());
        });
        boolean follows = levels.stream().anyMatch(level -> !level.rule().equals("bottom-up"));
        assertThat(number("select count(*) from forecast where reconciled <> ''") > 0).isEqualTo(follows);
        assertThat(number("select count(*) from forecast where reconciled <> '' and demand_class = 'dead'")).isZero();
    }

    @Test
    void forecastsDeadSkusAsZeroAndSaysWhy() throws Exception {
        run("learned", "false");
        assertThat(one(10).baseline().mean()).containsOnly(0f);
        assertThat(one(10).method().reasons()).contains("never-sold");
        assertThat(one(11).baseline().quantiles()).containsOnly(0f);
        assertThat(one(11).method().reasons()).contains("no-sale-for-a-year");
    }

    @Test
    void aCompanyWithoutSalesAndStockHasNothingToForecastAndIsToldSo() throws Exception {
        assertThat(Actor.NIGHT_RUN.call(work::isDueTonight)).isTrue();
        jdbi.useHandle(handle -> {
            handle.execute("delete from daily_sale");
            handle.execute("delete from stock_balance");
        });
        assertThat(Actor.NIGHT_RUN.call(work::isDueTonight)).isFalse();
        assertThatThrownBy(this::run).isInstanceOfSatisfying(WorkFailed.class,
                failure -> assertThat(failure.reasons()).containsExactly(Reason.of("forecasting.error.noSales")));
        assertThat(Actor.NIGHT_RUN.call(forecasts::currentRun)).isEmpty();
    }

    @Test
    void tellsOfItsForecastsThoughScoresCannotBeNoted() {
        var scoreless = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), calendar, Clock.systemUTC(), (ForecastPublished event) -> published.add(event),
                _ -> {
                    throw new IllegalStateException("no table");
                });
        Actor.NIGHT_RUN.run(() -> scoreless.run(new Context(Map.of("learned", "false"), Integer.MAX_VALUE)));
        assertThat(published).hasSize(1);
    }

    @Test
    void letsASuccessorInheritItsShare() throws Exception {
        run("learned", "false");
        StoredForecast successor = one(12);
        assertThat(successor.method().reasons()).contains("predecessor");
        assertThat(successor.demandOverDays(TODAY, 28).mean()).isCloseTo(one(9).demandOverDays(TODAY, 28).mean() / 2, within(8.0));
    }

    @Test
    void doesNotTakeAStockOutForLackOfDemand() throws Exception {
        jdbi.useHandle(handle -> {
            handle.execute("delete from daily_sale where sku_id = 6 and day > ?", LAST.minusDays(40));
            handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (6, 1, ?, ?)", LAST.minusDays(39), LAST);
        });
        run("learned", "false");
        double censored = one(6).demandOverDays(TODAY, 28).mean();
        double lost = Actor.NIGHT_RUN.call(() -> forecasts.one(new SkuId(6), new WarehouseId(2)).orElseThrow()).demandOverDays(TODAY, 28).mean();
        assertThat(censored).isCloseTo(4 * (5 * 6 + 2 * 12), within(30.0));
        assertThat(lost).isLessThan(censored * 0.7);
    }

    /** Whoever loads sales once a month is not without customers since: the forecast begins after the newest sale, whatever day it is. */
    @Test
    void keepsItsLevelThoughSalesEndAMonthAgo() throws Exception {
        runOn(TODAY);
        StoredForecast fresh = one(8);
        runOn(TODAY.plusDays(30));
        StoredForecast late = one(8);
        assertThat(late.run()).isGreaterThan(fresh.run());
        assertThat(late.asOf()).isEqualTo(LAST);
        assertThat(late.demandOverDays(TODAY, 28).mean()).isEqualTo(fresh.demandOverDays(TODAY, 28).mean());
        // five days of 8 and two of 16 a week
        assertThat(late.demandOverDays(TODAY.plusDays(30), 28).mean()).isCloseTo(4 * (5 * 8 + 2 * 16), within(25.0));
    }

    private void runOn(LocalDate today) {
        var clock = Clock.fixed(today.atTime(3, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var night = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new SalesCalendar(jdbi, clock), clock, (ForecastPublished event) -> published.add(event));
        Actor.NIGHT_RUN.run(() -> night.run(new Context(Map.of("learned", "false"), Integer.MAX_VALUE)));
    }

    @Test
    void givesTheSameForecastsAgain() throws Exception {
        run();
        var before = Actor.NIGHT_RUN.call(() -> forecasts.of(SkuRange.ALL));
        run();
        var after = Actor.NIGHT_RUN.call(() -> forecasts.of(SkuRange.ALL));
        assertThat(after.getFirst().run()).isGreaterThan(before.getFirst().run());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).baseline().quantiles()).containsExactly(before.get(i).baseline().quantiles());
        }
    }

    @Test
    void tellsWhatChangedSinceTheRunBefore() throws Exception {
        run("learned", "false");
        double before = one(4).demandOverDays(TODAY, 28).mean();
        jdbi.useHandle(handle -> handle.execute("update daily_sale set units = 2 * units where sku_id = 4 and day > ?", LAST.minusDays(28)));
        run("learned", "false");
        var changes = new ForecastChanges(jdbi, new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi), null);
        RunChange change = Actor.NIGHT_RUN.call(() -> changes.of(one(4))).orElseThrow();
        assertThat(change.expectedThen()).isCloseTo(before, within(1e-6));
        assertThat(change.expectedNow()).isCloseTo(one(4).demandOverDays(TODAY, 28).mean(), within(1e-6)).isGreaterThan(before);
        assertThat(change.groups()).isEmpty();
    }

    @Test
    void keepsTheLastCompleteRunInForceWhenItIsCancelledOrKilled() throws Exception {
        run("learned", "false");
        long complete = Actor.NIGHT_RUN.call(forecasts::currentRun).orElseThrow().id();
        Actor.NIGHT_RUN.run(() -> work.run(new Context(Map.of("learned", "false"), 3)));
        assertThat(Actor.NIGHT_RUN.call(forecasts::currentRun).orElseThrow().id()).isEqualTo(complete);
        assertThat(states()).containsExactly("current", "cancelled");

        // what a kill leaves: a run that says it is running, with half of its rows
        jdbi.useHandle(handle -> {
            handle.execute("insert into forecast_run (id, state, as_of, horizon, started_at, seed) values (900, 'running', ?, 56, utc_timestamp(), 1)", LAST);
            String columns = "sku_id, warehouse_id, quantiles, total_mean, method, weights, demand_class, adi, cv2, inverse_shape, variance_ratio, day_correlation, simple_method";
            handle.execute("insert into forecast (run_id, %1$s) select 900, %1$s from forecast where run_id = ? and sku_id < 5".formatted(columns), complete);
        });
        assertThat(one(8).run()).isEqualTo(complete);
        run("learned", "false");
        assertThat(number("select count(*) from forecast where run_id = 900")).isZero();
        assertThat(states()).containsExactlyInAnyOrder("old", "cancelled", "failed", "current");
        assertThat(one(8).run()).isNotEqualTo(complete);
    }

    private double number(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Double.class).one());
    }

    private List<String> states() {
        return jdbi.withHandle(handle -> handle.createQuery("select state from forecast_run order by started_at, id").mapTo(String.class).list());
    }

    @Test
    void laysOverridesOverTheBaselineUntilTheyAreWithdrawn() throws Exception {
        run("learned", "false");
        long id = Actor.NIGHT_RUN.call(() -> overrides.enter(new OverrideDraft(ForecastLevel.of(new SkuId(8), FIRST), TODAY, TODAY.plusDays(6), ForecastOverride.Kind.SET, 700, "campaign", null)));
        assertThat(one(8).isOverridden()).isTrue();
        assertThat(one(8).demandOverDays(TODAY, 7).mean()).isCloseTo(700, within(0.5));
        assertThat(one(8).demandOverDays(TODAY.plusDays(7), 7).mean()).isCloseTo(72, within(8.0));
        assertThat(one(8).baseline().quantile(0, QuantileForecast.MEDIAN)).isLessThan(one(8).total().quantile(0, QuantileForecast.MEDIAN));
        Actor.NIGHT_RUN.run(() -> overrides.withdraw(id));
        assertThat(one(8).isOverridden()).isFalse();
        assertThat(audited.fired()).extracting(Audited::action).containsExactly("forecasting.override", "forecasting.withdraw-override");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> overrides.withdraw(id))).isInstanceOf(NotFound.class);
    }

    @Test
    void showsOnlyTheActorsWarehouses() throws Exception {
        run("learned", "false");
        var buyer = new Actor("two", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(buyer.call(() -> forecasts.of(SkuRange.ALL))).extracting(f -> f.warehouse().value()).containsOnly(2);
        assertThatThrownBy(() -> buyer.call(() -> overrides.enter(new OverrideDraft(ForecastLevel.of(new SkuId(8), FIRST), TODAY, TODAY, ForecastOverride.Kind.PERCENT, 10, "why not", null))))
                .isInstanceOf(NotFound.class);
    }

    /** Cancels after so many progress reports of a batch. */
    private static final class Context implements WorkContext {
        private final Map<String, String> parameters;
        private int left;

        Context(Map<String, String> parameters, int left) {
            this.parameters = parameters;
            this.left = left;
        }

        @Override
        public Map<String, String> parameters() {
            return parameters;
        }

        @Override
        public void progress(String step, long done, long total) {
            left--;
        }

        @Override
        public void log(String line) {
            assertThat(line).isNotBlank();
        }

        @Override
        public void result(String summary, String path) {
            assertThat(path).isEqualTo("forecast");
        }

        @Override
        public boolean isCancelled() {
            return left < 0;
        }
    }
}
