package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

class WarehouseDaysIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final WarehouseId WAREHOUSE = new WarehouseId(1);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    /** Day 20 is a holiday, day 30 stocktaking; on day 40 a holiday is planned to be closed, day 50 is an event. */
    @Test
    void aPlannedClosureIsNoOccasion() throws Exception {
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            var events = handle.prepareBatch("insert into calendar_event (id, day, kind, region, name, name_zh) values (?, ?, ?, '', ?, '')");
            events.add(1, FIRST.plusDays(20), "holiday", "Feast").add(2, FIRST.plusDays(30), "closed", "Stocktaking").add(3, FIRST.plusDays(40), "holiday", "Feast")
                    .add(4, FIRST.plusDays(40), "closed", "Feast").add(5, FIRST.plusDays(50), "event", "Fair").execute();
        });
        var days = Actor.NIGHT_RUN.call(() -> WarehouseDays.read(new SalesHistory(jdbi), new Catalog(jdbi), new Warehouses(jdbi), new WarehouseDays.Reach(FIRST, 28, 28), new InputPrint()));
        assertThat(occasions(days)).containsExactly(20, 40, 50);
        assertThat(days.closed(WAREHOUSE)[30]).isTrue();
        assertThat(days.closed(WAREHOUSE)[40]).isTrue();
        assertThat(days.closed(WAREHOUSE)[50]).isFalse();
    }

    private static int[] occasions(WarehouseDays days) {
        return IntStream.range(0, 56).filter(day -> days.calendar(WAREHOUSE).isOccasion(day)).toArray();
    }
}
