package org.quartermaster.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.reconciliation.Hierarchy.Key;

class HierarchyTest {

    /** Twelve SKUs in three warehouses, in two categories. */
    @Test
    void addsSkusOverWarehousesThenCategoriesThenEverything() {
        var hierarchy = Hierarchy.of(keys(36, i -> new Key(i / 3, i / 3 % 2, i % 3)));

        assertThat(hierarchy.levels()).containsExactly(Level.SKU, Level.CATEGORY, Level.ALL);
        assertThat(hierarchy.nodes(0)).isEqualTo(12);
        assertThat(hierarchy.parts(1)).isEqualTo(12);
        assertThat(hierarchy.node(1, 0)).isEqualTo(hierarchy.node(1, 6)).isNotEqualTo(hierarchy.node(1, 3));
        assertThat(hierarchy.parents(2)).containsOnly(0);
    }

    /** Nobody says which series are of one SKU: then categories in a place come first. */
    @Test
    void addsCategoriesInAPlaceWhereSkusHaveOneSeries() {
        assertThat(Hierarchy.of(keys(60, i -> new Key(i, i % 4, i % 5))).levels()).containsExactly(Level.PLACE, Level.CATEGORY, Level.ALL);
    }

    @Test
    void leavesOutLevelsThatDivideNothing() {
        assertThat(Hierarchy.of(keys(60, i -> new Key(i, 0, 1))).levels()).containsExactly(Level.ALL);
        assertThat(Hierarchy.of(keys(60, i -> new Key(i, i % 4, 1))).levels()).containsExactly(Level.CATEGORY, Level.ALL);
        assertThat(Hierarchy.of(keys(1, i -> new Key(i, 0, 1))).levels()).isEmpty();
        assertThat(Hierarchy.of(List.of()).levels()).isEmpty();
    }

    private static List<Key> keys(int count, java.util.function.IntFunction<Key> key) {
        return IntStream.range(0, count).mapToObj(key).toList();
    }
}
