package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.SkuRange;

/** Which SKUs are read together. */
class NearSkusTest {

    @Test
    void nearOnesAreReadTogetherAndFarOnesAreNot() {
        assertThat(NearSkus.ranges(List.of(130, 7, 5, 25, 7))).containsExactly(new SkuRange(5, 25), new SkuRange(130, 130));
        assertThat(NearSkus.ranges(List.of())).isEmpty();
    }

    /** 5,000 of 30,000 SKUs: every sixth. */
    @Test
    void aNightOfApprovalsIsReadInAHundredPieces() {
        List<SkuRange> ranges = NearSkus.ranges(IntStream.range(0, 5_000).mapToObj(i -> 6 * i).toList());
        assertThat(ranges).hasSizeLessThan(100).allMatch(range -> range.toId() - range.fromId() < 400);
        assertThat(IntStream.range(0, 5_000).map(i -> 6 * i)).allMatch(sku -> ranges.stream().anyMatch(range -> range.fromId() <= sku && sku <= range.toId()));
    }
}
