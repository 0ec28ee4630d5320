package org.quartermaster.forecasting.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LostDemandTest {

    private static final float GAP = Float.NaN;

    /** The same weekday a week before sold 6, a week after 10: 8. */
    @Test
    void takesTheSameWeekdaysAround() {
        float[] clean = new float[21];
        Arrays.fill(clean, 1);
        clean[3] = 6;
        clean[10] = GAP;
        clean[17] = 10;
        assertThat(LostDemand.filled(clean, 0, new float[21])[10]).isEqualTo(8);
    }

    @Test
    void isNeverBelowWhatWasSoldAllTheSame() {
        float[] clean = {1, 1, 1, 1, 1, 1, 1, GAP};
        assertThat(LostDemand.filled(clean, 0, new float[] {0, 0, 0, 0, 0, 0, 0, 5})[7]).isEqualTo(5);
    }

    @Test
    void leavesKnownDaysAndTheTimeBeforeTheFirstSaleAlone() {
        float[] clean = {GAP, 0, 3, 0};
        assertThat(LostDemand.filled(clean, 2, new float[4])).containsExactly(GAP, 0, 3, 0);
    }
}
