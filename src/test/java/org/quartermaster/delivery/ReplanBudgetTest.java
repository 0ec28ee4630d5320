package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplanBudgetTest {

    /** 2,000 ms − 400 ms to store = 1,600 ms. */
    @Test
    void givesTheSearchWhatTheWaysLeaveOfTwoSeconds() {
        assertThat(ReplanBudget.after(0).millis()).isEqualTo(1_500);
        assertThat(ReplanBudget.after(100).millis()).isEqualTo(1_500);
        assertThat(ReplanBudget.after(600).millis()).isEqualTo(1_000);
        assertThat(ReplanBudget.after(5_000).millis()).as("never nothing").isEqualTo(200);
    }

    /** 400 ms of anything else beside the longest wait for an address. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100, 400, 800, 1_200})
    void staysWithinTwoSecondsHoweverLongTheWaysTake(long spent) {
        assertThat(spent + ReplanBudget.after(spent).millis() + ReplanBudget.STORING_MILLIS).isLessThanOrEqualTo(ReplanBudget.PROMISED_MILLIS);
    }
}
