package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

/**
 * SKU 1 sold 8 a day for 60 days, SKU 2, which took over half of it, 5 for 40 days, and SKU 3, which took over all of SKU 2, sells 6 for 30 days now. SKUs 4 and 5 replace each
 * other; so do SKUs 6 and 7, which were on sale side by side for a while, so that each takes the other's days over as well.
 */
class SuccessionChainIT {

    private static final int DAYS = 730;
    private static final LocalDate LAST = LocalDate.of(2026, 5, 31);
    private static final LocalDate FIRST = LAST.minusDays(129);
    private static final WarehouseId HERE = new WarehouseId(1);
    private static final Jdbi jdbi = TestDatabase.fresh().jdbi();

    @BeforeAll
    static void company() {
        FactRows.skus(jdbi, 7);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            handle.execute("update sku set predecessor_id = 1, predecessor_share = 0.5 where id = 2");
            handle.execute("update sku set predecessor_id = 2, predecessor_share = 1 where id = 3");
            handle.execute("update sku set predecessor_id = 5, predecessor_share = 1 where id = 4");
            handle.execute("update sku set predecessor_id = 4, predecessor_share = 1 where id = 5");
            handle.execute("update sku set predecessor_id = 13 - id, predecessor_share = 1, predecessor_until = ? where id in (6, 7)", FIRST.plusDays(99));
        });
        sell(1, 0, 60, 8);
        sell(2, 60, 100, 5);
        sell(3, 100, 130, 6);
        sell(4, 0, 60, 3);
        sell(5, 60, 130, 2);
        sell(6, 0, 60, 3);
        sell(7, 60, 130, 2);
    }

    private static void sell(int sku, int from, int to, int units) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units) values (?, 1, ?, ?)");
            FIRST.plusDays(from).datesUntil(FIRST.plusDays(to)).forEach(day -> batch.add(sku, day, units));
            batch.execute();
        });
    }

    private static SeriesInput input(int sku) throws Exception {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, LAST.minusDays(DAYS - 1L));
        return Actor.NIGHT_RUN.call(() -> SeriesReader.of(new SalesHistory(jdbi), Adjustments.read(jdbi, SkuRange.ALL), new Catalog(jdbi), new Warehouses(jdbi), LAST, DAYS, 28, pool, new SkuId(sku), Set.of(HERE)))
                .get(HERE);
    }

    private static float[] past(int sku) throws Exception {
        return Actor.NIGHT_RUN.call(() -> new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi).of(new SkuId(sku), HERE, LAST, 28)).orElseThrow().demand();
    }

    private static float[] days(float... unitsAndDays) {
        float[] days = new float[DAYS];
        int at = DAYS - 130;
        for (int i = 0; i < unitsAndDays.length; i += 2) {
            Arrays.fill(days, at, at += (int) unitsAndDays[i + 1], unitsAndDays[i]);
        }
        return days;
    }

    @Test
    void historyIsHandedOnFromOneToTheNext() throws Exception {
        assertThat(input(3).demand().raw()).containsExactly(days(4, 60, 5, 40, 6, 30));
        assertThat(input(3).demand().inherited()).isTrue();
        assertThat(past(3)).as("as the screen shows it").containsExactly(days(4, 60, 5, 40, 6, 30));
        assertThat(past(1)).containsExactly(days(8, 60, 0, 70));
    }

    @Test
    void aCircleEnds() throws Exception {
        assertThat(past(5)).containsExactly(days(3, 60, 2, 70));
        assertThat(input(5).demand().firstSale()).isEqualTo(DAYS - 130);
        assertThat(past(6)).as("with the days of SKU 7 up to the hundredth").containsExactly(days(3, 60, 2, 40, 0, 30));
        assertThat(past(7)).as("its own days once").containsExactly(days(3, 60, 2, 70));
    }

    /** One SKU read alone, all read together, and the screen. */
    @Test
    void everyReaderSeesTheSame() throws Exception {
        SeriesReader all = Actor.NIGHT_RUN.call(() -> SeriesReader.open(new SalesHistory(jdbi), Adjustments.read(jdbi, SkuRange.ALL), new Catalog(jdbi), new Warehouses(jdbi), LAST, DAYS, 28, DAYS));
        var together = new HashMap<Integer, float[]>();
        all.forEach(series -> together.put(series.sku(), series.demand().raw()));
        assertThat(together).hasSize(7);
        for (int sku = 1; sku <= 7; sku++) {
            assertThat(input(sku).demand().raw()).as("SKU %d", sku).containsExactly(past(sku));
            assertThat(together.get(sku)).as("SKU %d", sku).containsExactly(past(sku));
        }
    }

    /** A segment that has no room for its series reads them again each time, and they are the same. */
    @Test
    void seriesThatDoNotFitAreReadAgain() throws Exception {
        var some = new SkuRange(2, 5);
        List<SeriesInput> kept = twice(new SeriesReader.Scope(some, 1L << 30));
        List<SeriesInput> again = twice(new SeriesReader.Scope(some, 1));
        assertThat(kept.get(0)).as("from memory").isSameAs(kept.get(4));
        assertThat(again.get(0)).as("from the database").isNotSameAs(again.get(4));
        for (int i = 0; i < kept.size(); i++) {
            assertThat(again.get(i)).usingRecursiveComparison().withEqualsForType(Float::equals, Float.class).withEqualsForType(Double::equals, Double.class).isEqualTo(kept.get(i));
        }
    }

    private static List<SeriesInput> twice(SeriesReader.Scope scope) throws Exception {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, LAST.minusDays(DAYS - 1L));
        SeriesReader reader = Actor.NIGHT_RUN.call(() -> SeriesReader.open(new SalesHistory(jdbi), Adjustments.read(jdbi, SkuRange.ALL), new Catalog(jdbi), new Warehouses(jdbi), LAST, DAYS, 28, pool, scope));
        var series = new ArrayList<SeriesInput>();
        Actor.NIGHT_RUN.run(() -> reader.forEach(series::add));
        Actor.NIGHT_RUN.run(() -> reader.forEach(series::add));
        assertThat(series).extracting(SeriesInput::sku).containsExactly(2, 3, 4, 5, 2, 3, 4, 5);
        assertThat(reader.count()).isEqualTo(4);
        return series;
    }
}
