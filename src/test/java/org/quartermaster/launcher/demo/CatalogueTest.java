package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @ParameterizedTest
    @EnumSource(DemoSize.class)
    void codesAndNamesAreUniqueInBothLanguages(DemoSize size) {
        List<Sku> skus = Catalogue.make(size, 3);
        assertThat(skus).hasSize(size.skus());
        assertThat(skus.stream().map(Sku::code)).doesNotHaveDuplicates();
        assertThat(skus.stream().map(sku -> sku.name().english())).doesNotHaveDuplicates();
        assertThat(skus.stream().map(sku -> sku.name().chinese())).doesNotHaveDuplicates();
    }

    @Test
    void everyAnomalyIsPlanted() {
        var counts = new EnumMap<Anomaly, Integer>(Anomaly.class);
        Catalogue.make(DemoSize.SMALL, 3).forEach(sku -> sku.anomalies().forEach(anomaly -> counts.merge(anomaly, 1, Integer::sum)));
        assertThat(counts).containsEntry(Anomaly.OVERSTOCK, 5).containsEntry(Anomaly.NEAR_STOCK_OUT, 5).containsEntry(Anomaly.SPIKE_DAY, 4)
                .containsEntry(Anomaly.LEVEL_SHIFT, 2).containsEntry(Anomaly.SLOW_DEATH, 2).containsEntry(Anomaly.DEAD, 4);
    }

    @Test
    void aFewSkusMakeMostOfTheDemand() {
        var rates = Catalogue.make(DemoSize.MEDIUM, 3).stream().map(sku -> sku.demand().rate()).sorted(Comparator.reverseOrder()).toList();
        double all = rates.stream().mapToDouble(rate -> rate).sum();
        double tenth = rates.subList(0, rates.size() / 10).stream().mapToDouble(rate -> rate).sum();
        assertThat(tenth / all).isGreaterThan(0.4);
    }

    @Test
    void aSuccessorTakesItsShareOfAPredecessorThatEnds() {
        List<Sku> skus = Catalogue.make(DemoSize.MEDIUM, 3);
        var successors = skus.stream().filter(sku -> sku.life().predecessor() > 0).toList();
        assertThat(successors).isNotEmpty().allSatisfy(sku -> {
            Sku before = skus.get(sku.life().predecessor() - 1);
            assertThat(before.family()).isEqualTo(sku.family());
            assertThat(before.life().to()).isBetween(sku.life().from() + 10, sku.life().from() + 40);
        });
    }
}
