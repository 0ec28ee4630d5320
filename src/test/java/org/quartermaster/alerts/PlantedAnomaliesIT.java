package org.quartermaster.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.DriftWatch;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.launcher.demo.DemoCompany;
import org.quartermaster.launcher.demo.DemoSize;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.replenishment.WholePlan;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** How much of what was planted in the demo company is found, and how much of what is found was planted. */
class PlantedAnomaliesIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final FixedCalendar CALENDAR = new FixedCalendar(TODAY);
    private static TestDatabase database;
    private static List<AlertRow> alerts;
    private static List<AlertRow> worthALook;
    private static final TableQuery WORTH_A_LOOK = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("open"))).and(new Filter.OneOf("look", Set.of("now")));
    private static List<String[]> planted;
    private static AlertDetection detection;
    private static final Recorded<AlertsDetected> DETECTED = new Recorded<>();

    @TempDir
    private static Path truth;

    @BeforeAll
    static void night() throws Exception {
        database = TestDatabase.fresh();
        new DemoCompany(DemoSize.SMALL, 5, TODAY).writeTo(database.dataSource(), truth, _ -> { });
        var jdbi = database.jdbi();
        jdbi.useHandle(handle -> handle.execute("replace into setting values ('replenishment.search_seconds', '2', '2026-01-01', 'test')"));
        var zone = ZoneId.of(DemoCompany.ZONE);
        Clock clock = Clock.fixed(TODAY.atTime(6, 0).atZone(zone).toInstant(), zone);
        Actor.NIGHT_RUN.call(() -> {
            new ForecastRun(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Warehouses(jdbi), CALENDAR, clock, (org.quartermaster.forecasting.ForecastPublished _) -> { })
                    .run(new QuietWork(Map.of("learned", "false")));
            WholePlan.over(jdbi, CALENDAR, clock).run(new QuietWork(Map.of()));
            return null;
        });
        var facts = new AlertFacts(new Catalog(jdbi), new StockLines(jdbi), new Proposals(jdbi), new Inbound(jdbi, new MeasuredLeadTimes(jdbi, CALENDAR), CALENDAR), new MeasuredLeadTimes(jdbi, CALENDAR), new Suppliers(jdbi),
                new SalesHistory(jdbi), new CustomerOrders(jdbi, Clock.systemUTC(), new Recorded<>()),
                new DriftWatch(jdbi, new Catalog(jdbi), new SalesHistory(jdbi), new Recorded<>()));
        detection = new AlertDetection(facts, jdbi, CALENDAR, clock, DETECTED, new Recorded<>());
        var work = new QuietWork(Map.of());
        detection.run(work);
        System.out.println(work.log());
        alerts = rows();
        worthALook = Actor.NIGHT_RUN.call(() -> new Alerts(jdbi).causes().page(WORTH_A_LOOK, 0, 1_000));
        planted = planted();
        report();
    }

    private static List<AlertRow> rows() throws Exception {
        return Actor.NIGHT_RUN.call(() -> new Alerts(database.jdbi()).page(TableQuery.ALL.sortedBy("money", true), 0, 10_000));
    }

    private static List<String[]> planted() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(truth.resolve("anomalies.csv.gz"))), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    /** {@code code/warehouse} of what was planted. */
    private static Set<String> truth(String... kinds) {
        return planted.stream().filter(line -> List.of(kinds).contains(line[0])).map(line -> line[1] + "/" + line[2]).collect(Collectors.toSet());
    }

    private static Set<String> found(String kind, String... patterns) {
        return alerts.stream().filter(row -> row.kind().equals(kind) && (patterns.length == 0 || List.of(patterns).contains(row.pattern())))
                .map(row -> row.subject() + "/" + row.warehouse()).collect(Collectors.toSet());
    }

    private static Set<String> orders(String... kinds) {
        return planted.stream().filter(line -> List.of(kinds).contains(line[0])).map(line -> line[1]).collect(Collectors.toSet());
    }

    /** Orders of suspicious alerts, the members of bursts too. */
    private static Set<String> suspicious() {
        var codes = new HashSet<String>();
        alerts.stream().filter(row -> row.kind().equals("suspicious_order")).forEach(row -> {
            codes.add(row.subject());
            codes.addAll(row.evidence().texts());
        });
        return codes;
    }

    private static double share(Collection<String> of, Collection<String> in) {
        return of.isEmpty() ? 1 : (double) of.stream().filter(in::contains).count() / of.size();
    }

    private static void report() {
        line("near stock-out", truth("NEAR_STOCK_OUT"), found("stock_out"), found("stock_out"));
        line("overstock, dead", truth("OVERSTOCK", "DEAD"), found("overstock"), found("overstock"));
        line("spike", truth("SPIKE_DAY"), found("demand", "spike"), found("demand", "spike"));
        line("level shift", truth("LEVEL_SHIFT"), found("demand", "shift_up"), found("demand", "shift_up"));
        line("slow death", truth("SLOW_DEATH"), found("demand", "fading", "shift_down"), found("demand", "fading", "shift_down"));
        var fraud = orders("FRAUD_MANY_ATTEMPTS", "FRAUD_HUGE_QUANTITY", "FRAUD_BURST");
        var named = alerts.stream().filter(row -> row.kind().equals("suspicious_order")).map(AlertRow::subject).collect(Collectors.toSet());
        System.out.printf("%-16s planted %3d, recall %.2f; alerts %3d, precision %.2f (with too large: %.2f)%n", "fraud", fraud.size(), share(fraud, suspicious()), named.size(),
                share(named, fraud), share(named, orders("FRAUD_MANY_ATTEMPTS", "FRAUD_HUGE_QUANTITY", "FRAUD_BURST", "TOO_LARGE_FOR_A_VAN")));
        System.out.printf("late orders %d, all alerts %d, causes worth a look %d: %s%n", found("late_order").size(), alerts.size(), worthALook.size(),
                worthALook.stream().collect(Collectors.groupingBy(AlertRow::kind, Collectors.counting())));
    }

    private static void line(String name, Set<String> truth, Set<String> recalled, Set<String> alerts) {
        System.out.printf("%-16s planted %3d, recall %.2f; alerts %3d, precision %.2f; missed %s; extra %s%n", name, truth.size(), share(truth, recalled), alerts.size(),
                share(alerts, truth), truth.stream().filter(one -> !recalled.contains(one)).sorted().limit(8).toList(),
                alerts.stream().filter(one -> !truth.contains(one)).sorted().limit(8).toList());
    }

    @Test
    void findsStockThatRunsOut() {
        assertThat(share(truth("NEAR_STOCK_OUT"), found("stock_out"))).isGreaterThan(0.7);
    }

    @Test
    void findsOverstockAndDeadStock() {
        assertThat(share(truth("OVERSTOCK", "DEAD"), found("overstock"))).isGreaterThan(0.6);
    }

    @Test
    void findsDemandThatLeftItsBand() {
        assertThat(share(truth("SPIKE_DAY"), found("demand"))).isGreaterThanOrEqualTo(0.5);
        assertThat(share(truth("LEVEL_SHIFT"), found("demand", "shift_up"))).isGreaterThan(0.6);
        assertThat(share(truth("SLOW_DEATH"), found("demand", "fading", "shift_down"))).isGreaterThan(0.6);
        assertThat(share(found("demand"), truth("SPIKE_DAY", "LEVEL_SHIFT", "SLOW_DEATH"))).isGreaterThan(0.25);
    }

    @Test
    void findsOrdersThatLookWrong() {
        assertThat(share(orders("FRAUD_MANY_ATTEMPTS", "FRAUD_HUGE_QUANTITY", "FRAUD_BURST"), suspicious())).isGreaterThan(0.9);
    }

    @Test
    void tellsEachCauseOnceAndOnlyWhatIsWorthALook() {
        assertThat(worthALook).hasSizeLessThanOrEqualTo(alerts.size() / 2);
        assertThat(worthALook.stream().map(row -> row.kind() + row.cause())).doesNotHaveDuplicates();
        assertThat(worthALook).allSatisfy(row -> {
            var members = alerts.stream().filter(one -> one.kind().equals(row.kind()) && one.cause().equals(row.cause())).toList();
            assertThat(row.sameCause()).isEqualTo(members.size());
            assertThat(row.causeMoney()).isEqualByComparingTo(members.stream().map(AlertRow::money).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
            assertThat(members).allSatisfy(one -> assertThat(one.money()).isLessThanOrEqualTo(row.money()));
        });
    }

    @Test
    void tellsEveryFraudThatItFound() throws Exception {
        var all = suspicious();
        var told = Actor.NIGHT_RUN.call(() -> new Alerts(database.jdbi()).causes().page(WORTH_A_LOOK.and(new Filter.OneOf("kind", Set.of("suspicious_order"))), 0, 1_000));
        assertThat(told.stream().map(AlertRow::subject)).isSubsetOf(all).hasSize((int) alerts.stream().filter(row -> row.kind().equals("suspicious_order")).count());
    }

    @Test
    void everyMoneyAddsUp() {
        for (AlertRow row : alerts) {
            assertThat(row.evidence().money()).as(row.subject()).isCloseTo(row.money().doubleValue(), org.assertj.core.api.Assertions.within(0.01 + 1e-6 * row.money().doubleValue()));
            assertThat(row.money().doubleValue()).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        var work = new QuietWork(Map.of());
        detection.run(work);
        assertThat(work.log().getFirst()).startsWith("found 0, seen " + alerts.size() + ", worse 0, woken 0, gone 0");
        assertThat(rows()).usingRecursiveComparison().isEqualTo(alerts);
    }

    @Test
    void aCancelledRunChangesNothing() throws Exception {
        int before = DETECTED.fired().size();
        detection.run(new QuietWork(Map.of(), 1));
        assertThat(DETECTED.fired()).hasSize(before);
        assertThat(rows()).hasSameSizeAs(alerts);
    }
}
