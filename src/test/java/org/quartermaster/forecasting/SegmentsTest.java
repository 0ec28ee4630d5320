package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.Segments.Segment;
import org.quartermaster.shared.SkuRange;

class SegmentsTest {

    @Test
    void leavesACompanyWholeThatFits() {
        assertThat(Segments.of(new TreeMap<>(Map.of(3, 2, 8, 2, 9, 1)), 5)).containsExactly(new Segment(new SkuRange(3, 9), 5));
    }

    @Test
    void dividesIntoEqualPartsRatherThanFullOnesAndARest() {
        var ten = new TreeMap<Integer, Integer>();
        for (int sku = 10; sku <= 100; sku += 10) {
            ten.put(sku, 1);
        }
        // 10 series, at most 8 in one: two of 5, not 8 and 2
        assertThat(Segments.of(ten, 8)).containsExactly(new Segment(new SkuRange(10, 50), 5), new Segment(new SkuRange(60, 100), 5));
    }

    @Property(tries = 200)
    void everySkuIsInOneSegmentOfABearableSize(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 10) Integer> series, @ForAll @IntRange(min = 10, max = 80) int most) {
        var perSku = new TreeMap<Integer, Integer>();
        for (int i = 0; i < series.size(); i++) {
            perSku.put(7 * i + 1, series.get(i));
        }
        var segments = Segments.of(perSku, most);
        assertThat(segments).allMatch(segment -> segment.series() <= most);
        perSku.keySet().forEach(sku -> assertThat(segments).filteredOn(segment -> segment.skus().fromId() <= sku && sku <= segment.skus().toId()).hasSize(1));
        segments.forEach(segment -> assertThat(segment.series()).isEqualTo(perSku.subMap(segment.skus().fromId(), segment.skus().toId() + 1).values().stream().mapToInt(Integer::intValue).sum()));
    }
}
