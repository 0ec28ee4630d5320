package org.quartermaster.suppliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuDraft;
import org.quartermaster.catalog.SkuEditing;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** What buyers change by hand: SKUs and the order rules of suppliers. */
class MasterDataIT {

    private static final SkuId SKU = new SkuId(2);
    private static final SupplierId SUPPLIER = new SupplierId(1);
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final SkuEditing skus = new SkuEditing(jdbi, audited);
    private final SupplierEditing suppliers = new SupplierEditing(jdbi, audited);

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 3);
        FactRows.suppliers(jdbi, 2);
    }

    @Test
    void changesASkuOnceAndTellsTheTrail() {
        var seen = skus.current(SKU);
        skus.change(SKU, seen.version(), new SkuDraft(LifeCycle.PHASING_OUT, new BigDecimal("4.20"), null));
        var stored = new Catalog(jdbi).find(SKU).orElseThrow();
        assertThat(stored.lifeCycle()).isEqualTo(LifeCycle.PHASING_OUT);
        assertThat(stored.unitCost()).isEqualTo(4.20);
        assertThat(stored.unitPrice()).isNaN();
        assertThat(audited.fired()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("catalog.sku");
            assertThat(entry.before()).isEqualTo(seen.draft().toString());
            assertThat(entry.after()).contains("PHASING_OUT", "4.20");
        });
        assertThatThrownBy(() -> skus.change(SKU, seen.version(), seen.draft())).isInstanceOfSatisfying(Conflict.class,
                conflict -> assertThat(conflict.code()).isEqualTo("catalog.conflict.version"));
        assertThat(audited.fired()).as("a refused change leaves no trail").hasSize(1);
    }

    @Test
    void changesOrderRulesOnceAndTellsTheTrail() {
        var seen = suppliers.current(SUPPLIER);
        // Tuesday and Thursday: bits 1 and 3
        var rules = new SupplierDraft(21, 0b1010, new BigDecimal("750"), "orders@acme.example");
        suppliers.change(SUPPLIER, seen.version(), rules);
        var stored = new Suppliers(jdbi).find(SUPPLIER).orElseThrow();
        assertThat(stored.leadTimeDays()).isEqualTo(21);
        assertThat(stored.orderWeekdays()).isEqualTo(10);
        assertThat(stored.minimumOrderValue()).isEqualTo(750);
        assertThat(stored.email()).isEqualTo("orders@acme.example");
        assertThat(audited.fired()).singleElement().extracting(Audited::action).isEqualTo("suppliers.rules");
        assertThatThrownBy(() -> suppliers.change(SUPPLIER, seen.version(), rules)).isInstanceOfSatisfying(Conflict.class,
                conflict -> assertThat(conflict.code()).isEqualTo("suppliers.conflict.supplierVersion"));
    }

    @Test
    void addressAndRulesOfTwoPeopleAreMerged() {
        var seen = suppliers.current(SUPPLIER).draft();
        var address = new SupplierDraft(seen.leadTimeDays(), seen.orderWeekdays(), seen.minimumOrderValue(), seen.email(), "1 Mill Lane\nLeeds");
        var rules = new SupplierDraft(33, seen.orderWeekdays(), seen.minimumOrderValue(), seen.email(), seen.address());
        assertThat(suppliers.edit(SUPPLIER, seen, address, List.of())).isEmpty();
        assertThat(suppliers.edit(SUPPLIER, seen, rules, List.of())).isEmpty();
        assertThat(suppliers.current(SUPPLIER).draft()).isEqualTo(new SupplierDraft(33, seen.orderWeekdays(), seen.minimumOrderValue(), seen.email(), "1 Mill Lane\nLeeds"));
        var other = new SupplierDraft(44, seen.orderWeekdays(), seen.minimumOrderValue(), seen.email(), seen.address());
        assertThat(suppliers.edit(SUPPLIER, seen, other, List.of())).extracting(Merge.Clash::field).containsExactly("leadTimeDays");
        suppliers.change(SUPPLIER, suppliers.current(SUPPLIER).version(), new SupplierDraft(5, 1, BigDecimal.ONE, ""));
        assertThat(suppliers.current(SUPPLIER).draft().address()).as("order rules alone leave the address").isEqualTo("1 Mill Lane\nLeeds");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new SkuDraft(null, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SkuDraft(LifeCycle.ACTIVE, new BigDecimal("-1"), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SupplierDraft(-1, 1, BigDecimal.ZERO, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SupplierDraft(5, 0, BigDecimal.ZERO, "")).hasMessageContaining("weekday");
        assertThatThrownBy(() -> new SupplierDraft(5, 1, BigDecimal.ZERO, "nobody")).hasMessageContaining("e-mail");
        assertThatThrownBy(() -> skus.current(new SkuId(99))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> suppliers.current(new SupplierId(99))).isInstanceOf(NotFound.class);
    }
}
