package org.quartermaster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class SkuLinkingIT {

    private static final SkuId FIRST = new SkuId(1);
    private static final SkuId SECOND = new SkuId(2);
    private static final SkuId SET = new SkuId(4);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final SkuLinking linking = new SkuLinking(jdbi, audited);

    @BeforeEach
    void fourSkus() {
        FactRows.skus(jdbi, 4);
    }

    private void change(SkuId sku, SkuLinks links) {
        new Actor("ann", Role.BUYER, Set.of()).run(() -> linking.change(sku, linking.current(sku).version(), links));
    }

    private static SkuLinks bundle(Map<String, Integer> parts) {
        return new SkuLinks("", null, null, parts);
    }

    @Test
    void keepsAndForgetsLinks() {
        var links = new SkuLinks("S001", new BigDecimal("0.8000"), LocalDate.of(2026, 12, 1), Map.of());
        change(SECOND, links);
        assertThat(linking.current(SECOND).links()).isEqualTo(links);
        assertThat(new Catalog(jdbi).find(SECOND).orElseThrow().predecessorUntil()).isEqualTo(LocalDate.of(2026, 12, 1));
        change(SET, bundle(Map.of("S001", 1, "S003", 2)));
        assertThat(new Bundles(jdbi).all()).containsOnlyKeys(SET);
        assertThat(new Bundles(jdbi).exploded(Map.of(SET, 3, FIRST, 1))).isEqualTo(Map.of(FIRST, 4, new SkuId(3), 6));
        assertThat(new Bundles(jdbi).exploded(Map.of(FIRST, 2))).isEqualTo(Map.of(FIRST, 2));
        assertThat(new Bundles(jdbi).exploded(Map.of())).isEmpty();
        assertThat(linking.bundlesWith(FIRST)).containsExactly("S004");
        change(SET, SkuLinks.NONE);
        change(SECOND, SkuLinks.NONE);
        assertThat(new Bundles(jdbi).all()).isEmpty();
        assertThat(linking.current(SECOND).links()).isEqualTo(SkuLinks.NONE);
        assertThat(audited.fired()).hasSize(4).allMatch(event -> event.action().equals("catalog.links"));
    }

    @Test
    void bundlesDoNotNest() {
        change(SET, bundle(Map.of("S001", 1)));
        assertThatThrownBy(() -> change(FIRST, bundle(Map.of("S002", 1)))).isInstanceOf(Conflict.class).hasMessageContaining("S001 is a part");
        assertThatThrownBy(() -> change(SECOND, bundle(Map.of("S004", 1)))).isInstanceOf(Conflict.class).hasMessageContaining("S004 is a bundle");
        assertThatThrownBy(() -> change(SET, bundle(Map.of("S004", 1)))).isInstanceOf(Conflict.class).hasMessageContaining("its own");
        assertThatThrownBy(() -> change(SET, bundle(Map.of("NONE", 1)))).isInstanceOf(NotFound.class);
        assertThat(linking.current(SET).links().parts()).as("a refused change leaves everything as it was").isEqualTo(Map.of("S001", 1));
    }

    @Test
    void anOldVersionIsRefused() {
        int seen = linking.current(SET).version();
        change(SET, bundle(Map.of("S001", 1)));
        assertThatThrownBy(() -> linking.change(SET, seen, SkuLinks.NONE)).isInstanceOf(Conflict.class).hasMessageContaining("changed meanwhile");
    }
}
