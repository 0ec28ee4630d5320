package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** From Monday to Thursday, three days; a transfer to the place usually takes five. */
class ComingTransferTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final int USUAL = 5;

    private static LocalDate expected(LocalDate arrivesOn, LocalDate leftOn, LocalDate today) {
        return new ComingTransfer(1, 2, "TR", 10, MONDAY, arrivesOn, leftOn).expectedOn(today, USUAL);
    }

    @Test
    void arrivesAsPlannedWhenItLeavesAsPlanned() {
        assertThat(expected(MONDAY.plusDays(3), null, MONDAY.minusDays(4))).isEqualTo(MONDAY.plusDays(3));
        assertThat(expected(MONDAY.plusDays(3), MONDAY, MONDAY.plusDays(1))).isEqualTo(MONDAY.plusDays(3));
    }

    @Test
    void isNotDueBeforeThePromisedDayForLeavingEarly() {
        assertThat(expected(MONDAY.plusDays(3), MONDAY.minusDays(4), MONDAY)).isEqualTo(MONDAY.plusDays(3));
    }

    @Test
    void isAsLateAsItLeft() {
        assertThat(expected(MONDAY.plusDays(3), null, MONDAY.plusDays(2))).as("leaves today at the earliest").isEqualTo(MONDAY.plusDays(5));
        assertThat(expected(MONDAY.plusDays(3), MONDAY.plusDays(2), MONDAY.plusDays(4))).as("left on Wednesday").isEqualTo(MONDAY.plusDays(5));
        assertThat(expected(MONDAY.plusDays(9), null, MONDAY.plusDays(1))).as("being late makes nothing quicker").isEqualTo(MONDAY.plusDays(10));
    }

    @Test
    void takesTheUsualDaysWhereNobodyPlannedAny() {
        assertThat(expected(MONDAY, null, MONDAY)).isEqualTo(MONDAY.plusDays(USUAL));
        assertThat(expected(MONDAY, MONDAY, MONDAY.plusDays(1))).isEqualTo(MONDAY.plusDays(USUAL));
    }
}
