package org.quartermaster.forecasting.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PastTotalTest {

    private static final int DAYS = 3;
    private static final int AHEAD = 2;
    private static final float[] NONE = new float[DAYS];
    private static final float[] NO_PROMOTION = new float[DAYS + AHEAD];

    /** Wanted 6 a day; nothing on the second day, promoted on the last day and the first one ahead. */
    private static final PastTotal.Series SHORT = new PastTotal.Series(new float[] {6, 0, 6}, new float[] {6, 6, 6}, new float[] {0, 6, 0}, new float[0], new float[] {0, 0, 0.2f, 0.2f, 0}, _ -> 10);
    /** Wanted 2 a day, one of which people added on the first day. */
    private static final PastTotal.Series ADJUSTED = new PastTotal.Series(new float[] {1, 2, 2}, new float[] {2, 2, 2}, NONE, new float[] {1, 0, 0}, NO_PROMOTION, _ -> Double.NaN);

    private static PastTotal both() {
        var total = PastTotal.empty(DAYS, AHEAD);
        total.add(SHORT);
        total.add(ADJUSTED);
        return total;
    }

    @Test
    void addsUpWithItsReasons() {
        var total = both();
        assertThat(total.sold()).containsExactly(7, 2, 8);
        assertThat(total.wanted()).containsExactly(8, 8, 8);
        assertThat(total.value()).as("without a price no money").containsExactly(60, 60, 60);
        assertThat(total.lost()).containsExactly(0, 6, 0);
        assertThat(total.adjusted()).containsExactly(1, 0, 0);
        assertThat(total.lostShare(1)).isCloseTo(0.75, within(1e-6));
        assertThat(total.lostShare(0)).isZero();
    }

    @Test
    void weighsPromotionsByWhatTheirSeriesUsuallySell() {
        var total = both();
        for (int day = 0; day < DAYS + AHEAD; day++) {
            assertThat(total.promotedShare(day)).as("day %d", day).isCloseTo(day == 2 || day == 3 ? 0.75 : 0, within(1e-6));
        }
        assertThat(PastTotal.empty(DAYS, AHEAD).promotedShare(0)).as("nothing wanted").isZero();
    }

    @Test
    void doesNotCountDaysBeforeTheFirstSale() {
        var total = PastTotal.empty(DAYS, 0);
        total.add(new PastTotal.Series(NONE, new float[] {Float.NaN, Float.NaN, 3}, NONE, new float[0], new float[0], _ -> 1));
        assertThat(total.wanted()).containsExactly(0, 0, 3);
    }

    @Test
    void addsOtherSums() {
        var twice = both();
        twice.add(both());
        assertThat(twice.lost()).containsExactly(0, 12, 0);
        assertThat(twice.promotedShare(3)).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void survivesBeingStored() throws IOException {
        var bytes = new ByteArrayOutputStream();
        both().write(new DataOutputStream(bytes));
        PastTotal read = read(bytes);
        assertThat(read).usingRecursiveComparison().isEqualTo(both());
    }

    /** A sum as versions without reasons wrote it: days, then three arrays. */
    @Test
    void readsWhatEarlierVersionsWrote() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(DAYS);
        Floats.write(out, new float[] {7, 2, 8}, new float[] {8, 8, 8}, new float[] {60, 60, 60});
        PastTotal read = read(bytes);
        assertThat(read.sold()).containsExactly(7, 2, 8);
        assertThat(read.value()).containsExactly(60, 60, 60);
        assertThat(Arrays.equals(read.lost(), NONE)).isTrue();
        var sum = PastTotal.empty(DAYS, AHEAD);
        sum.add(read);
        assertThat(sum.wanted()).containsExactly(8, 8, 8);
    }

    private static PastTotal read(ByteArrayOutputStream bytes) throws IOException {
        return PastTotal.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
