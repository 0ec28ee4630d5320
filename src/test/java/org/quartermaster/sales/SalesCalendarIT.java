package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.TestDatabase;

class SalesCalendarIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final SalesCalendar calendar = new SalesCalendar(jdbi, Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC));

    private void sold(LocalDate day) {
        jdbi.useHandle(handle -> handle.execute("insert into daily_sale (sku_id, warehouse_id, day, units) values (1, 1, ?, 1)", day));
        calendar.forget(new SalesChanged());
    }

    @Test
    void withoutSalesItIsTodayAndYesterday() {
        assertThat(calendar.planningDay()).isEqualTo(TODAY);
        assertThat(calendar.lastSalesDay()).isEqualTo(TODAY.minusDays(1));
        assertThat(calendar.isHistorical()).isFalse();
    }

    @Test
    void salesOfThisMorningAreNotACompleteDay() {
        sold(TODAY);
        assertThat(calendar.lastSalesDay()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void sixtyDaysOldIsStillToday() {
        sold(TODAY.minusDays(60));
        assertThat(calendar.isHistorical()).isFalse();
        assertThat(calendar.planningDay()).isEqualTo(TODAY);
        assertThat(calendar.lastSalesDay()).isEqualTo(TODAY.minusDays(60));
    }

    @Test
    void overSixtyDaysOldIsHistorical() {
        sold(LocalDate.of(2011, 12, 9));
        assertThat(calendar.isHistorical()).isTrue();
        assertThat(calendar.planningDay()).isEqualTo(LocalDate.of(2011, 12, 10));
        assertThat(calendar.lastSalesDay()).isEqualTo(LocalDate.of(2011, 12, 9));
    }
}
