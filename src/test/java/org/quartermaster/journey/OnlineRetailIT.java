package org.quartermaster.journey;

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
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.ForecastPublished;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.imports.Choices;
import org.quartermaster.imports.FileImport;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.replenishment.PlanningFacts;
import org.quartermaster.replenishment.PlanningRules;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.sales.SalesCalendar;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;
import org.quartermaster.testing.ImportedFiles;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/**
 * The main job on real data: the two files of Online Retail II as they are (Chen 2019, CC BY 4.0), when they lie beside the project. Imports them, adds suppliers, terms and stock through the
 * same door, forecasts and plans. Prints the figures that the README quotes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnlineRetailIT {

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
        Choices choices = FileImport.guess(file);
        assertThat(choices.kind()).isEqualTo(ImportKind.SALES);
        assertThat(choices.missing()).isEmpty();
        var outcome = new FileImport(database.jdbi(), Clock.systemUTC(), id, "test").run(file, choices, _ -> true);
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
        assertThat(number("select count(*) from sales_gap where kind = 'closed' and dayofweek(from_day) = 7 and to_day = from_day")).as("Saturdays").isGreaterThan(80);
        assertThat(number("select count(*) from sales_gap where kind = 'closed' and '2010-12-25' between from_day and to_day")).as("Christmas").isOne();
    }

    @Test
    @Order(5)
    void forecastBeatsSeasonalNaive() {
        long series = forecast();
        assertThat(series).isGreaterThan(4_000);
        double chosen = score("chosen", "wql");
        System.out.printf("Online Retail II, %,d series: WQL %.3f, seasonal naive %.3f; WAPE %.3f, seasonal naive %.3f; bias %+.3f; covers 90 %%: %.3f%n", series, chosen,
                score("seasonal-naive", "wql"), score("chosen", "wape"), score("seasonal-naive", "wape"), score("chosen", "bias"), score("chosen", "coverage"));
        assertThat(number("select count(*) from forecast where reasons not like '%closed-days%'")).as("every series knows that Saturdays are closed").isZero();
        assertThat(chosen).isLessThan(score("seasonal-naive", "wql")).isLessThanOrEqualTo(score("weekday-smoothing", "wql") * 1.005);
    }

    @Test
    @Order(6)
    void planOrdersWhatRunsOutWithinItsRules(@TempDir Path folder) throws IOException {
        suppliersTermsAndStock(folder);
        plan();
        long proposals = number("select count(*) from proposal where state = 'proposed'");
        System.out.printf("Online Retail II: %,d proposals worth %,d%n", proposals, number("select coalesce(round(sum(units * unit_cost)), 0) from proposal where state = 'proposed'"));
        assertThat(proposals).isPositive();
        assertThat(number("select broken_rules from replenishment_plan where state = 'current'")).isZero();
    }


    private static long forecast() {
        var jdbi = database.jdbi();
        var calendar = new SalesCalendar(jdbi, Clock.systemUTC());
        assertThat(calendar.isHistorical()).isTrue();
        assertThat(calendar.planningDay()).isEqualTo(java.time.LocalDate.of(2011, 12, 10));
        var run = new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), calendar, Clock.systemUTC(), (ForecastPublished _) -> { });
        Actor.NIGHT_RUN.run(() -> run.run(new PrintedWork()));
        return number("select count(*) from forecast f join forecast_run r on r.id = f.run_id where r.state = 'current'");
    }

    private static double score(String method, String figure) {
        return database.jdbi().withHandle(handle -> handle.createQuery("select s." + figure + " from forecast_score s join forecast_run r on r.id = s.run_id "
                + "where r.state = 'current' and s.demand_class = 'all' and s.method = :method").bind("method", method).mapTo(Double.class).one());
    }

    /** Two suppliers share the SKUs; stock covers about twenty days of the last eight weeks' sales. */
    private static void suppliersTermsAndStock(Path folder) throws IOException {
        Path suppliers = Files.writeString(folder.resolve("suppliers.csv"), "Supplier;Name;Currency;Lead time\nS-1;Near;GBP;14\nS-2;Far;GBP;35\n");
        var terms = new StringBuilder("Supplier,SKU,Cost,MOQ,Order multiple\n");
        var stock = new StringBuilder("SKU,On hand\n");
        database.jdbi().useHandle(handle -> handle.createQuery("select s.code, s.unit_price, coalesce(sum(d.units), 0) from sku s left join daily_sale d on d.sku_id = s.id "
                + "and d.day > '2011-10-14' group by s.id").map((row, _) -> {
                    String code = row.getString(1);
                    terms.append(code.hashCode() % 3 == 0 ? "S-2," : "S-1,").append('"').append(code).append("\",").append(row.getBigDecimal(2).movePointLeft(1).multiply(new java.math.BigDecimal(5)))
                            .append(",12,6\n");
                    return stock.append('"').append(code).append("\",").append(row.getLong(3) * 20 / 56).append('\n');
                }).list());
        var files = new ImportedFiles(database.jdbi());
        for (Path file : java.util.List.of(suppliers, Files.writeString(folder.resolve("terms.csv"), terms), Files.writeString(folder.resolve("stock.csv"), stock))) {
            var outcome = files.load(file);
            assertThat(outcome.rejected()).as(file.getFileName() + " " + outcome.reasons()).isZero();
        }
    }

    private static void plan() {
        var jdbi = database.jdbi();
        var clock = Clock.systemUTC();
        var calendar = new SalesCalendar(jdbi, clock);
        var audited = new Recorded<Audited>();
        var terms = new Terms(jdbi);
        var leadTimes = new MeasuredLeadTimes(jdbi, calendar);
        var forecasts = new Forecasts(jdbi, calendar);
        var facts = new PlanningFacts(new Catalog(jdbi), new Balances(jdbi), new Inbound(jdbi, leadTimes, calendar), terms, new Suppliers(jdbi), leadTimes, forecasts, new Warehouses(jdbi), new Transfers(jdbi, Clock.systemUTC(), new Recorded<>()));
        var planning = new ReplenishmentPlanning(facts, new PlanningRules(jdbi, clock, audited), forecasts, calendar, jdbi, clock, new Recorded<>(), new Recorded<>());
        Actor.NIGHT_RUN.run(() -> {
            try {
                planning.run(new PrintedWork());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Prints what the work says. */
    private static final class PrintedWork implements WorkContext {
        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public void progress(String step, long done, long total) {
            // the figures at the end are enough
        }

        @Override
        public void log(String line) {
            System.out.println("  " + line);
        }

        @Override
        public void result(String summary, String path) {
            System.out.println("  " + summary);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
