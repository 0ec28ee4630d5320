package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.ForecastOverride.Kind;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/**
 * Three weeks in the life of three SKUs that sell 10, 20 and 30 a day. Ann expects three times as much of SKU 1 and is wrong; Bob expects twice as much of SKU 2 in the first week and is
 * right; SKU 3 is out of stock on a day of the first week.
 */
class ForecastValueIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final WarehouseId HERE = new WarehouseId(1);
    private static final Actor ANN = new Actor("ann", Role.BUYER, Set.of());
    private static final Actor BOB = new Actor("bob", Role.BUYER, Set.of());
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final ForecastValue.Question NEXT_WEEK = new ForecastValue.Question(26, 1, false);
    private static final ForecastValue.Question IN_MONEY = new ForecastValue.Question(26, 1, true);
    private static final ForecastValue.Question FOUR_WEEKS_AHEAD = new ForecastValue.Question(26, 4, false);
    private static long annsOverride;

    @BeforeAll
    static void threeWeeks() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 2);
        for (int sku = 1; sku <= 3; sku++) {
            FactRows.balance(jdbi, sku, 1, 10);
            sell(sku, MONDAY.minusDays(300), MONDAY.minusDays(1), 10 * sku);
        }
        forecast(MONDAY);
        annsOverride = enter(ANN, 1, MONDAY.plusDays(20), Kind.PERCENT, 200);
        enter(BOB, 2, MONDAY.plusDays(6), Kind.PERCENT, 100);
        forecast(MONDAY);
        sell(1, MONDAY, MONDAY.plusDays(13), 10);
        sell(2, MONDAY, MONDAY.plusDays(6), 40);
        sell(2, MONDAY.plusDays(7), MONDAY.plusDays(13), 20);
        sell(3, MONDAY, MONDAY.plusDays(13), 30);
        jdbi.useHandle(handle -> handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (3, 1, ?, ?)", MONDAY.plusDays(2), MONDAY.plusDays(2)));
    }

    private static void sell(int sku, LocalDate from, LocalDate to, int units) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, ?, 10)");
            from.datesUntil(to.plusDays(1)).forEach(day -> batch.add(sku, day, units));
            batch.execute();
        });
    }

    private static void forecast(LocalDate today) {
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new FixedCalendar(today), Clock.systemUTC(), (ForecastPublished _) -> { });
        var work = new QuietWork(Map.of("learned", "false"));
        Actor.NIGHT_RUN.run(() -> run.run(work));
        assertThat(work.log()).noneMatch(line -> line.contains("cannot be judged"));
    }

    private static long enter(Actor who, int sku, LocalDate to, Kind kind, double amount) {
        var overrides = new Overrides(jdbi, new Recorded<>(), Clock.systemUTC());
        return as(who, () -> overrides.enter(new OverrideDraft(ForecastLevel.of(new SkuId(sku), HERE), MONDAY, to, kind, amount, "feeling", null)));
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return actor.call(work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ForecastValue value(LocalDate today) {
        return new ForecastValue(jdbi, new FixedCalendar(today));
    }

    /** Weeks of 70, 280 and (missing) units. Errors without overrides 0 + 140, with them 140 + 0; seasonal naive as the baseline: 0 + 140. */
    @Test
    void judgesEveryStepOnceTheWeekIsOver() {
        assertThat(as(ANN, () -> value(MONDAY).overall(NEXT_WEEK)).series()).isZero();
        forecast(MONDAY.plusDays(7));
        forecast(MONDAY.plusDays(7));
        var all = as(ANN, () -> value(MONDAY.plusDays(7)).overall(NEXT_WEEK));
        assertThat(all.series()).isEqualTo(2);
        assertThat(all.actual()).isEqualTo(350);
        assertThat(all.naive()).isCloseTo(140.0 / 350, within(0.01));
        assertThat(all.learned()).isCloseTo(140.0 / 350, within(0.02));
        assertThat(all.total()).isCloseTo(140.0 / 350, within(0.02));
        var people = as(ANN, () -> value(MONDAY.plusDays(7)).byPerson(NEXT_WEEK));
        assertThat(people).extracting(ForecastValue.Person::name).containsExactly("bob", "ann");
        assertThat(people).extracting(ForecastValue.Person::helped).containsExactly(1, 0);
        assertThat(people.getFirst().added()).isCloseTo(140, within(6.0));
        assertThat(people.getLast().added()).isCloseTo(-140, within(6.0));
        var money = as(ANN, () -> value(MONDAY.plusDays(7)).overall(IN_MONEY));
        assertThat(money.actual()).as("at a list price of 10").isEqualTo(3_500);
        assertThat(money.learned()).isCloseTo(all.learned(), within(1e-6));
        assertThat(as(ANN, () -> value(MONDAY.plusDays(7)).byPerson(IN_MONEY)).getFirst().added()).isCloseTo(10 * people.getFirst().added(), within(1e-3));
        assertThat(as(ANN, () -> value(MONDAY.plusDays(7)).overall(FOUR_WEEKS_AHEAD)).series()).as("said on the first Monday of the week four ahead").isZero();
        assertThat(as(ANN, () -> value(MONDAY.plusDays(7)).harmful())).as("one week is not enough").isEmpty();

        forecast(MONDAY.plusDays(14));
        List<ForecastValue.Harmful> harmful = as(ANN, () -> value(MONDAY.plusDays(14)).harmful());
        assertThat(harmful).extracting(ForecastValue.Harmful::id).containsExactly(annsOverride);
        assertThat(harmful.getFirst().weeks()).isEqualTo(2);
        assertThat(harmful.getFirst().after()).isGreaterThan(harmful.getFirst().before());
        suggestsWhatHoldsLockedDays();
        assertThat(as(ANN, () -> value(MONDAY.plusDays(14)).byWeek(NEXT_WEEK))).extracting(ForecastValue.Steps::series).containsExactly(2L, 3L);
        assertThat(as(ANN, () -> value(MONDAY.plusDays(14)).byClass(NEXT_WEEK)).stream().mapToDouble(ForecastValue.Steps::actual).sum()).isEqualTo(350 + 70 + 140 + 210);
        assertThat(as(new Actor("two", Role.BUYER, Set.of(new WarehouseId(2))), () -> value(MONDAY.plusDays(14)).overall(NEXT_WEEK)).series()).as("another warehouse's buyer").isZero();

        var pasts = new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi);
        var calendar = new FixedCalendar(MONDAY.plusDays(14));
        var timeline = as(ANN, () -> new ForecastTotals(jdbi, new Forecasts(jdbi, calendar), pasts, calendar).of(ForecastLevel.of(new SkuId(1), HERE))).orElseThrow();
        assertThat(timeline.kept().get(MONDAY)).as("the past forecast is what was said just before the week began").isCloseTo(210, within(5.0));
        judgesWhatWasSaidFourWeeksAhead();
    }

    /** Ann's override expired three days ago: nothing of it is left unless more than three days are locked. */
    private static void suggestsWhatHoldsLockedDays() {
        jdbi.useHandle(handle -> handle.execute("update forecast_override set expires_on = ? where id = ?", MONDAY.plusDays(11), annsOverride));
        var lock = new ForecastLock(jdbi, new Recorded<>(), Clock.systemUTC());
        Actor.NIGHT_RUN.run(() -> lock.lock(3));
        assertThat(as(ANN, () -> value(MONDAY.plusDays(14)).harmful())).isEmpty();
        Actor.NIGHT_RUN.run(() -> lock.lock(4));
        assertThat(as(ANN, () -> value(MONDAY.plusDays(14)).harmful())).extracting(ForecastValue.Harmful::id).containsExactly(annsOverride);
        Actor.NIGHT_RUN.run(() -> lock.lock(0));
        jdbi.useHandle(handle -> handle.execute("update forecast_override set expires_on = null where id = ?", annsOverride));
    }

    /** On the first Monday the next whole week is that one or the one after; three weeks on nobody has an override: 10, 20 and 30 a day are expected and sold. */
    private static void judgesWhatWasSaidFourWeeksAhead() {
        for (int sku = 1; sku <= 3; sku++) {
            sell(sku, MONDAY.plusDays(14), MONDAY.plusDays(27), 10 * sku);
        }
        forecast(MONDAY.plusDays(28));
        var later = as(ANN, () -> value(MONDAY.plusDays(28)).overall(FOUR_WEEKS_AHEAD));
        assertThat(later.series()).isEqualTo(3);
        assertThat(later.actual()).isEqualTo(70 + 140 + 210);
        assertThat(later.total()).isCloseTo(later.learned(), within(1e-6)).isLessThan(0.05);
        assertThat(as(ANN, () -> value(MONDAY.plusDays(28)).byPerson(FOUR_WEEKS_AHEAD))).isEmpty();
    }
}
