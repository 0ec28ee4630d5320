package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.QuietWork;

/** Files of daily stock and of sales make the times without stock, see {@link CountedShop}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StockOutsFoundIT {

    private static final CountedShop shop = new CountedShop();

    @BeforeAll
    static void company() throws IOException {
        shop.sales();
        shop.stock();
    }

    private static List<String> find(LocalDate today) {
        return shop.find(today, new QuietWork(Map.of()));
    }

    @Test
    @Order(1)
    void findsTheDaysWithoutStockAndTheOneOnWhichItRanOut() {
        assertThat(find(CountedShop.TODAY)).containsExactlyElementsOf(CountedShop.TIMES);
        assertThat(find(CountedShop.TODAY)).as("again").containsExactlyElementsOf(CountedShop.TIMES);
    }

    /** Four on each Monday to Sunday around: four are estimated lost on each of the days, as much as two on the day that sold two. */
    @Test
    @Order(2)
    void theseDaysAreMissingInTheDemandAndEstimated() throws Exception {
        SeriesPast past = Actor.NIGHT_RUN.call(() -> new SeriesPasts(new SalesHistory(shop.jdbi), new Catalog(shop.jdbi), shop.jdbi).of(new SkuId(1), new WarehouseId(1), CountedShop.TODAY.minusDays(1), 28)).orElseThrow();
        int first = past.days() - 120;
        for (int day = 80; day <= 85; day++) {
            assertThat(past.demand()[first + day]).as("day %d", day).isNaN();
            assertThat(past.wanted()[first + day]).as("day %d", day).isCloseTo(4, within(0.01f));
        }
        assertThat(past.demand()[first + 86]).isEqualTo(4);
        assertThat(past.missing()).as("shaded in the chart").containsExactly(new SeriesPast.Span(CountedShop.FIRST.plusDays(80), CountedShop.FIRST.plusDays(85)));
    }

    @Test
    @Order(3)
    void theSameStockAgainIsKnownAndAnOldDayTooBecauseItsPlaceIsTaken() throws IOException {
        long before = movements();
        var outcome = shop.count("S001,48,%s,W1".formatted(CountedShop.FIRST.plusDays(116)), "S001,42,%s,W1".formatted(CountedShop.FIRST.plusDays(119)), "S001,9,2090-01-01,W1");
        assertThat(outcome.counts()).containsEntry("changed", 0L).containsEntry("known", 2L);
        assertThat(outcome.reasons()).containsOnlyKeys("inFuture");
        assertThat(movements()).isEqualTo(before);
    }

    private static long movements() {
        return shop.jdbi.withHandle(handle -> handle.createQuery("select count(*) from stock_movement").mapTo(Long.class).one());
    }

    /** Looked at again after 60 days and one: the interval has grown, although it began before the days looked at. Then six arrive. */
    @Test
    @Order(4)
    void anIntervalGoesOnUntilStockArrives() throws IOException {
        assertThat(find(CountedShop.TODAY.plusDays(60))).contains("3 111–179 0.0000 found");
        assertThat(find(CountedShop.TODAY.plusDays(61))).contains("3 111–180 0.0000 found").hasSize(CountedShop.TIMES.size());
        shop.count("S003,6,%s,W1".formatted(CountedShop.FIRST.plusDays(181)));
        assertThat(find(CountedShop.TODAY.plusDays(70))).contains("3 111–180 0.0000 found").hasSize(CountedShop.TIMES.size());
    }
}
