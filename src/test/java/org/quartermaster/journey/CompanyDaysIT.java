package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.sales.StockOutFinding;
import org.quartermaster.shared.Actor;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.ImportedFiles;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/**
 * A company in Shanghai, eight hours ahead of UTC, where it is half past seven on 11 March: a day has begun that UTC does not know. Of SKU 1 thirty came on the ninth and five went on the tenth; twenty came today at seven. SKU 2 went at half
 * past midnight on the sixth and came back at seven on the ninth. SKU 3 was never heard of.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompanyDaysIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T23:30:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String HEAD = "sku,on hand,date";
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private static final ImportedFiles files = new ImportedFiles(jdbi, CLOCK);

    @BeforeAll
    static void company() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 1);
        FactRows.balance(jdbi, 1, 1, 45);
        FactRows.balance(jdbi, 2, 1, 10);
        jdbi.useHandle(handle -> {
            var moved = handle.prepareBatch("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units) values (?, ?, 1, ?, ?, ?)");
            moved.add(1001, 1, "2026-03-09 02:00", "receipt", 30).add(1002, 1, "2026-03-10 02:00", "shipment", -5).add(1003, 1, "2026-03-10 23:00", "receipt", 20);
            moved.add(1004, 2, "2026-03-01 02:00", "receipt", 10).add(1005, 2, "2026-03-05 16:30", "shipment", -10).add(1006, 2, "2026-03-08 23:00", "receipt", 10);
            moved.execute();
        });
    }

    private static List<String> rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static List<String> counts(int sku) {
        return rows("select concat(moved_at, ' ', units) from stock_movement where kind = 'count' and sku_id = %d order by moved_at".formatted(sku));
    }

    private static String onHand(int sku) {
        return rows("select on_hand from stock_balance where sku_id = " + sku).getFirst();
    }

    @Test
    @Order(1)
    void timesWithoutStockAreDaysOfTheCompany() {
        Actor.NIGHT_RUN.run(() -> new StockOutFinding(jdbi, new FixedCalendar(LocalDate.of(2026, 3, 11)), CLOCK, new Recorded<>()).run(new QuietWork(Map.of())));
        assertThat(rows("select concat(sku_id, ' ', from_day, ' ', to_day) from stock_out")).containsExactly("2 2026-03-07 2026-03-08");
    }

    /** Two fewer than the books on the ninth; on the tenth one more than is left of them. What came today is on top. */
    @Test
    @Order(2)
    void whatMovedSinceTheEndOfADayStays() throws IOException {
        assertThat(files.load(HEAD, "S001,28,2026-03-09", "S001,24,2026-03-10").counts()).containsEntry("changed", 2L);
        assertThat(counts(1)).containsExactly("2026-03-09 15:59:59.000000 -2", "2026-03-10 15:59:59.000000 1");
        assertThat(onHand(1)).isEqualTo("44");
        assertThat(rows("select again_from from stock_out_finding")).containsExactly("2026-03-09");
    }

    @Test
    @Order(3)
    void theSameCountsAgainAreKnownAndABetterOneOfTheNewestDayIsTaken() throws IOException {
        assertThat(files.load(HEAD, "S001,28,2026-03-09", "S001,24,2026-03-10").counts()).containsEntry("changed", 0L).containsEntry("known", 2L);
        assertThat(files.load(HEAD, "S001,99,2026-03-09", "S001,23,2026-03-10").counts()).as("an older day is known").containsEntry("changed", 1L);
        assertThat(onHand(1)).isEqualTo("43");
    }

    @Test
    @Order(4)
    void todayIsTheCompanysAndTomorrowIsNot() throws IOException {
        assertThat(files.load(HEAD, "S001,50,2026-03-11", "S002,9,2026-03-12", "S003,0,2026-03-11").counts()).containsEntry("changed", 2L);
        assertThat(files.rejected()).containsExactly("3 date 2026-03-12 inFuture");
        assertThat(onHand(1)).isEqualTo("50");
        assertThat(counts(3)).as("from now on there is none, as is known").containsExactly("2026-03-10 23:30:00.000000 0");
    }

    /** A count of now stands, whatever the books say; one with a day is older than what was reserved since. */
    @Test
    @Order(5)
    void reservedIsTakenFromACountThatIsNewerThanTheBalance() throws IOException {
        jdbi.useHandle(handle -> handle.execute("update stock_balance set reserved = 3, counted_at = '2026-03-10 23:15' where sku_id = 2"));
        assertThat(files.load("sku,on hand,reserved,date", "S002,10,1,2026-03-10").counts()).containsEntry("changed", 0L);
        assertThat(rows("select reserved from stock_balance where sku_id = 2")).containsExactly("3");
        assertThat(files.load("sku,on hand,reserved", "S002,10,1").counts()).containsEntry("changed", 1L);
        assertThat(rows("select reserved from stock_balance where sku_id = 2")).containsExactly("1");
    }
}
