package org.quartermaster.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.Rhythm;

class DayCalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 100;
    private static final short FAIR = 1;
    private static final short SCHOOL_HOLIDAY = 2;

    private static DayCalendar with(Map<LocalDate, Short> events) {
        return new DayCalendar(Rhythm.DAILY, FIRST, DAYS, events);
    }

    @Test
    void countsDaysToAndSinceARareEvent() {
        DayCalendar calendar = with(Map.of(FIRST.plusDays(50), FAIR));
        assertThat(calendar.isOccasion(50)).isTrue();
        assertThat(calendar.isOccasion(49)).isFalse();
        assertThat(calendar.toHoliday[47]).isEqualTo((byte) 3);
        assertThat(calendar.sinceHoliday[53]).isEqualTo((byte) 3);
        assertThat(calendar.toHoliday[53]).as("none ahead").isEqualTo((byte) (DayCalendar.REACH + 1));
        assertThat(calendar.isOccasion(-1)).isFalse();
        assertThat(calendar.isOccasion(DAYS)).isFalse();
    }

    @Test
    void whatHappensOftenIsASeasonAndNoOccasion() {
        var events = new HashMap<LocalDate, Short>();
        for (int t = 20; t < 31; t++) {
            events.put(FIRST.plusDays(t), SCHOOL_HOLIDAY);
        }
        events.put(FIRST.plusDays(60), FAIR);
        DayCalendar calendar = with(events);
        assertThat(calendar.event[25]).as("still told to the trees").isEqualTo(SCHOOL_HOLIDAY);
        assertThat(calendar.isOccasion(25)).isFalse();
        assertThat(calendar.sinceHoliday[33]).isEqualTo((byte) (DayCalendar.REACH + 1));
        assertThat(calendar.isOccasion(60)).isTrue();
    }

    @Test
    void onceInTenIsStillRare() {
        var events = new HashMap<LocalDate, Short>();
        for (int t = 20; t < 30; t++) {
            events.put(FIRST.plusDays(t), SCHOOL_HOLIDAY);
        }
        assertThat(with(events).isOccasion(25)).isTrue();
    }
}
