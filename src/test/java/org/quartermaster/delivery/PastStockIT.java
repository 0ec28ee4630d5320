package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Supply;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

/** Ten units of one SKU in each of three warehouses: Greenwich, Shanghai and Berlin. */
class PastStockIT {

    private static final List<Site> SITES = List.of(site(1, "UTC"), site(2, "Asia/Shanghai"), site(3, "Europe/Berlin"));

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private int movements;

    private static Site site(int id, String zone) {
        return new Site(id, 50, 8, ZoneId.of(zone), LocalTime.MAX, EnumSet.allOf(DayOfWeek.class), Site.UNLIMITED, 0, 0);
    }

    @BeforeEach
    void stock() {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 3);
        for (Site site : SITES) {
            FactRows.balance(jdbi, 1, site.id(), 10);
        }
    }

    private void received(int warehouse, String at, int units) {
        movements++;
        jdbi.useHandle(handle -> handle.execute("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units) values (?, 1, ?, ?, 'receipt', ?)", movements, warehouse, at, units));
    }

    private Supply at(String from, int warehouse) {
        return PastStock.at(jdbi, List.of(1), Instant.parse(from), SITES).get(new Shelf(warehouse, 1));
    }

    private static Supply.Arrival on(String day, int units) {
        return new Supply.Arrival((int) LocalDate.parse(day).toEpochDay(), units);
    }

    @Test
    void whatArrivesInTheEveningOfGreenwichArrivesOnTheNextDayInShanghai() {
        received(1, "2026-11-18 20:00:00", 3);
        received(2, "2026-11-18 20:00:00", 4);
        assertThat(at("2026-11-10T00:00:00Z", 1)).isEqualTo(new Supply(7, 0, Double.NaN, List.of(on("2026-11-18", 3))));
        assertThat(at("2026-11-10T00:00:00Z", 2)).isEqualTo(new Supply(6, 0, Double.NaN, List.of(on("2026-11-19", 4))));
    }

    /** Summer time ended on 25 October: 22:30 UTC was half past midnight the day before, half past eleven on that day. */
    @Test
    void bothArrivalsOfTheDayOnWhichSummerTimeEndsAreOfThatDay() {
        received(3, "2026-10-24 22:30:00", 3);
        received(3, "2026-10-25 22:30:00", 4);
        assertThat(at("2026-10-20T00:00:00Z", 3).arrivals()).containsExactly(on("2026-10-25", 7));
        assertThat(at("2026-10-20T00:00:00Z", 3).onHand()).isEqualTo(3);
    }

    @Test
    void theStockIsThatOfTheMomentWhenTheCompanysDayBegan() {
        received(2, "2026-11-18 15:00:00", 3);
        received(2, "2026-11-18 17:00:00", 4);
        assertThat(at("2026-11-18T16:00:00Z", 2)).isEqualTo(new Supply(6, 0, Double.NaN, List.of(on("2026-11-19", 4))));
    }
}
