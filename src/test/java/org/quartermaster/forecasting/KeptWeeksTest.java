package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptWeeksTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void survivesBeingStored() {
        var kept = KeptWeeks.read(null);
        kept.put(MONDAY, new KeptWeeks.Week(1, 2, 3, 4.5f, Float.NaN));
        kept.put(MONDAY.minusWeeks(1), new KeptWeeks.Week(5, 6, 7, 8, 9));
        var read = KeptWeeks.read(kept.write());
        assertThat(read.get(MONDAY)).isEqualTo(new KeptWeeks.Week(1, 2, 3, 4.5f, Float.NaN));
        assertThat(read.get(MONDAY).isOpen()).isTrue();
        assertThat(read.get(MONDAY.minusWeeks(1)).wanted()).isEqualTo(9);
    }

    @Test
    void forgetsTheOldestWeeks() {
        var kept = KeptWeeks.read(null);
        for (int week = 0; week < 30; week++) {
            kept.put(MONDAY.plusWeeks(week), new KeptWeeks.Week(0, 0, 0, week, week));
        }
        var read = KeptWeeks.read(kept.write());
        assertThat(read.get(MONDAY.plusWeeks(3))).isNull();
        assertThat(read.get(MONDAY.plusWeeks(4)).total()).isEqualTo(4);
        assertThat(kept.write().length).isLessThanOrEqualTo(900);
    }

    @Test
    void tellsAMissingWeekFromAnEmptyOne() {
        var open = new KeptWeeks.Week(1, 1, 1, 1, Float.NaN);
        assertThat(open.ended(0).isKnown()).isTrue();
        assertThat(open.ended(Float.NaN).isKnown()).isFalse();
        assertThat(open.ended(Float.NaN).isOpen()).isFalse();
    }

    /** 2026-11-22 is a Sunday. */
    @ParameterizedTest
    @CsvSource({"2026-11-21, 2026-11-23, 2026-11-09", "2026-11-22, 2026-11-23, 2026-11-16", "2026-11-23, 2026-11-30, 2026-11-16", "2026-11-28, 2026-11-30, 2026-11-16"})
    void knowsTheNextAndTheNewestWholeWeek(LocalDate asOf, LocalDate next, LocalDate newest) {
        assertThat(WeekSteps.next(asOf)).isEqualTo(next);
        assertThat(WeekSteps.newest(asOf)).isEqualTo(newest);
    }
}
