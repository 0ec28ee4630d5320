package org.quartermaster.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.TestDatabase;

class DailyFiguresIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final DailyFigures figures = figures(TODAY, ZoneOffset.UTC);

    private DailyFigures figures(LocalDate today, ZoneId company) {
        return new DailyFigures(jdbi, Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), company), new FixedCalendar(today));
    }

    /** Two SKUs of cost 4 in warehouse 1, one of them out of stock for the last 14 days; one of 10 pieces a day sold at 10.00; one receipt of 3 units yesterday. */
    @BeforeEach
    void company() {
        FactRows.skus(jdbi, 2);
        FactRows.warehouses(jdbi, 2);
        FactRows.balance(jdbi, 1, 1, 100);
        FactRows.balance(jdbi, 2, 1, 0);
        jdbi.useHandle(handle -> {
            handle.execute("update sku set unit_cost = 4, unit_price = 10");
            handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day, in_stock_share) values (2, 1, ?, ?, 0)", TODAY.minusDays(14), TODAY.minusDays(1));
            for (int back = 1; back <= 60; back++) {
                handle.execute("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (1, 1, ?, 10, 10)", TODAY.minusDays(back));
            }
            handle.execute("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units) values (1, 1, 1, ?, 'shipment', -10), (2, 1, 1, ?, 'receipt', 3)",
                    TODAY.minusDays(10).atTime(9, 0), TODAY.minusDays(1).atTime(9, 0));
        });
    }

    private DailyFigures.Trends trends(Actor actor) throws Exception {
        return actor.call(figures::trends);
    }

    @Test
    void fillsThePastAndAddsUp() throws Exception {
        figures.keep(TODAY);
        var trends = trends(Actor.NIGHT_RUN);
        // 28 days up to today, and today is not known yet: of 27 · 2 places one lacked stock on 14 days, (54 − 14) / 54
        assertThat(trends.inStock().last()).isCloseTo(40.0 / 54, within(1e-9));
        // 100 · 4 today, 97 · 4 before the receipt, 107 · 4 before the shipment
        assertThat(trends.stockValue().last()).isCloseTo(400, within(1e-9));
        assertThat(trends.stockValue().change(2)).isCloseTo(12, within(1e-9));
        assertThat(trends.revenue().last()).isCloseTo(100, within(1e-9));
        assertThat(trends.onTime().last()).isNaN();
    }

    @Test
    void theFillRateCountsWhatWasWantedWhileThereWasNoStock() throws Exception {
        jdbi.useHandle(handle -> {
            for (int back = 15; back <= 60; back++) {
                handle.execute("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (2, 1, ?, 2, 10)", TODAY.minusDays(back));
            }
        });
        figures.keep(TODAY);
        // 92 units on 112 − 14 days with stock; 14 days without lost 92 / 98 each. Sold on the 27 known days: 27 · 10, and 2 on each of the days 15 to 27
        double sold = 270 + 26;
        assertThat(trends(Actor.NIGHT_RUN).fillRate().last()).isCloseTo(sold / (sold + 14 * 92 / 98.0), within(1e-9));
    }

    @Test
    void writtenTwiceItIsTheSame() throws Exception {
        figures.keep(TODAY);
        long rows = count();
        var before = trends(Actor.NIGHT_RUN);
        figures.keep(TODAY);
        assertThat(count()).isEqualTo(rows);
        assertThat(trends(Actor.NIGHT_RUN).stockValue().values()).isEqualTo(before.stockValue().values());
    }

    @Test
    void seesTheOwnWarehousesOnly() throws Exception {
        figures.keep(TODAY);
        assertThat(trends(new Actor("lo", Role.VIEWER, Set.of(new WarehouseId(2)))).stockValue().last()).isNaN();
    }

    /** A shipment at 20:00 UTC on the 18th is one at 04:00 on the 19th in Shanghai. */
    @Test
    void whatMovesInTheEveningOfGreenwichMovesOnTheNextDayInShanghai() {
        moved("2026-11-18 20:00:00", -5);
        figures(TODAY, ZoneId.of("Asia/Shanghai")).keep(TODAY);
        // 100 · 4 today, 97 · 4 before the receipt of the 21st, 102 · 4 before the shipment
        assertThat(List.of(value("2026-11-21"), value("2026-11-20"), value("2026-11-19"), value("2026-11-18"))).containsExactly(400.0, 388.0, 388.0, 408.0);
    }

    @Test
    void aCompanyInGreenwichCountsTheSameShipmentADayEarlier() {
        moved("2026-11-18 20:00:00", -5);
        figures.keep(TODAY);
        assertThat(List.of(value("2026-11-18"), value("2026-11-17"))).containsExactly(388.0, 408.0);
    }

    /** Summer time ends in Berlin on 25 October: 22:30 UTC is half past midnight of the next day before, and half past eleven of the same day after it. */
    @Test
    void daysFollowTheClockThroughTheEndOfSummerTime() {
        moved("2026-10-20 12:00:00", -1);
        moved("2026-10-23 22:30:00", -5);
        moved("2026-10-27 22:30:00", -7);
        figures(TODAY, ZoneId.of("Europe/Berlin")).keep(TODAY);
        // 107 · 4 before the shipment of 12 November, 7 · 4 more before the 27th, 5 · 4 more before the 24th
        assertThat(List.of(value("2026-10-27"), value("2026-10-26"), value("2026-10-24"), value("2026-10-23"))).containsExactly(428.0, 456.0, 456.0, 476.0);
    }

    private void moved(String at, int units) {
        jdbi.useHandle(handle -> handle.execute("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units) "
                + "select max(id) + 1, 1, 1, ?, 'shipment', ? from stock_movement", at, units));
    }

    private double value(String day) {
        return jdbi.withHandle(handle -> handle.createQuery("select amount from daily_figure where name = 'stock_value' and warehouse_id = 1 and day = ?").bind(0, day)
                .mapTo(Double.class).one());
    }

    private long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from daily_figure").mapTo(Long.class).one());
    }
}
