package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.testing.TestDatabase;

class DemoCompanyIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static TestDatabase database;

    @TempDir
    private static Path truth;

    @BeforeAll
    static void write() {
        database = TestDatabase.fresh();
        new DemoCompany(DemoSize.SMALL, 5, TODAY).writeTo(database.dataSource(), truth, _ -> { });
    }

    private static long number(String sql) {
        return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static List<String> truth(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(truth.resolve(file + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasTheSizeThatWasAskedFor() {
        assertThat(number("select count(*) from sku")).isEqualTo(300);
        assertThat(number("select count(*) from warehouse")).isEqualTo(2);
        assertThat(number("select count(*) from supplier")).isEqualTo(8);
        assertThat(number("select count(*) from stock_balance")).isEqualTo(600);
        assertThat(number("select count(*) from daily_sale")).isBetween(100_000L, 438_000L);
        assertThat(number("select count(*) from customer_order where state = 'open' and date(promised_from) = '2026-03-10'")).isBetween(25L, 70L);
        assertThat(number("select datediff(max(day), min(day)) from daily_sale")).isEqualTo(729);
        assertThat(number("select datediff('2026-03-10', max(day)) from daily_sale")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select count(*) from daily_sale where sku_id not in (select id from sku) or warehouse_id not in (select id from warehouse)",
        "select count(*) from stock_movement where sku_id not in (select id from sku) or units = 0",
        "select count(*) from stock_out where sku_id not in (select id from sku) or from_day > to_day or in_stock_share not between 0 and 1",
        "select count(*) from receipt r left join purchase_order_line l on l.order_id = r.order_id and l.line_no = r.line_no where l.order_id is null",
        "select count(*) from promotion where sku_id not in (select id from sku) or to_day < from_day or depth not between 0.01 and 0.9",
        "select count(*) from stock_balance where on_hand < 0 or reserved < 0 or reserved > on_hand or backordered < 0",
        "select count(*) from customer_order o where not exists (select 1 from customer_order_line l where l.order_id = o.id)",
        "select count(*) from purchase_order where state not in ('approved', 'sent', 'confirmed', 'partly_received', 'received', 'closed', 'cancelled') or due_on < ordered_on",
        "select count(*) from sku where name = '' or name_zh = '' or name_zh = name or unit_price <= unit_cost",
        "select count(*) from daily_sale where unit_price is null or units < 0"})
    void holdsNoRowThatContradictsAnother(String offenders) {
        assertThat(number(offenders)).isZero();
    }

    @Test
    void reservedAndBackorderedAreWhatOpenOrdersWait() {
        assertThat(number("""
                select count(*) from
                  (select l.sku_id, sum(l.units) units from customer_order o join customer_order_line l on l.order_id = o.id where o.state = 'open' and o.warehouse_id is not null group by 1) open
                  left join (select sku_id, sum(reserved + backordered) units from stock_balance group by 1) held on held.sku_id = open.sku_id
                where held.units is null or held.units <> open.units
                """)).isZero();
        assertThat(number("select sum(reserved) from stock_balance")).isPositive();
        assertThat(number("select sum(backordered) from stock_balance")).isPositive();
    }

    @Test
    void customerOrdersBeforeTodayAreAmongTheDailySales() {
        assertThat(number("""
                select count(*) from
                  (select l.sku_id, date(o.placed_at) day, sum(l.units) units from customer_order o join customer_order_line l on l.order_id = o.id
                   where o.placed_at < '2026-03-10' group by 1, 2) ordered
                  left join (select sku_id, day, sum(units) units from daily_sale where day >= '2026-02-20' group by 1, 2) sold
                    on sold.sku_id = ordered.sku_id and sold.day = ordered.day
                where sold.units is null or sold.units < ordered.units
                """)).isZero();
    }

    @Test
    void receivedUnitsAreTheSumOfReceipts() {
        assertThat(number("""
                select count(*) from purchase_order_line l
                  left join (select order_id, line_no, sum(units) units from receipt group by 1, 2) r on r.order_id = l.order_id and r.line_no = l.line_no
                where l.received_units <> coalesce(r.units, 0) or l.received_units > l.units
                """)).isZero();
        assertThat(number("select count(*) from purchase_order where state in ('confirmed', 'partly_received') and due_on < '2026-03-10'")).isPositive();
        assertThat(number("select datediff('2026-03-10', min(received_on)) from receipt")).isGreaterThan(365);
        assertThat(number("select sum(receipts) from receipt_summary")).isEqualTo(number("select count(*) from receipt"));
        assertThat(number("select sum(units - filled_units) from receipt_summary")).isEqualTo(number("select sum(units - received_units) from purchase_order_line"));
    }

    /** 60 days: stock now = stock 60 days ago + movements; the stock 60 days ago comes from the same world, lived through again. */
    @Test
    void balancesAreOldStockPlusMovements() {
        Map<String, Long> moved = new HashMap<>();
        database.jdbi().useHandle(handle -> handle.createQuery("select concat(sku_id, '-', warehouse_id) k, sum(units) u from stock_movement group by 1")
                .map((rs, _) -> moved.put(rs.getString(1), rs.getLong(2))).list());
        Map<String, Long> onHand = new HashMap<>();
        database.jdbi().useHandle(handle -> handle.createQuery("select concat(sku_id, '-', warehouse_id) k, on_hand from stock_balance")
                .map((rs, _) -> onHand.put(rs.getString(1), rs.getLong(2))).list());
        var world = World.of(DemoSize.SMALL, 5, TODAY);
        for (Sku sku : world.skus()) {
            var life = new SkuPast(world, sku, SkuPast.FamilySeason.of(world, sku.family()));
            for (Site site : world.sites()) {
                double[] mean = life.meanDemand(site);
                SeriesHistory past = life.at(site, mean, life.model().draw(site, mean));
                String key = sku.id() + "-" + site.id();
                assertThat(past.closing[History.MOVEMENTS_FROM - 1] + moved.getOrDefault(key, 0L)).as(key).isEqualTo(onHand.get(key));
            }
        }
    }

    @Test
    void truthKnowsTheDemandThatSalesHide() {
        var lines = truth("demand");
        assertThat(lines).hasSize(600);
        long demanded = lines.stream().mapToLong(line -> units(line.split(",")[2])).sum();
        long sold = number("select sum(units + returned_units) from daily_sale");
        assertThat(sold).isLessThan(demanded).isGreaterThan((long) (0.8 * demanded));
    }

    private static long units(String runs) {
        long sum = 0;
        for (String run : runs.split(" ")) {
            String[] parts = run.split("\\*");
            sum += Long.parseLong(parts[0]) * (parts.length > 1 ? Long.parseLong(parts[1]) : 1);
        }
        return sum;
    }

    @Test
    void plantsWhatTheTruthSays() {
        var kinds = truth("anomalies").stream().map(line -> line.split(",")[0]).distinct().toList();
        assertThat(kinds).contains("SPIKE_DAY", "LEVEL_SHIFT", "SLOW_DEATH", "OVERSTOCK", "DEAD", "NEAR_STOCK_OUT", "TOO_LARGE_FOR_A_VAN",
                "WINDOW_CANNOT_BE_MET", "FRAUD_MANY_ATTEMPTS", "FRAUD_HUGE_QUANTITY", "FRAUD_BURST");
        for (String line : truth("anomalies")) {
            String[] parts = line.split(",");
            if (parts[0].equals("NEAR_STOCK_OUT")) {
                assertThat(number("select coalesce(sum(l.units - l.received_units), 0) from purchase_order_line l join purchase_order o on o.id = l.order_id "
                        + "join sku s on s.id = l.sku_id join warehouse w on w.id = o.warehouse_id where o.state in ('approved', 'sent', 'confirmed', 'partly_received') and s.code = '"
                        + parts[1] + "' and w.code = '" + parts[2] + "'")).as(line).isZero();
            }
            if (parts[0].equals("SPIKE_DAY")) {
                String series = "from daily_sale d join sku s on s.id = d.sku_id join warehouse w on w.id = d.warehouse_id where s.code = '"
                        + parts[1] + "' and w.code = '" + parts[2] + "' and d.day ";
                long spike = number("select coalesce(sum(units + returned_units), 0) " + series + "= '" + parts[3] + "'");
                long before = number("select coalesce(round(sum(units) / 28), 0) " + series + "between date_sub('" + parts[3] + "', interval 28 day) and date_sub('"
                        + parts[3] + "', interval 1 day)");
                assertThat(spike).as(line).isGreaterThan(Math.max(3, 2 * before));
            }
        }
        assertThat(number("select count(*) from customer_order where payment_attempts >= 5 and first_order")).isPositive();
        assertThat(number("select max(n) from (select count(*) n from customer_order group by ship_to, latitude) a")).isEqualTo(6);
        assertThat(number("select count(*) from (select sum(l.units * s.volume_litres) litres from customer_order o join customer_order_line l "
                + "on l.order_id = o.id join sku s on s.id = l.sku_id where o.state = 'open' group by o.id having litres > 20000) a")).isPositive();
        assertThat(number("select count(*) from sales_gap where kind = 'missing'")).isEqualTo(1);
        assertThat(number("select count(*) from daily_sale d join sales_gap g on g.warehouse_id = d.warehouse_id and d.day between g.from_day and g.to_day")).isZero();
    }

    @Test
    void knowsPlannedPromotionsAndEvents() {
        assertThat(number("select count(*) from promotion where from_day > '2026-03-10'")).isPositive();
        assertThat(number("select count(*) from price_period where from_day > '2026-03-10'")).isPositive();
        assertThat(number("select count(*) from calendar_event where name = 'Black Friday' and day = '2027-11-26'")).isEqualTo(1);
    }

    @Test
    void numbersContinueAboveTheUsedOnes() {
        for (String table : List.of("purchase_order", "receipt", "customer_order", "sku", "stock_movement")) {
            assertThat(number("select next_id from id_block where name = '" + table + "'")).isGreaterThan(number("select max(id) from " + table));
        }
    }

    @Test
    void refusesADatabaseWithACompany() {
        assertThat(DemoCompany.isWanted(database.dataSource())).isFalse();
        assertThatThrownBy(() -> new DemoCompany(DemoSize.SMALL, 5, TODAY).writeTo(database.dataSource(), truth, _ -> { }))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("already holds a company");
    }

    @Test
    void beginsAgainAfterAnInterruptedStart(@TempDir Path folder) {
        var half = TestDatabase.fresh();
        var company = new DemoCompany(DemoSize.SMALL, 5, TODAY);
        assertThatThrownBy(() -> company.writeTo(half.dataSource(), folder, line -> {
            if (line.startsWith("3 of 8")) {
                throw new IllegalStateException("power cut");
            }
        })).hasMessage("power cut");
        assertThat(DemoCompany.isWanted(half.dataSource())).isTrue();
        company.writeTo(half.dataSource(), folder, _ -> { });
        assertThat(DemoCompany.isWanted(half.dataSource())).isFalse();
        String count = "select count(*) from daily_sale";
        long rows = half.jdbi().withHandle(handle -> handle.createQuery(count).mapTo(Long.class).one());
        assertThat(rows).isEqualTo(number(count));
    }

    private static List<String> indexes(TestDatabase of) {
        return of.jdbi().withHandle(handle -> handle.createQuery("select concat(table_name, '.', index_name, '.', seq_in_index, '.', column_name) from information_schema.statistics "
                + "where table_schema = database() order by 1").mapTo(String.class).list());
    }

    @Test
    void leavesTheIndexesThatTheMigrationsMake() {
        assertThat(indexes(database)).isEqualTo(indexes(TestDatabase.fresh())).anyMatch(index -> index.startsWith("daily_sale.daily_sale_day.1.day"));
    }

    @Test
    void clearsHalfACompanyWhenNoneIsWantedAnyMore(@TempDir Path folder) {
        var half = TestDatabase.fresh();
        assertThatThrownBy(() -> new DemoCompany(DemoSize.SMALL, 5, TODAY).writeTo(half.dataSource(), folder, _ -> {
            throw new IllegalStateException("power cut");
        })).hasMessage("power cut");
        DemoCompany.discard(half.dataSource());
        String rows = "select (select count(*) from sku) + (select count(*) from daily_sale) + (select count(*) from setting where name like 'demo.%')";
        long left = half.jdbi().withHandle(handle -> handle.createQuery(rows).mapTo(Long.class).one());
        assertThat(left).isZero();
        assertThat(indexes(half)).isEqualTo(indexes(TestDatabase.fresh()));
    }

    @Test
    void keepsAWholeCompanyWhenHalfOnesAreCleared() {
        DemoCompany.discard(database.dataSource());
        assertThat(number("select count(*) from sku")).isEqualTo(300);
    }
}
