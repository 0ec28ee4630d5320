package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.ForecastOverride.Kind;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Sums and overrides at any level. Category 1 holds 2 and 3; SKUs 1 … 3 lie in 2, 4 … 6 in 3, 7 in none; every SKU sells its number a day in each of two warehouses. */
class ForecastLevelsIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate LAST = TODAY.minusDays(1);
    private static final int SKUS = 7;
    private static final WarehouseId ONE = new WarehouseId(1);
    private static final WarehouseId TWO = new WarehouseId(2);
    private static final ForecastLevel CATEGORY = new ForecastLevel(null, 1, null);
    private static final Actor BUYER_OF_TWO = new Actor("two", Role.BUYER, Set.of(TWO));

    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final FixedCalendar calendar = new FixedCalendar(TODAY);
    private static final Recorded<Audited> audited = new Recorded<>();
    private final Overrides overrides = new Overrides(jdbi, audited, Clock.systemUTC());
    private final ForecastLock lock = new ForecastLock(jdbi, audited, Clock.systemUTC());
    private final Forecasts forecasts = new Forecasts(jdbi, calendar);
    private final SeriesPasts pasts = new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi);
    private final ForecastTotals totals = new ForecastTotals(jdbi, forecasts, pasts, calendar);
    private final ForecastPanels panels = new ForecastPanels(jdbi);
    private final ForecastChanges changes = new ForecastChanges(jdbi, pasts, null);

    @BeforeAll
    static void company() {
        FactRows.skus(jdbi, SKUS);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> {
            handle.execute("insert into category (id, code, name, parent_id) values (1, 'K', 'Kitchen', null), (2, 'M', 'Mugs', 1), (3, 'P', 'Pans', 1)");
            handle.execute("update sku set category_id = if(id <= 3, 2, 3) where id <= 6");
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, 10)");
            for (int sku = 1; sku <= SKUS; sku++) {
                for (int back = 0; back < 200; back++) {
                    sale.add(sku, 1, LAST.minusDays(back), sku + back % 2);
                    sale.add(sku, 2, LAST.minusDays(back), sku);
                }
            }
            sale.execute();
        });
        for (int sku = 1; sku <= SKUS; sku++) {
            FactRows.balance(jdbi, sku, 1, 10);
            FactRows.balance(jdbi, sku, 2, 10);
        }
        forecast();
    }

    private static void forecast() {
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), calendar, Clock.systemUTC(), (ForecastPublished _) -> { });
        Actor.NIGHT_RUN.run(() -> run.run(new QuietWork(Map.of("learned", "false"))));
    }

    @BeforeEach
    void nothingChanged() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from forecast_override");
            handle.execute("delete from forecast_adjustment");
            handle.execute("delete from setting where name = 'forecasting.locked_days'");
        });
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return actor.call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long enter(ForecastLevel level, Kind kind, double amount) {
        return as(Actor.NIGHT_RUN, () -> overrides.enter(new OverrideDraft(level, TODAY, TODAY.plusDays(6), kind, amount, "campaign", null)));
    }

    private ForecastTimeline timeline(Actor actor, ForecastLevel level) {
        return as(actor, () -> totals.of(level)).orElseThrow();
    }

    private double week(ForecastLevel level) {
        return timeline(Actor.NIGHT_RUN, level).total().over(0, 7).mean();
    }

    private double weekOfSeries(Actor actor, ForecastLevel level) {
        return as(actor, () -> forecasts.of(SkuRange.ALL)).stream().filter(row -> isIn(row, level)).mapToDouble(row -> row.demandOverDays(TODAY, 7).mean()).sum();
    }

    private static boolean isIn(StoredForecast row, ForecastLevel level) {
        int sku = row.sku().value();
        int category = sku == 7 ? 0 : sku <= 3 ? 2 : 3;
        return (level.sku() == null ? level.category() == 0 || level.category() == category || level.category() == 1 && category != 0 : level.sku().equals(row.sku()))
                && (level.warehouse() == null || level.warehouse().equals(row.warehouse()));
    }

    @Test
    void addsUpWhatTheSeriesSay() {
        for (var level : List.of(ForecastLevel.ALL, CATEGORY, new ForecastLevel(null, 3, ONE), new ForecastLevel(null, 0, TWO), new ForecastLevel(new SkuId(4), 0, null), ForecastLevel.of(new SkuId(4), ONE))) {
            assertThat(week(level)).as("%s", level).isCloseTo(weekOfSeries(Actor.NIGHT_RUN, level), within(0.5));
        }
        // 28 a day in warehouse 2 over 200 days, at 10 each
        var past = timeline(Actor.NIGHT_RUN, new ForecastLevel(null, 0, TWO)).past();
        assertThat((double) past.sold()[past.days() - 1]).isEqualTo(28);
        assertThat((double) past.value()[past.days() - 1]).isEqualTo(280);
    }

    @Test
    void splitsWhatIsSetAtALevelInProportionToTheBaselines() {
        double before = week(ForecastLevel.of(new SkuId(5), TWO));
        double category = week(CATEGORY);
        enter(CATEGORY, Kind.SET, 2 * category);
        assertThat(week(CATEGORY)).isCloseTo(2 * category, within(0.5));
        assertThat(weekOfSeries(Actor.NIGHT_RUN, CATEGORY)).isCloseTo(2 * category, within(0.5));
        assertThat(week(ForecastLevel.of(new SkuId(5), TWO))).isCloseTo(2 * before, within(0.1));
        assertThat(week(ForecastLevel.of(new SkuId(7), TWO))).isCloseTo(weekOfSeries(Actor.NIGHT_RUN, ForecastLevel.of(new SkuId(7), TWO)), within(1e-3));
        assertThat(timeline(Actor.NIGHT_RUN, ForecastLevel.of(new SkuId(7), TWO)).isOverridden()).isFalse();
    }

    @Test
    void addsUnitsAndPercents() {
        var sku = new ForecastLevel(new SkuId(4), 0, null);
        double before = week(sku);
        double all = week(ForecastLevel.ALL);
        enter(sku, Kind.ADD, 70);
        assertThat(week(sku)).isCloseTo(before + 70, within(0.2));
        assertThat(week(ForecastLevel.ALL)).isCloseTo(all + 70, within(0.5));
        enter(new ForecastLevel(null, 0, ONE), Kind.PERCENT, -100);
        assertThat(week(new ForecastLevel(null, 0, ONE))).isCloseTo(0, within(0.2));
        assertThat(week(ForecastLevel.ALL)).isCloseTo(weekOfSeries(Actor.NIGHT_RUN, ForecastLevel.ALL), within(0.5));
    }

    @Test
    void letsTheLaterOverrideOfTwoLevelsWin() {
        var one = ForecastLevel.of(new SkuId(5), TWO);
        enter(CATEGORY, Kind.PERCENT, 100);
        enter(one, Kind.SET, 7);
        assertThat(week(one)).isCloseTo(7, within(0.1));
        assertThat(week(CATEGORY)).isCloseTo(weekOfSeries(Actor.NIGHT_RUN, CATEGORY), within(0.5));
        enter(CATEGORY, Kind.PERCENT, 0);
        assertThat(week(one)).isCloseTo(timeline(Actor.NIGHT_RUN, one).baseline().over(0, 7).mean(), within(0.1));
    }

    @Test
    void givesBackTheBaselineAndTheOverrideAgain() {
        double before = week(CATEGORY);
        long id = enter(CATEGORY, Kind.ADD, 50);
        Actor.NIGHT_RUN.run(() -> overrides.withdraw(id));
        assertThat(week(CATEGORY)).isCloseTo(before, within(1e-3));
        Actor.NIGHT_RUN.run(() -> overrides.restore(id));
        assertThat(week(CATEGORY)).isCloseTo(before + 50, within(0.2));
        assertThat(audited.fired()).extracting(Audited::action).endsWith("forecasting.override", "forecasting.withdraw-override", "forecasting.restore-override");
    }

    @Test
    void expires() {
        double before = week(CATEGORY);
        as(Actor.NIGHT_RUN, () -> overrides.enter(new OverrideDraft(CATEGORY, LAST.minusDays(3), TODAY.plusDays(6), Kind.SET, 0, "over", LAST)));
        assertThat(week(CATEGORY)).isCloseTo(before, within(1e-6));
        as(Actor.NIGHT_RUN, () -> overrides.enter(new OverrideDraft(CATEGORY, LAST.minusDays(3), TODAY.plusDays(6), Kind.SET, 0, "until today", TODAY)));
        assertThat(week(CATEGORY)).isZero();
    }

    @Test
    void refusesWhatIsOver() {
        assertThatThrownBy(() -> as(Actor.NIGHT_RUN, () -> overrides.enter(new OverrideDraft(CATEGORY, LAST.minusDays(3), LAST, Kind.SET, 0, "too late", null))))
                .isInstanceOf(Conflict.class).hasMessageContaining(LAST.toString());
        assertThat(ids(Actor.NIGHT_RUN, CATEGORY)).isEmpty();
    }

    /** Entered for the first SKU ten days ago and expired after {@code expired} days, seen with so many locked days: the forecast changes when and only when the list counts it. */
    @Test
    void isCountedAsLongAsItChangesTheForecast() {
        ForecastLevel level = ForecastLevel.of(new SkuId(1), ONE);
        for (int expired : new int[] {1, 2, 3}) {
            nothingChanged();
            as(Actor.NIGHT_RUN, () -> overrides.enter(new OverrideDraft(level, TODAY.minusDays(10), TODAY.plusDays(6), Kind.SET, 0, "over", TODAY.minusDays(expired))));
            for (int locked : new int[] {0, 1, 2, 3, 4, 9}) {
                Actor.NIGHT_RUN.run(() -> lock.lock(locked));
                boolean inForce = timeline(Actor.NIGHT_RUN, level).total().over(0, 1).mean() == 0;
                assertThat(inForce).as("%d days after, %d locked", expired, locked).isEqualTo(locked > expired);
                assertThat(counted(level)).as("%d days after, %d locked", expired, locked).isEqualTo(inForce ? 1 : 0);
            }
        }
    }

    private static long counted(ForecastLevel level) {
        return as(Actor.NIGHT_RUN, () -> new ForecastRows(jdbi, calendar).page(TableQuery.ALL, 0, 50)).stream()
                .filter(row -> row.skuId() == level.sku().value() && row.warehouseId() == level.warehouse().value()).findFirst().orElseThrow().overrides();
    }

    @Test
    void listsWhatReachesALevel() {
        long kitchen = enter(CATEGORY, Kind.PERCENT, 1);
        long mug = enter(ForecastLevel.of(new SkuId(2), ONE), Kind.PERCENT, 2);
        long everything = enter(ForecastLevel.ALL, Kind.PERCENT, 3);
        assertThat(ids(Actor.NIGHT_RUN, ForecastLevel.of(new SkuId(2), ONE))).containsExactly(everything, mug, kitchen);
        assertThat(ids(Actor.NIGHT_RUN, ForecastLevel.of(new SkuId(2), TWO))).containsExactly(everything, kitchen);
        assertThat(ids(Actor.NIGHT_RUN, ForecastLevel.of(new SkuId(7), ONE))).containsExactly(everything);
        assertThat(ids(Actor.NIGHT_RUN, new ForecastLevel(null, 3, null))).containsExactly(everything, kitchen);
        assertThat(ids(Actor.NIGHT_RUN, CATEGORY)).containsExactly(everything, mug, kitchen);
        assertThat(ids(BUYER_OF_TWO, CATEGORY)).containsExactly(everything, kitchen);
    }

    private List<Long> ids(Actor actor, ForecastLevel level) {
        return as(actor, () -> overrides.of(level)).stream().map(ForecastOverride::id).toList();
    }

    @Test
    void changesNoLockedDay() {
        Actor.NIGHT_RUN.run(() -> lock.lock(3));
        Actor.NIGHT_RUN.run(() -> lock.lock(3));
        assertThatThrownBy(() -> enter(CATEGORY, Kind.SET, 5)).isInstanceOf(Conflict.class);
        Actor.NIGHT_RUN.run(() -> lock.lock(0));
        assertThat(audited.fired()).as("the second lock changes nothing").endsWith(locked("0", "3"), locked("3", "0")).doesNotContain(locked("3", "3"));
        double plain = timeline(Actor.NIGHT_RUN, CATEGORY).baseline().over(0, 7).mean();
        long id = enter(CATEGORY, Kind.SET, 2 * plain);
        Actor.NIGHT_RUN.run(() -> lock.lock(3));
        double locked = timeline(Actor.NIGHT_RUN, CATEGORY).total().over(0, 3).mean();
        Actor.NIGHT_RUN.run(() -> overrides.withdraw(id));
        var after = timeline(Actor.NIGHT_RUN, CATEGORY);
        assertThat(after.total().over(0, 3).mean()).isCloseTo(locked, within(1e-3));
        assertThat(after.total().over(3, 4).mean()).isCloseTo(after.baseline().over(3, 4).mean(), within(1e-3));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> overrides.withdraw(id))).isInstanceOf(Conflict.class);
    }

    private static Audited locked(String before, String after) {
        return new Audited("forecasting.lock", "setting", "forecasting.locked_days", before, after);
    }

    @Test
    void showsABuyerOnlyTheSharesOfTheirWarehouses() {
        enter(CATEGORY, Kind.PERCENT, 50);
        assertThat(timeline(BUYER_OF_TWO, CATEGORY).total().over(0, 7).mean()).isCloseTo(week(new ForecastLevel(null, 1, TWO)), within(0.2));
        assertThat(as(BUYER_OF_TWO, () -> panels.warehouses(ForecastLevel.ALL))).extracting(ForecastPanels.Line::code).containsExactly("W2");
        assertThat(as(BUYER_OF_TWO, () -> totals.of(new ForecastLevel(null, 0, ONE)))).isEmpty();
        double theirs = as(BUYER_OF_TWO, () -> panels.skus(ForecastLevel.ALL, "", 50)).stream().mapToDouble(ForecastPanels.Line::total).sum();
        assertThat(theirs).isCloseTo(as(Actor.NIGHT_RUN, () -> panels.skus(new ForecastLevel(null, 0, TWO), "", 50)).stream().mapToDouble(ForecastPanels.Line::total).sum(), within(1e-6));
    }

    @Test
    void letsABuyerChangeOnlyTheirWarehouses() {
        double one = week(new ForecastLevel(null, 1, ONE));
        double two = week(new ForecastLevel(null, 1, TWO));
        as(BUYER_OF_TWO, () -> overrides.enter(new OverrideDraft(CATEGORY, TODAY, TODAY.plusDays(6), Kind.ADD, 100, "mine", null)));
        assertThat(week(new ForecastLevel(null, 1, ONE))).isCloseTo(one, within(1e-3));
        assertThat(week(new ForecastLevel(null, 1, TWO))).isCloseTo(two + 100, within(0.3));
        long everywhere = enter(CATEGORY, Kind.PERCENT, 10);
        assertThatThrownBy(() -> BUYER_OF_TWO.run(() -> overrides.withdraw(everywhere))).isInstanceOf(NotAllowed.class);
        long other = enter(new ForecastLevel(null, 1, ONE), Kind.PERCENT, 10);
        assertThatThrownBy(() -> BUYER_OF_TWO.run(() -> overrides.withdraw(other))).isInstanceOf(NotFound.class);
    }

    @Test
    void linksThePanels() {
        assertThat(as(Actor.NIGHT_RUN, () -> panels.categories(ForecastLevel.ALL))).extracting(ForecastPanels.Line::code).containsExactly("K", "P", "M");
        assertThat(as(Actor.NIGHT_RUN, () -> panels.categories(ForecastLevel.of(new SkuId(2), ONE)))).extracting(ForecastPanels.Line::code).containsExactly("K", "M");
        assertThat(as(Actor.NIGHT_RUN, () -> panels.skus(new ForecastLevel(null, 2, null), "", 50))).extracting(ForecastPanels.Line::id).containsExactly(3, 2, 1);
        assertThat(as(Actor.NIGHT_RUN, () -> panels.skus(new ForecastLevel(null, 1, ONE), "005", 50))).extracting(ForecastPanels.Line::id).containsExactly(5);
        var kitchen = as(Actor.NIGHT_RUN, () -> panels.categories(ForecastLevel.ALL)).getFirst();
        assertThat(kitchen.total()).isCloseTo(timeline(Actor.NIGHT_RUN, CATEGORY).baseline().over(0, 56).mean(), within(1.0));
    }

    @Test
    void cutsWeeksInUnitsAndMoney() {
        var all = timeline(Actor.NIGHT_RUN, new ForecastLevel(null, 0, TWO));
        var units = ForecastBuckets.of(all, Grain.WEEK, false);
        var money = ForecastBuckets.of(all, Grain.WEEK, true);
        int lastWeek = units.now() - 1;
        assertThat(units.row(Measure.ORDERS)[lastWeek]).isEqualTo(7 * 28);
        assertThat(money.row(Measure.ORDERS)[lastWeek]).isCloseTo(7 * 280, within(1e-6));
        assertThat(money.row(Measure.TOTAL)[units.now()]).isCloseTo(10 * units.row(Measure.TOTAL)[units.now()], within(0.5));
        var uncertain = ForecastBuckets.of(timeline(Actor.NIGHT_RUN, new ForecastLevel(null, 0, ONE)), Grain.WEEK, false);
        assertThat(uncertain.row(Measure.LOW)[units.now()]).isLessThan(uncertain.row(Measure.MEDIAN)[units.now()]);
        assertThat(uncertain.row(Measure.HIGH)[units.now()]).isGreaterThan(uncertain.row(Measure.MEDIAN)[units.now()]);
    }

    @Test
    void keepsSalesBesideWhatPeopleAddToTheHistory() {
        var adjustments = new HistoryAdjustments(jdbi, audited, Clock.systemUTC(), calendar);
        var series = ForecastLevel.of(new SkuId(6), TWO);
        long entered = as(BUYER_OF_TWO, () -> adjustments.enter(new SkuId(6), TWO, LAST.minusDays(6), LAST, 140, "turned away"));
        var asEntered = as(Actor.NIGHT_RUN, () -> adjustments.of(new SkuId(6), TWO));
        as(Actor.NIGHT_RUN, () -> {
            adjustments.withdraw(entered);
            assertThat(adjustments.of(new SkuId(6), TWO)).isEmpty();
            adjustments.restore(entered);
            assertThat(adjustments.of(new SkuId(6), TWO)).as("who entered it, and when, stays").isEqualTo(asEntered).hasSize(1);
            return null;
        });
        assertThat(audited.fired()).endsWith(adjustment("adjust-history", entered, "", "sku 6 warehouse 2 %s…%s 140.0 units, turned away".formatted(LAST.minusDays(6), LAST)),
                adjustment("withdraw-adjustment", entered, "in force", "withdrawn"), adjustment("restore-adjustment", entered, "withdrawn", "in force"));
        var buckets = ForecastBuckets.of(timeline(Actor.NIGHT_RUN, series), Grain.WEEK, false);
        int lastWeek = buckets.now() - 1;
        assertThat(buckets.row(Measure.ORDERS)[lastWeek]).isEqualTo(42);
        assertThat(buckets.row(Measure.ADJUSTMENT)[lastWeek]).isCloseTo(140, within(1e-3));
        assertThat(buckets.row(Measure.WANTED)[lastWeek]).isCloseTo(182, within(1e-3));
        assertThatThrownBy(() -> as(BUYER_OF_TWO, () -> adjustments.enter(new SkuId(6), ONE, LAST, LAST, 1, "not mine"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(Actor.NIGHT_RUN, () -> adjustments.enter(new SkuId(6), TWO, LAST, TODAY.plusDays(1), 1, "ahead"))).isInstanceOf(IllegalArgumentException.class);
        double before = week(series);
        forecast();
        assertThat(week(series)).isGreaterThan(before + 5);
        RunChange change = as(Actor.NIGHT_RUN, () -> changes.of(forecasts.one(new SkuId(6), TWO).orElseThrow())).orElseThrow();
        assertThat(change.days()).isEqualTo(28);
        assertThat(change.expectedThen()).isCloseTo(4 * before, within(1.0));
        assertThat(change.expectedNow()).isCloseTo(timeline(Actor.NIGHT_RUN, series).baseline().over(0, 28).mean(), within(0.1));
        jdbi.useHandle(handle -> handle.execute("delete from forecast_adjustment"));
        forecast();
        assertThat(week(series)).isCloseTo(before, within(1.0));
    }

    private static Audited adjustment(String verb, long id, String before, String after) {
        return new Audited("forecasting." + verb, "forecast_adjustment", Long.toString(id), before, after);
    }
}
