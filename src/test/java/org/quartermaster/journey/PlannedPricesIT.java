package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.ImportedFiles;
import org.quartermaster.testing.TestDatabase;

/** A file of prices reaches what is forecast from. Three SKUs cost 10 and sell two a day; it is Monday 1 June. SKU 4 rose from 8 to 9 and to 10, as invoices tell; SKU 5 never sold. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlannedPricesIT {

    private static final LocalDate LAST = LocalDate.of(2026, 5, 31);
    private static final int DAYS = 200;
    private static final int HORIZON = 28;
    private static final List<String> FILE = List.of("sku,from,to,price,promotion", "S001,2026-06-04,2026-06-07,7.50,", "S001,2026-06-15,,12,", "S002,2026-06-10,2026-06-12,6,Summer sale", "S009,2026-06-10,,6,",
            "S002,2026-06-10,2026-06-09,6,", "S002,2026-06-10,,-1,", "S002,2026-06-10,,6,No end", "S002,2026-06-20,2026-06-21,11,No cut", "S003,soon,,6,");
    private static final LocalDate FIRST = LAST.minusDays(DAYS - 1L);
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final ImportedFiles files = new ImportedFiles(jdbi);

    @BeforeAll
    static void company() {
        FactRows.skus(jdbi, 5);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, 2, 10)");
            LAST.minusDays(DAYS).datesUntil(LAST.plusDays(1)).forEach(day -> batch.add(1, day).add(2, day).add(3, day));
            batch.execute();
            var rising = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (4, 1, ?, 1, ?)");
            rising.add(FIRST.plusDays(20), 8).add(FIRST.plusDays(60), 9).add(FIRST.plusDays(120), 10).execute();
            handle.execute("update sku set unit_price = null where id = 4");
            handle.execute("insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (5, 1, 3, '2026-05-31')");
        });
    }

    private static DailySeries series(int sku) {
        var found = new ArrayList<DailySeries>();
        Actor.NIGHT_RUN.run(() -> new SalesHistory(jdbi).forEachSeries(SkuRange.of(new SkuId(sku)), FIRST, LAST, LAST.plusDays(HORIZON), found::add));
        return found.getFirst();
    }

    private static List<String> rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    @Order(1)
    void rowsThatCannotBeUsedAreNamed() throws IOException {
        assertThat(files.load(FILE).counts()).containsEntry("changed", 3L);
        assertThat(rows("select concat_ws(' ', line_no, column_name, value, reason) from import_rejection order by line_no")).containsExactly("5 sku S009 unknownSku", "6 to 2026-06-09 endsBeforeItBegins",
                "7 price -1 notPositiveNumber", "8 to  missing", "9 price 11 notBelowListPrice", "10 from soon notADay");
    }

    /** 7.50 for four days, then 10 again, 12 from the fifteenth on. */
    @Test
    @Order(2)
    void theForecastKnowsThePricesOfTheDaysAhead() {
        float[] prices = series(1).listPrice();
        for (int day = 0; day < DAYS + HORIZON; day++) {
            LocalDate date = FIRST.plusDays(day);
            boolean cheap = !date.isBefore(LocalDate.of(2026, 6, 4)) && !date.isAfter(LocalDate.of(2026, 6, 7));
            assertThat(prices[day]).as("%s", date).isEqualTo(cheap ? 7.5f : date.isBefore(LocalDate.of(2026, 6, 15)) ? 10 : 12);
        }
        assertThat(series(3).listPrice()[DAYS + 10]).as("untouched").isEqualTo(10);
    }

    /** 6 instead of 10: a depth of 0.4 on three days; the list price stays. */
    @Test
    @Order(3)
    void aCampaignIsAnOffer() {
        DailySeries second = series(2);
        for (int day = 0; day < HORIZON; day++) {
            assertThat(second.promotionDepth()[DAYS + day]).as("day %d", day).isCloseTo(day >= 9 && day <= 11 ? 0.4f : 0, within(1e-6f));
            assertThat(second.listPrice()[DAYS + day]).isEqualTo(10);
        }
    }

    @Test
    @Order(4)
    void theSameFileAgainChangesNothingAndANewOneReplacesItsDays() throws Exception {
        var before = rows("select concat(sku_id, ' ', from_day, ' ', unit_price) from price_period order by sku_id, from_day");
        assertThat(files.load(FILE).counts()).containsEntry("changed", 0L).containsEntry("known", 3L);
        assertThat(rows("select concat(sku_id, ' ', from_day, ' ', unit_price) from price_period order by sku_id, from_day")).isEqualTo(before);
        assertThat(rows("select name from promotion")).containsExactly("Summer sale");
        files.load("sku,from,to,price", "S001,2026-06-06,2026-06-16,8");
        assertThat(rows("select concat(from_day, ' ', unit_price) from price_period where sku_id = 1 order by from_day"))
                .containsExactly("2026-06-04 7.5000", "2026-06-06 8.0000", "2026-06-17 12.0000");
    }

    @Test
    @Order(5)
    void whatInvoicesFetchedBeforeAPlanIsNotForgotten() throws IOException {
        files.load("sku,from,price", "S004,2026-06-15,12", "S005,2026-06-15,12");
        float[] prices = series(4).listPrice();
        for (int day = 0; day < DAYS + HORIZON; day++) {
            assertThat(prices[day]).as("day %d", day).isEqualTo(day < 60 ? 8 : day < 120 ? 9 : day < DAYS + 14 ? 10 : 12);
        }
        assertThat(series(5).listPrice()[DAYS + 13]).as("the list price before the first step").isEqualTo(10);
        files.load("sku,from,price", "S005,2026-03-01,11");
        assertThat(series(5).listPrice()[0]).as("nothing is known of the time before the first price").isEqualTo(11);
    }

    /** A list price of 20 from the first of July on: 11 is an offer of 45 %, although its row comes first. */
    @Test
    @Order(6)
    void anOfferIsJudgedByTheListPricesOfTheWholeFile() throws IOException {
        List<String> file = List.of("sku,from,to,price,promotion", "S003,2026-07-05,2026-07-06,11,Regatta", "S003,2026-07-01,,20,", "S003,2026-06-20,2026-06-21,15,Too dear");
        assertThat(files.load(file).counts()).containsEntry("changed", 2L);
        assertThat(files.rejected()).containsExactly("4 price 15 notBelowListPrice");
        assertThat(rows("select concat(to_day, ' ', depth) from promotion where name = 'Regatta'")).containsExactly("2026-07-06 0.4500");
        assertThat(files.load(file).counts()).containsEntry("changed", 0L).containsEntry("known", 2L);
    }

    @Test
    @Order(7)
    void aKnownOfferWithOtherTermsIsAChange() throws IOException {
        assertThat(files.load("sku,from,to,price,promotion", "S003,2026-07-05,2026-07-07,10,Regatta").counts()).containsEntry("changed", 1L).containsEntry("known", 0L);
        assertThat(rows("select concat(to_day, ' ', depth) from promotion where name = 'Regatta'")).containsExactly("2026-07-07 0.5000");
    }
}
