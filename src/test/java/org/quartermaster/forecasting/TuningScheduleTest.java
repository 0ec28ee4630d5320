package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TuningScheduleTest {

    @Test
    void isDueWhenItsTimeHasPassedNightsBeingAFewHoursEarlyOrLate() {
        assertThat(TuningSchedule.OFF.isDue(null)).isFalse();
        assertThat(TuningSchedule.WEEKLY.isDue(null)).isTrue();
        assertThat(TuningSchedule.WEEKLY.isDue(Duration.ofDays(6))).isFalse();
        assertThat(TuningSchedule.WEEKLY.isDue(Duration.ofDays(7).minusMinutes(20))).isTrue();
        assertThat(TuningSchedule.NIGHTLY.isDue(Duration.ofHours(12))).isFalse();
        assertThat(TuningSchedule.NIGHTLY.isDue(Duration.ofHours(23))).isTrue();
    }

    @Test
    void isReadFromItsCode() {
        assertThat(TuningSchedule.of("weekly")).isEqualTo(TuningSchedule.WEEKLY);
        assertThatThrownBy(() -> TuningSchedule.of("yearly")).hasMessageContaining("yearly");
    }
}
