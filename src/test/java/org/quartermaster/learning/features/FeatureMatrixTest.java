package org.quartermaster.learning.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMatrixTest {

    @Test
    void keepsEveryRowWithinTheBudget() {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(List.of("a", "b"), 10_000, 1);
        for (int i = 0; i < 9_000; i++) {
            builder.add(new float[] {i, -i}, 2 * i, i);
        }
        FeatureMatrix matrix = builder.build();
        assertThat(matrix.rows()).isEqualTo(9_000);
        assertThat(matrix.value(8_999, 1)).isEqualTo(-8_999);
        assertThat(matrix.target()[8_999]).isEqualTo(17_998);
        assertThat(matrix.ids()[8_999]).isEqualTo(8_999);
    }

    @Test
    void keepsTheSameRowsInWhateverOrderTheyCome() {
        FeatureMatrixBuilder up = new FeatureMatrixBuilder(List.of("a"), 500, 7);
        FeatureMatrixBuilder down = new FeatureMatrixBuilder(List.of("a"), 500, 7);
        for (int i = 0; i < 20_000; i++) {
            up.add(new float[] {i}, 0, i);
            down.add(new float[] {19_999 - i}, 0, 19_999 - i);
        }
        assertThat(up.offered()).isEqualTo(20_000);
        assertThat(ids(up.build())).isEqualTo(ids(down.build())).hasSize(500);
    }

    @Test
    void prefersRowsOfLargerKeepingWeight() {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(List.of("a"), 3_000, 5);
        for (int i = 0; i < 60_000; i++) {
            builder.add(new float[] {i % 2}, 0, 1, i, i % 2 == 0 ? 1 : 3);
        }
        FeatureMatrix matrix = builder.build();
        double heavy = 0;
        for (int r = 0; r < matrix.rows(); r++) {
            heavy += matrix.value(r, 0);
        }
        // while few of many rows are kept, they are kept in proportion 3 : 1 (a little less, as the heavy ones run out first)
        assertThat(heavy / matrix.rows()).isCloseTo(0.74, within(0.03));
    }

    @Test
    void cutsColumnsIntoBinsThatRememberTheirEdges() {
        FeatureMatrix matrix = FeatureMatrix.allocate(List.of("few", "many", "same"), 10_000);
        for (int r = 0; r < 10_000; r++) {
            matrix.set(r, 0, r % 3 == 0 ? Float.NaN : r % 3);
            matrix.set(r, 1, r);
            matrix.set(r, 2, 4);
        }
        Binning binning = Binning.fit(matrix, 100);
        assertThat(binning.bins(0)).isEqualTo(3);
        assertThat(binning.upperEdge(0, 1)).isEqualTo(1.5f);
        assertThat(binning.bin(0, Float.NaN)).isZero();
        assertThat(binning.bins(1)).isEqualTo(101);
        assertThat(binning.bins(2)).isEqualTo(2);
        int[] counts = new int[101];
        for (byte bin : binning.apply(matrix)[1]) {
            counts[bin & 0xFF]++;
        }
        assertThat(counts[0]).isZero();
        for (int b = 1; b <= 100; b++) {
            assertThat(counts[b]).isBetween(95, 105);
        }
        for (int v = 0; v < 9_999; v += 7) {
            int bin = binning.bin(1, v);
            assertThat((float) v).isLessThanOrEqualTo(binning.upperEdge(1, bin));
            assertThat(bin == 1 || v > binning.upperEdge(1, bin - 1)).isTrue();
        }
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> FeatureMatrix.allocate(List.of("a", "a"), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"a\"");
    }

    private static long[] ids(FeatureMatrix matrix) {
        long[] ids = Arrays.copyOf(matrix.ids(), matrix.rows());
        Arrays.sort(ids);
        return ids;
    }
}
