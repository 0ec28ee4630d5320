package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.imports.FileImport;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

/** A file of prices reaches what is forecast from. Three SKUs have cost 10 and sell two a day; it is Monday 1 June. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlannedPricesIT {

    private static final LocalDate LAST = LocalDate.of(2026, 5, 31);
    private static final int DAYS = 200;
    private static final int HORIZON = 28;
    private static final List<String> FILE = List.of("sku,from,to,price,promotion", "S001,2026-06-04,2026-06-07,7.50,", "S001,2026-06-15,,12,", "S002,2026-06-10,2026-06-12,6,Summer sale", "S009,2026-06-10,,6,",
            "S002,2026-06-10,2026-06-09,6,", "S002,2026-06-10,,-1,", "S002,2026-06-10,,6,No end", "S002,2026-06-20,2026-06-21,11,No cut", "S003,soon,,6,");
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static long files;
    @TempDir
    private static Path folder;

    @BeforeAll
    static void company() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, 2, 10)");
            LAST.minusDays(DAYS).datesUntil(LAST.plusDays(1)).forEach(day -> batch.add(1, day).add(2, day).add(3, day));
            batch.execute();
        });
    }

    private static FileImport.Outcome load(List<String> lines) throws IOException {
        TableFile table = TableFile.inspect(Files.writeString(folder.resolve(files + ".csv"), String.join("\n", lines)));
        assertThat(FileImport.guess(table).kind()).isEqualTo(ImportKind.PRICES);
        return new FileImport(jdbi, ++files, "test").run(table, FileImport.guess(table), _ -> true);
    }

    private static SeriesInput input(int sku) throws Exception {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, LAST.minusDays(DAYS - 1L));
        return Actor.NIGHT_RUN.call(() -> SeriesReader.one(new SalesHistory(jdbi), Adjustments.read(jdbi, SkuRange.ALL), new Catalog(jdbi), new Warehouses(jdbi), LAST, DAYS, HORIZON, pool, new SkuId(sku),
                new WarehouseId(1))).orElseThrow();
    }

    private static List<String> rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    @Order(1)
    void rowsThatCannotBeUsedAreNamed() throws IOException {
        assertThat(load(FILE).counts()).containsEntry("changed", 3L);
        assertThat(rows("select concat_ws(' ', line_no, column_name, value, reason) from import_rejection order by line_no")).containsExactly("5 sku S009 unknownSku", "6 to 2026-06-09 endsBeforeItBegins",
                "7 price -1 notPositiveNumber", "8 to  missing", "9 price 11 notBelowListPrice", "10 from soon notADay");
    }

    /** 7.50 for four days, then 10 again, 12 from the fifteenth on. */
    @Test
    @Order(2)
    void theForecastKnowsThePricesOfTheDaysAhead() throws Exception {
        SeriesInput first = input(1);
        assertThat(first.prices().planned()).isTrue();
        for (int day = 0; day < DAYS + HORIZON; day++) {
            LocalDate date = LAST.minusDays(DAYS - 1L).plusDays(day);
            boolean cheap = !date.isBefore(LocalDate.of(2026, 6, 4)) && !date.isAfter(LocalDate.of(2026, 6, 7));
            assertThat(first.prices().plan()[day]).as("%s", date).isEqualTo(cheap ? 7.5f : date.isBefore(LocalDate.of(2026, 6, 15)) ? 10 : 12);
        }
        assertThat(input(3).prices().plan()[DAYS + 10]).as("untouched").isEqualTo(10);
    }

    /** 6 instead of 10: a depth of 0.4 on three days; the list price stays. */
    @Test
    @Order(3)
    void aCampaignIsAnOffer() throws Exception {
        SeriesInput second = input(2);
        for (int day = 0; day < HORIZON; day++) {
            assertThat(second.promotion()[DAYS + day]).as("day %d", day).isCloseTo(day >= 9 && day <= 11 ? 0.4f : 0, within(1e-6f));
            assertThat(second.prices().plan()[DAYS + day]).isEqualTo(10);
        }
    }

    @Test
    @Order(4)
    void theSameFileAgainChangesNothingAndANewOneReplacesItsDays() throws Exception {
        var before = rows("select concat(sku_id, ' ', from_day, ' ', unit_price) from price_period order by sku_id, from_day");
        assertThat(load(FILE).counts()).containsEntry("changed", 0L).containsEntry("known", 3L);
        assertThat(rows("select concat(sku_id, ' ', from_day, ' ', unit_price) from price_period order by sku_id, from_day")).isEqualTo(before);
        assertThat(rows("select name from promotion")).containsExactly("Summer sale");
        load(List.of("sku,from,to,price", "S001,2026-06-06,2026-06-16,8"));
        assertThat(rows("select concat(from_day, ' ', unit_price) from price_period where sku_id = 1 order by from_day"))
                .containsExactly("1970-01-01 10.0000", "2026-06-04 7.5000", "2026-06-06 8.0000", "2026-06-17 12.0000");
    }
}
