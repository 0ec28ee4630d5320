package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StockSimulationTest {

    private record Series(Sku sku, Site site, int[] demand, SeriesHistory past) { }

    private static List<Series> all;

    @BeforeAll
    static void live() {
        all = new ArrayList<>();
        var world = World.of(DemoSize.SMALL, 11, LocalDate.of(2026, 3, 10));
        for (Sku sku : world.skus()) {
            var life = new SkuPast(world, sku, SkuPast.FamilySeason.of(world, sku.family()));
            for (Site site : world.sites()) {
                double[] mean = life.meanDemand(site);
                int[] demand = life.model().draw(site, mean);
                all.add(new Series(sku, site, demand, life.at(site, mean, demand)));
            }
        }
    }

    @Test
    void everyDayOpeningPlusInLessOutIsClosing() {
        assertThat(all).allSatisfy(series -> {
            SeriesHistory past = series.past();
            int stock = past.openingStock;
            for (int day = 0; day < History.DAYS; day++) {
                stock += past.received[day] + past.returned[day] + past.counted[day] - past.shipped[day];
                assertThat(stock).isNotNegative().isEqualTo(past.closing[day]);
            }
        });
    }

    @Test
    void neverShipsMoreThanWasDemanded() {
        assertThat(all).allSatisfy(series -> assertThat(IntStream.range(0, History.DAYS)).allMatch(day -> series.past().shipped[day] <= series.demand()[day]));
    }

    @Test
    void marksEveryDayOnWhichDemandWentUnserved() {
        assertThat(all).allSatisfy(series -> assertThat(IntStream.range(0, History.DAYS).filter(day -> series.past().shipped[day] < series.demand()[day]))
                .allMatch(day -> series.past().inStock[day] < 1));
    }

    @Test
    void stockOutsHideSomeDemandButNotMuch() {
        long demanded = all.stream().mapToLong(series -> IntStream.range(0, History.DAYS).mapToLong(day -> series.demand()[day]).sum()).sum();
        long shipped = all.stream().mapToLong(series -> IntStream.of(series.past().shipped).asLongStream().sum()).sum();
        assertThat(shipped / (double) demanded).isBetween(0.85, 0.99);
    }

    @Test
    void receivesWhatTheOrdersSay() {
        assertThat(all).allSatisfy(series -> {
            int ordered = series.past().orders.stream().mapToInt(Ordered::received).sum();
            assertThat(IntStream.of(series.past().received).sum()).isEqualTo(ordered);
        });
    }

    @Test
    void takesBackNoMoreThanWasShipped() {
        assertThat(all).allSatisfy(series -> {
            assertThat(IntStream.range(0, History.DAYS)).allMatch(day -> series.past().cameBack[day] <= series.past().shipped[day]);
            assertThat(IntStream.of(series.past().cameBack).sum()).isEqualTo(IntStream.of(series.past().returned).sum());
        });
    }

    @Test
    void leavesAFewDaysOfStockAndNothingOnOrderWherePlanted() {
        var planted = all.stream().filter(series -> series.sku().has(Anomaly.NEAR_STOCK_OUT)).toList();
        assertThat(planted).isNotEmpty().allSatisfy(series -> {
            double perDay = IntStream.range(History.DAYS - 15, History.DAYS).map(day -> series.demand()[day]).average().orElseThrow();
            assertThat(series.past().onHand() / perDay).isBetween(3.0, 7.0);
            assertThat(series.past().orders).noneMatch(Ordered::open);
        });
    }

    @Test
    void leavesStockOfManyMonthsWherePlanted() {
        var planted = all.stream().filter(series -> series.sku().has(Anomaly.OVERSTOCK)).toList();
        assertThat(planted).isNotEmpty().allSatisfy(series -> {
            double perDay = IntStream.range(History.DAYS - 90, History.DAYS).map(day -> series.demand()[day]).average().orElseThrow();
            assertThat(series.past().onHand()).isGreaterThan((int) (120 * perDay));
        });
    }

    @Test
    void truthWritesRunsOfEqualDays() {
        var line = new StringBuilder();
        TruthLines.runs(line, new int[] {0, 0, 0, 5, 3, 2, 2}, 0, 7);
        assertThat(line).hasToString("0*3 5 3 2*2");
    }
}
