package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.imports.FileImport;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.sales.StockOutFinding;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/**
 * Files of daily stock and of sales, four a day of each SKU, make the times without stock. SKU 1 runs out on day 80, when two were sold, and is back on day 86. SKU 2 has no stock from day 100 on and sells all the same: its zeros are none. SKU 3 sells its last
 * four on day 110. SKU 4 is never counted; that it had no stock on days 5 and 6 was recorded with the data.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StockOutsFoundIT {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final LocalDate TODAY = FIRST.plusDays(120);
    private static final List<String> TIMES = List.of("1 80–80 0.5000 found", "1 81–85 0.0000 found", "3 111–119 0.0000 found", "4 5–6 0.0000 recorded");
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static long files;
    @TempDir
    private static Path folder;

    @BeforeAll
    static void company() throws IOException {
        FactRows.skus(jdbi, 4);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (4, 1, ?, ?)", FIRST.plusDays(5), FIRST.plusDays(6)));
        List<String> sold = new ArrayList<>(List.of("sku,quantity,date,warehouse"));
        List<String> counted = new ArrayList<>(List.of("sku,on hand,date,warehouse"));
        for (int day = 0; day < 120; day++) {
            for (int sku = 1; sku <= 4; sku++) {
                int units = sku == 1 && day >= 80 && day < 86 ? day == 80 ? 2 : 0 : sku == 3 && day > 110 ? 0 : 4;
                int stock = sku == 1 && day >= 80 && day < 86 || sku == 2 && day >= 100 || sku == 3 && day >= 110 ? 0 : 50 - 2 * (day % 5);
                if (units > 0) {
                    sold.add("S00%d,%d,%s,W1".formatted(sku, units, FIRST.plusDays(day)));
                }
                if (sku < 4) {
                    counted.add("S00%d,%d,%s,W1".formatted(sku, stock, FIRST.plusDays(day)));
                }
            }
        }
        load(sold);
        load(counted);
    }

    private static FileImport.Outcome load(List<String> lines) throws IOException {
        Path file = Files.writeString(folder.resolve(files + ".csv"), String.join("\n", lines));
        TableFile table = TableFile.inspect(file);
        return new FileImport(jdbi, ++files, "test").run(table, FileImport.guess(table), _ -> true);
    }

    private static StockOutFinding finding(LocalDate today) {
        return new StockOutFinding(jdbi, new FixedCalendar(today), new Recorded<>());
    }

    private static List<String> find(LocalDate today) {
        Actor.NIGHT_RUN.run(() -> finding(today).run(new QuietWork(Map.of())));
        return jdbi.withHandle(handle -> handle.createQuery("select concat(sku_id, ' ', datediff(from_day, :first), '–', datediff(to_day, :first), ' ', in_stock_share, ' ', source) from stock_out "
                + "order by sku_id, from_day").bind("first", FIRST).mapTo(String.class).list());
    }

    @Test
    @Order(1)
    void findsTheDaysWithoutStockAndTheOneOnWhichItRanOut() {
        assertThat(find(TODAY)).containsExactlyElementsOf(TIMES);
        assertThat(find(TODAY)).as("again").containsExactlyElementsOf(TIMES);
    }

    /** Four on each Monday to Sunday around: four are estimated lost on each of the days, as much as two on the day that sold two. */
    @Test
    @Order(2)
    void theseDaysAreMissingInTheDemandAndEstimated() throws Exception {
        SeriesPast past = Actor.NIGHT_RUN.call(() -> new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi).of(new SkuId(1), new WarehouseId(1), TODAY.minusDays(1), 28)).orElseThrow();
        int first = past.days() - 120;
        for (int day = 80; day <= 85; day++) {
            assertThat(past.demand()[first + day]).as("day %d", day).isNaN();
            assertThat(past.wanted()[first + day]).as("day %d", day).isCloseTo(4, within(0.01f));
        }
        assertThat(past.demand()[first + 86]).isEqualTo(4);
        assertThat(past.missing()).as("shaded in the chart").containsExactly(new SeriesPast.Span(FIRST.plusDays(80), FIRST.plusDays(85)));
    }

    @Test
    @Order(3)
    void theSameStockAgainIsKnownAndAnOldDayTooBecauseItsPlaceIsTaken() throws IOException {
        long before = movements();
        var outcome = load(List.of("sku,on hand,date,warehouse", "S001,48,%s,W1".formatted(FIRST.plusDays(116)), "S001,42,%s,W1".formatted(FIRST.plusDays(119)), "S001,9,2090-01-01,W1"));
        assertThat(outcome.counts()).containsEntry("changed", 0L).containsEntry("known", 2L);
        assertThat(outcome.reasons()).containsOnlyKeys("inFuture");
        assertThat(movements()).isEqualTo(before);
    }

    private static long movements() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from stock_movement").mapTo(Long.class).one());
    }

    /** Looked at again after 60 days and one: the interval has grown, although it began before the days looked at. Then six arrive. */
    @Test
    @Order(4)
    void anIntervalGoesOnUntilStockArrives() throws IOException {
        assertThat(find(TODAY.plusDays(60))).contains("3 111–179 0.0000 found");
        assertThat(find(TODAY.plusDays(61))).contains("3 111–180 0.0000 found").hasSize(TIMES.size());
        load(List.of("sku,on hand,date,warehouse", "S003,6,%s,W1".formatted(FIRST.plusDays(181))));
        assertThat(find(TODAY.plusDays(70))).contains("3 111–180 0.0000 found").hasSize(TIMES.size());
    }
}
