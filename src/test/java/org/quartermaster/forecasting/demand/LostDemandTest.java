package org.quartermaster.forecasting.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LostDemandTest {

    private static final float GAP = Float.NaN;
    private static final boolean[] OPEN = {};

    /** The same weekday a week before sold 6, a week after 10: 8. */
    @Test
    void takesTheSameWeekdaysAround() {
        float[] clean = new float[21];
        Arrays.fill(clean, 1);
        clean[3] = 6;
        clean[10] = GAP;
        clean[17] = 10;
        assertThat(LostDemand.filled(clean, 0, new float[21], OPEN)[10]).isEqualTo(8);
    }

    @Test
    void isNeverBelowWhatWasSoldAllTheSame() {
        float[] clean = {1, 1, 1, 1, 1, 1, 1, GAP};
        assertThat(LostDemand.filled(clean, 0, new float[] {0, 0, 0, 0, 0, 0, 0, 5}, OPEN)[7]).isEqualTo(5);
    }

    @Test
    void leavesKnownDaysAndTheTimeBeforeTheFirstSaleAlone() {
        float[] clean = {GAP, 0, 3, 0};
        assertThat(LostDemand.filled(clean, 2, new float[4], OPEN)).containsExactly(GAP, 0, 3, 0);
    }

    @Test
    void closedDaysLoseNothing() {
        float[] clean = new float[21];
        Arrays.fill(clean, 8);
        clean[10] = GAP;
        clean[11] = GAP;
        boolean[] closed = new boolean[21];
        closed[10] = true;
        float[] filled = LostDemand.filled(clean, 0, new float[21], closed);
        assertThat(filled[10]).isZero();
        assertThat(filled[11]).isEqualTo(8);
    }
}
