package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

class AdjustmentsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final float NONE = Float.NaN;
    /** Sold 4 a day; out of stock on days 2 and 3, of which the first sold 1 all the same; closed on day 4. */
    private static final DailySeries SERIES = new DailySeries(new SkuId(1), new WarehouseId(1), FIRST, new float[] {4, 4, NONE, NONE, NONE, 4}, new float[] {0, 0, 1, 0, 0, 0}, new float[6], new float[6], 0);
    private static final boolean[] CLOSED = {false, false, false, false, true, false};

    private static float[] applied(int from, int to, double units) {
        var one = new HistoryAdjustment(1, new SkuId(1), new WarehouseId(1), FIRST.plusDays(from), FIRST.plusDays(to), units, "why", "ann", Instant.EPOCH);
        return Adjustments.of(List.of(one)).applied(SERIES, CLOSED).units();
    }

    /** Six units over days of which three are known: two each. */
    @Test
    void leavesMissingDaysMissing() {
        assertThat(applied(0, 5, 6)).containsExactly(6, 6, NONE, NONE, NONE, 6);
        assertThat(applied(0, 5, -6)).containsExactly(2, 2, NONE, NONE, NONE, 2);
    }

    /** What a stock-out would have sold: eight more than the one, four a day. */
    @Test
    void tellsWhatMissingDaysWouldHaveSoldWhereNoOtherIsMeant() {
        assertThat(applied(2, 3, 8)).containsExactly(4, 4, 5, 4, NONE, 4);
        assertThat(applied(2, 4, 8)).as("nothing on the closed day").containsExactly(4, 4, 5, 4, NONE, 4);
        assertThat(applied(2, 3, -8)).as("never zero").containsExactly(4, 4, NONE, NONE, NONE, 4);
    }

    /** Half of the range lies before the history: half of the units. */
    @Test
    void sharesWithDaysBeforeTheHistory() {
        assertThat(applied(-2, 1, 4)).containsExactly(5, 5, NONE, NONE, NONE, 4);
    }

    @Test
    void fallsNeverBelowZero() {
        assertThat(applied(5, 5, -9)).containsExactly(4, 4, NONE, NONE, NONE, 0);
    }
}
