package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.SeriesPast.Span;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** What empty shelves, promotions and people did to the history, of one series and of sums. SKU 1 sells 8 a day and SKU 2 sells 2, in each of two warehouses; both are in category 1. */
class ForecastShortagesIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate LAST = TODAY.minusDays(1);
    private static final WarehouseId ONE = new WarehouseId(1);
    /** The Monday to Wednesday before the last week: the first warehouse's data of SKU 1 are empty shelves. */
    private static final Span SHORT = new Span(TODAY.minusDays(14), TODAY.minusDays(12));
    private static final Span PROMOTED = new Span(TODAY.plusDays(7), TODAY.plusDays(9));
    private static final ForecastLevel CATEGORY = new ForecastLevel(null, 1, null);
    private static final ForecastLevel SERIES = ForecastLevel.of(new SkuId(1), ONE);

    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final FixedCalendar calendar = new FixedCalendar(TODAY);
    private final SeriesPasts pasts = new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi);
    private final ForecastTotals totals = new ForecastTotals(jdbi, new Forecasts(jdbi, calendar), pasts, calendar);

    @BeforeAll
    static void company() throws Exception {
        FactRows.skus(jdbi, 2);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> {
            handle.execute("insert into category (id, code, name, parent_id) values (1, 'K', 'Kitchen', null)");
            handle.execute("update sku set category_id = 1");
            handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (1, 1, ?, ?)", SHORT.from(), SHORT.to());
            handle.execute("insert into sales_gap values (2, ?, ?, 'missing')", SHORT.from().minusDays(20), SHORT.from().minusDays(18));
            handle.execute("insert into promotion (id, sku_id, from_day, to_day, depth) values (1, 1, ?, ?, 0.2), (2, 2, ?, ?, 0.2)", PROMOTED.from(), PROMOTED.to(), PROMOTED.to().plusDays(3), PROMOTED.to().plusDays(4));
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, 10)");
            for (int back = 0; back < 200; back++) {
                LocalDate day = LAST.minusDays(back);
                boolean isShort = !day.isBefore(SHORT.from()) && !day.isAfter(SHORT.to());
                for (int warehouse = 1; warehouse <= 2; warehouse++) {
                    sale.add(2, warehouse, day, 2);
                    if (!isShort || warehouse == 2) {
                        sale.add(1, warehouse, day, 8);
                    }
                }
            }
            sale.execute();
        });
        for (int sku = 1; sku <= 2; sku++) {
            FactRows.balance(jdbi, sku, 1, 10);
            FactRows.balance(jdbi, sku, 2, 10);
        }
        var adjustments = new HistoryAdjustments(jdbi, new Recorded<Audited>(), Clock.systemUTC(), calendar);
        Actor.NIGHT_RUN.call(() -> adjustments.enter(new SkuId(2), ONE, LAST, LAST, 5, "turned away"));
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), calendar, Clock.systemUTC(), (ForecastPublished _) -> { });
        Actor.NIGHT_RUN.run(() -> run.run(new QuietWork(Map.of("learned", "false"))));
    }

    private ForecastTimeline timeline(ForecastLevel level) throws Exception {
        return Actor.NIGHT_RUN.call(() -> totals.of(level)).orElseThrow();
    }

    /** 3 days × 8 units of 14 days × 20 units. */
    @Test
    void tellWhatWasLostOfASeriesAndOfItsSums() throws Exception {
        for (var level : List.of(SERIES, new ForecastLevel(new SkuId(1), 0, null), CATEGORY, ForecastLevel.ALL, new ForecastLevel(null, 0, ONE))) {
            var units = ForecastBuckets.of(timeline(level), Grain.WEEK, false);
            assertThat(units.row(Measure.LOST)[units.now() - 2]).as("%s", level).isCloseTo(24, within(0.1));
            assertThat(units.row(Measure.LOST)[units.now() - 1]).as("nothing: no figure").isNaN();
            assertThat(units.row(Measure.WANTED)[units.now() - 2] - units.row(Measure.ORDERS)[units.now() - 2]).as("%s", level).isCloseTo(24, within(0.1));
            var money = ForecastBuckets.of(timeline(level), Grain.WEEK, true);
            assertThat(money.row(Measure.LOST)[money.now() - 2]).isCloseTo(240, within(1.0));
        }
        assertThat(timeline(new ForecastLevel(null, 0, new WarehouseId(2))).past().lost()).as("three days without data lose nothing").containsOnly(0);
        assertThat(timeline(ForecastLevel.of(new SkuId(1), new WarehouseId(2))).missing()).as("but they are missing").containsExactly(new Span(SHORT.from().minusDays(20), SHORT.from().minusDays(18)));
    }

    @Test
    void areDrawnWhereTheyMatter() throws Exception {
        assertThat(timeline(SERIES).missing()).containsExactly(SHORT);
        assertThat(timeline(CATEGORY).missing()).as("8 of 20 units a day").containsExactly(SHORT);
        assertThat(timeline(new ForecastLevel(null, 0, new WarehouseId(2))).missing()).isEmpty();
    }

    @Test
    void showPlannedPromotionsOfASumByTheirWeight() throws Exception {
        assertThat(timeline(CATEGORY).promotions()).as("first 80 %, then 20 % of what is usually wanted").containsExactly(PROMOTED, new Span(PROMOTED.to().plusDays(3), PROMOTED.to().plusDays(4)));
        var past = timeline(CATEGORY).past();
        assertThat(past.promotedShare(past.days() + 7)).isCloseTo(0.8, within(0.02));
        assertThat(past.promotedShare(past.days() + 12)).isCloseTo(0.2, within(0.02));
    }

    @Test
    void listWhatPeopleAddedInEverySumAboveIt() throws Exception {
        for (var level : List.of(new ForecastLevel(new SkuId(2), 0, null), CATEGORY, ForecastLevel.ALL)) {
            var units = ForecastBuckets.of(timeline(level), Grain.WEEK, false);
            assertThat(units.row(Measure.ADJUSTMENT)[units.now() - 1]).as("%s", level).isCloseTo(5, within(1e-3));
        }
        var other = ForecastBuckets.of(timeline(new ForecastLevel(new SkuId(1), 0, null)), Grain.WEEK, false);
        assertThat(other.has(Measure.ADJUSTMENT)).isFalse();
    }
}
