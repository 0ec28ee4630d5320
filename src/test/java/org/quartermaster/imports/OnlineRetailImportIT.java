package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.testing.TestDatabase;

/** The two files of Online Retail II as they are (Chen 2019, CC BY 4.0), when they lie beside the project. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnlineRetailImportIT {

    private static final Path FOLDER = Path.of("..", "shared", "data", "online_retail_ii");
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        Path given = Path.of(System.getProperty("qm.onlineRetail", FOLDER.toString()));
        assumeTrue(Files.isDirectory(given), "Online Retail II is not at " + given.toAbsolutePath() + "; -Dqm.onlineRetail=FOLDER names another place");
        database = TestDatabase.fresh();
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("qm.onlineRetail", FOLDER.toString())).resolve(name);
    }

    private static FileImport.Outcome load(String name, long id) throws IOException {
        Instant start = Instant.now();
        TableFile file = TableFile.inspect(file(name));
        Choices choices = ColumnGuess.guess(file, file.header(), file.first(200));
        assertThat(choices.kind()).isEqualTo(ImportKind.SALES);
        assertThat(choices.missing()).isEmpty();
        var outcome = new FileImport(database.jdbi(), id, "test").run(file, choices, _ -> true);
        System.out.printf("%s: %s in %.1f s%n", name, outcome, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        return outcome;
    }

    private static long number(String sql) {
        return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    @Order(1)
    void firstYearImportsAsItIs() throws IOException {
        var outcome = load("2009-12_2010-12.csv.gz", 1);
        assertThat(outcome.read()).isEqualTo(525_461);
        assertThat(outcome.used() + outcome.rejected()).isEqualTo(outcome.read());
        assertThat(outcome.reasons().keySet()).isSubsetOf("serviceCode", "noPrice", "zeroUnits", "missing");
        assertThat(number("select count(*) from import_rejection where import_id = 1")).isEqualTo(outcome.rejected());
        assertThat(number("select count(*) from sku where code in ('POST', 'DOT', 'M', 'BANK CHARGES', 'AMAZONFEE')")).isZero();
    }

    @Test
    @Order(2)
    void overlapOfTheSecondYearCountsOnce() throws IOException {
        long before = number("select sum(units) from daily_sale where day between '2010-12-01' and '2010-12-09'");
        var outcome = load("2010-12_2011-12.csv.gz", 2);
        assertThat(outcome.read()).isEqualTo(541_909);
        assertThat(outcome.known()).as("lines of 1 to 9 December 2010 that the first file had brought").isGreaterThan(20_000);
        long after = number("select sum(units) from daily_sale where day between '2010-12-01' and '2010-12-09'");
        assertThat((double) after).as("units of the overlap before and after").isBetween(before * 0.97, before * 1.001);
    }

    @Test
    @Order(3)
    void sameFileAgainChangesNothing() throws IOException {
        String print = "select count(*) + sum(units) * 3 + sum(returned_units) * 7 + sum(to_days(day)) from daily_sale";
        long before = number(print);
        var outcome = load("2010-12_2011-12.csv.gz", 3);
        assertThat(outcome.known()).isEqualTo(outcome.used());
        assertThat(number(print)).isEqualTo(before);
    }

    @Test
    @Order(4)
    void cancellationsNetOffOnTheDaySold() {
        assertThat(number("select count(*) from daily_sale where units <= 0")).isZero();
        // invoice 541431 of 18 January 2011 sold 74,215 of 23166 and C541433 took them back 16 minutes later
        assertThat(number("select count(*) from daily_sale d join sku s on s.id = d.sku_id where s.code = '23166' and d.day = '2011-01-18' and d.units > 70000")).isZero();
        assertThat(number("select count(*) from sales_gap where kind = 'closed'")).as("Saturdays and holidays").isGreaterThan(80);
    }
}
