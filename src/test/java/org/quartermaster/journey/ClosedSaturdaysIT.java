package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.ForecastPublished;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.ForecastValue;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.ImportedFiles;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.TestDatabase;

/**
 * A shop that is closed on Saturdays and over Easter: forty weeks of its orders are imported, and later one more. On every other day twelve orders hold one of SKU 1 each and half of them one of
 * SKU 2: weeks of 72 and 36. A second warehouse sells one piece of SKU 3 on every second day: its silent days are no closed ones.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedSaturdaysIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate EASTER = LocalDate.of(2026, 4, 6);
    private static final LocalDate ALL_SAINTS = LocalDate.of(2026, 11, 1);
    private static final WarehouseId SHOP = new WarehouseId(1);
    private static final WarehouseId CORNER = new WarehouseId(2);
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final ImportedFiles files = new ImportedFiles(jdbi);

    @BeforeAll
    static void fortyWeeks() throws IOException {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 2);
        load("day,event,kind", "2026-04-06,Easter Monday,holiday", "2026-11-01,Stocktaking,closed");
        sell(MONDAY.minusWeeks(40), MONDAY.minusDays(1));
        forecast(MONDAY);
    }

    private static void sell(LocalDate from, LocalDate to) throws IOException {
        List<String> lines = new ArrayList<>(List.of("invoice,sku,quantity,date,price,warehouse"));
        for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
            for (int order = 1; order <= 12 && day.getDayOfWeek() != DayOfWeek.SATURDAY && !day.equals(EASTER); order++) {
                lines.add("%s-%d,S001,1,%s,10,W1".formatted(day, order, day));
                if (order % 2 == 0) {
                    lines.add("%s-%d,S002,1,%s,10,W1".formatted(day, order, day));
                }
            }
            if (day.toEpochDay() % 2 == 0) {
                lines.add("c%s,S003,1,%s,10,W2".formatted(day, day));
            }
        }
        load(lines.toArray(String[]::new));
    }

    private static void load(String... lines) throws IOException {
        assertThat(files.load(lines).rejected()).isZero();
    }

    private static void forecast(LocalDate today) {
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), new FixedCalendar(today), Clock.systemUTC(), (ForecastPublished _) -> { });
        Actor.NIGHT_RUN.run(() -> run.run(new QuietWork(Map.of("learned", "false"))));
    }

    private static StoredForecast stored(int sku, WarehouseId warehouse) throws Exception {
        return Actor.NIGHT_RUN.call(() -> new Forecasts(jdbi, new FixedCalendar(MONDAY)).one(new SkuId(sku), warehouse)).orElseThrow();
    }

    private static long gaps(String condition) {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(sum(datediff(to_day, from_day) + 1), 0) from sales_gap where kind = 'closed' and " + condition).mapTo(Long.class).one());
    }

    @Test
    @Order(1)
    void closedAreTheSaturdaysAndEasterOfTheShopAlone() {
        assertThat(gaps("warehouse_id = 1 and dayofweek(from_day) = 7")).isEqualTo(40);
        assertThat(gaps("warehouse_id = 1 and from_day = '2026-04-06'")).isOne();
        assertThat(gaps("true")).isEqualTo(41);
    }

    @Test
    @Order(2)
    void nothingIsForecastForSaturdaysAndPlannedClosures() throws Exception {
        StoredForecast first = stored(1, SHOP);
        for (int day = 0; day < first.baseline().horizon(); day++) {
            LocalDate date = MONDAY.plusDays(day);
            boolean closed = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.equals(ALL_SAINTS);
            assertThat(first.baseline().mean()[day]).as("%s", date).isCloseTo(closed ? 0 : 12, within(closed ? 0f : 1.5f));
        }
        assertThat(first.method().reasons()).contains("closed-days").doesNotContain("missing-days");
    }

    /** Six days of 12 and of 6, four weeks with the day of stocktaking: 23 days. */
    @Test
    @Order(3)
    void aWeeksTotalHasSixDays() throws Exception {
        assertThat(stored(1, SHOP).demandOverDays(MONDAY, 7).mean()).isCloseTo(72, within(4.0));
        assertThat(stored(2, SHOP).demandOverDays(MONDAY, 7).mean()).isCloseTo(36, within(3.0));
        assertThat(stored(1, SHOP).demandOverDays(MONDAY, 28).mean()).isCloseTo(23 * 12, within(12.0));
    }

    /** One piece on every second day is half a piece a day, not one; only the day of stocktaking, planned for all, is closed. */
    @Test
    @Order(4)
    void aSmallWarehouseKeepsItsZeros() throws Exception {
        StoredForecast corner = stored(3, CORNER);
        assertThat(corner.demandOverDays(MONDAY, 28).mean()).isCloseTo(13.5, within(2.0));
        assertThat(corner.method().reasons()).doesNotContain("missing-days");
    }

    @Test
    @Order(5)
    void closedDaysAreNeitherLostDemandNorMissing() throws Exception {
        SeriesPast past = Actor.NIGHT_RUN.call(() -> new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi).of(new SkuId(1), SHOP, MONDAY.minusDays(1), 56)).orElseThrow();
        int saturday = past.days() - 2;
        assertThat(past.demand()[saturday]).isNaN();
        assertThat(past.wanted()[saturday]).isZero();
        assertThat(past.missing()).isEmpty();
    }

    @Test
    @Order(6)
    void aWeekWithAClosedDayIsJudged() throws Exception {
        sell(MONDAY, MONDAY.plusDays(6));
        forecast(MONDAY.plusDays(7));
        var question = new ForecastValue.Question(26, 1, false);
        var judged = Actor.NIGHT_RUN.call(() -> new ForecastValue(jdbi, new FixedCalendar(MONDAY.plusDays(7))).overall(question));
        assertThat(judged.series()).isEqualTo(3);
        assertThat(judged.actual()).isCloseTo(72 + 36 + 3.5, within(0.5));
        assertThat(judged.naive()).as("six days on both sides").isLessThan(0.05);
    }
}
