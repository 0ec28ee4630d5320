package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

class SalesHistoryIT {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);

    private Jdbi jdbi;

    @BeforeEach
    void rows() {
        jdbi = TestDatabase.fresh().jdbi();
        FactRows.skus(jdbi, 4);
        FactRows.warehouses(jdbi, 2);
    }

    private List<DailySeries> read(Actor actor, SkuRange range) {
        var series = new ArrayList<DailySeries>();
        actor.run(() -> new SalesHistory(jdbi).forEachSeries(range, FROM, FROM.plusDays(4), FROM.plusDays(6), series::add));
        return series;
    }

    private List<DailySeries> read(SkuRange range) {
        return read(Actor.NIGHT_RUN, range);
    }

    private void sale(int sku, int warehouse, int dayIndex, int units, double price) {
        jdbi.useHandle(handle -> handle.execute("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, ?)",
                sku, warehouse, FROM.plusDays(dayIndex), units, price));
    }

    @Test
    void daysWithoutARowSoldNothing() {
        sale(1, 1, 1, 3, 9);
        sale(1, 1, 3, 5, 9);
        var only = read(SkuRange.ALL);
        assertThat(only).hasSize(1);
        assertThat(only.getFirst().units()).containsExactly(0, 3, 0, 5, 0);
        assertThat(only.getFirst().firstSaleIndex()).isEqualTo(1);
        assertThat(only.getFirst().day(6)).isEqualTo(FROM.plusDays(6));
    }

    /** A bundle of SKU 4 holds one of SKU 1 and two of SKU 2: 3 bundles on day 1 and 1 on day 2 beside 5 of SKU 1 sold alone. */
    @Test
    void whatABundleSellsIsDemandForItsParts() {
        jdbi.useHandle(handle -> handle.execute("insert into bundle_part (bundle_id, component_id, units) values (4, 1, 1), (4, 2, 2)"));
        sale(4, 1, 1, 3, 30);
        sale(4, 1, 2, 1, 30);
        sale(1, 1, 1, 5, 9);
        sale(3, 1, 0, 7, 9);
        var series = read(SkuRange.ALL);
        assertThat(series).extracting(one -> one.sku().value()).containsExactly(1, 2, 3);
        assertThat(series.get(0).units()).containsExactly(0, 8, 1, 0, 0);
        assertThat(series.get(0).listPrice()[1]).as("the price of what was sold alone").isEqualTo(9);
        assertThat(series.get(1).units()).containsExactly(0, 6, 2, 0, 0);
        assertThat(series.get(2).units()).containsExactly(7, 0, 0, 0, 0);
        assertThat(read(new SkuRange(2, 2)).getFirst().units()).as("the bundle lies outside the range").containsExactly(0, 6, 2, 0, 0);
        assertThat(read(new SkuRange(4, 4))).isEmpty();
    }

    @Test
    void stockOutsAndGapsAreMissingAndKeepWhatWasSold() {
        sale(1, 1, 1, 3, 9);
        sale(1, 1, 4, 2, 9);
        jdbi.useHandle(handle -> {
            handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (1, 1, ?, ?)", FROM.minusDays(9), FROM.plusDays(1));
            handle.execute("insert into sales_gap values (1, ?, ?, 'missing')", FROM.plusDays(3), FROM.plusDays(3));
        });
        var series = read(SkuRange.ALL).getFirst();
        assertThat(series.units()).containsExactly(Float.NaN, Float.NaN, 0, Float.NaN, 2);
        assertThat(series.soldWhileShort()).containsExactly(0, 3, 0, 0, 0);
        assertThat(series.firstSaleIndex()).isEqualTo(1);
    }

    @Test
    void seriesComeInOrderForBalancesAndForSales() {
        FactRows.balance(jdbi, 1, 1, 5);
        FactRows.balance(jdbi, 2, 1, 5);
        FactRows.balance(jdbi, 4, 2, 5);
        sale(1, 2, 0, 1, 9);
        sale(2, 1, 0, 1, 9);
        sale(3, 1, 0, 1, 9);
        assertThat(read(SkuRange.ALL)).extracting(s -> s.sku().value() + "/" + s.warehouse().value())
                .containsExactly("1/1", "1/2", "2/1", "3/1", "4/2");
        assertThat(read(new SkuRange(2, 3))).extracting(s -> s.sku().value()).containsExactly(2, 3);
    }

    @Test
    void listPricesHoldUntilTheNextOneAndReachIntoTheFuture() {
        sale(1, 1, 0, 1, 7);
        jdbi.useHandle(handle -> {
            handle.execute("insert into price_period values (1, ?, 8)", FROM.minusDays(30));
            handle.execute("insert into price_period values (1, ?, 9)", FROM.plusDays(2));
            handle.execute("insert into price_period values (1, ?, 11)", FROM.plusDays(6));
        });
        assertThat(read(SkuRange.ALL).getFirst().listPrice()).containsExactly(8, 8, 9, 9, 9, 9, 11);
    }

    @Test
    void withoutListPricesTheLastSalePriceStands() {
        sale(1, 1, 1, 1, 7);
        sale(1, 1, 3, 1, 6);
        FactRows.balance(jdbi, 2, 1, 5);
        var series = read(SkuRange.ALL);
        assertThat(series.get(0).listPrice()).containsExactly(7, 7, 7, 6, 6, 6, 6);
        assertThat(series.get(1).listPrice()).containsOnly(10).hasSize(7);
    }

    @Test
    void theDeepestPromotionOfTheWarehouseOrOfAllCounts() {
        FactRows.balance(jdbi, 1, 1, 5);
        FactRows.balance(jdbi, 1, 2, 5);
        jdbi.useHandle(handle -> {
            handle.execute("insert into promotion (id, sku_id, from_day, to_day, depth) values (1, 1, ?, ?, 0.2)", FROM.plusDays(1), FROM.plusDays(2));
            handle.execute("insert into promotion (id, sku_id, warehouse_id, from_day, to_day, depth) values (2, 1, 2, ?, ?, 0.5)", FROM.plusDays(2), FROM.plusDays(60));
        });
        var series = read(SkuRange.ALL);
        assertThat(series.get(0).promotionDepth()).containsExactly(0, 0.2f, 0.2f, 0, 0, 0, 0);
        assertThat(series.get(1).promotionDepth()).containsExactly(0, 0.2f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void otherWarehousesAreNotSeen() {
        sale(1, 1, 0, 1, 9);
        sale(1, 2, 0, 1, 9);
        FactRows.balance(jdbi, 2, 1, 5);
        var buyer = new Actor("li", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(read(buyer, SkuRange.ALL)).extracting(s -> s.warehouse().value()).containsExactly(2);
    }
}
