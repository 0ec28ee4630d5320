package org.quartermaster.suppliers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.TestDatabase;

class SuppliersIT {

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 5);
        FactRows.suppliers(jdbi, 2);
        jdbi.useHandle(handle -> {
            handle.execute("update supplier set currency = 'CNY', order_weekdays = 2 where id = 2");
            handle.execute("insert into currency_rate values ('CNY', 0.13)");
            handle.execute("insert into setting values ('company.currency', 'EUR', '2026-01-01', 'x')");
            handle.execute("insert into supplier_closure values (2, '2026-11-24', '2026-11-30')");
            handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple) values (1, 1, 3, 2, 20, 12)");
            handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, lead_time_days, preferred) values (2, 2, 3, 15, 25, true)");
            handle.execute("insert into price_break values (2, 100, 13), (2, 500, 11)");
            handle.execute("update sku set predecessor_id = 1, predecessor_share = 0.8, life_cycle = 'new', unit_cost = null where id = 2");
        });
    }

    @Test
    void readsCurrencyRatesAndOrderDays() {
        var suppliers = new Suppliers(jdbi).facts();
        assertThat(suppliers).extracting(SupplierFacts::rate).containsExactly(1.0, 0.13);
        // only Tuesdays, and closed on Tuesday 24 November: the next is 1 December
        assertThat(suppliers.get(1).nextOrderDay(LocalDate.of(2026, 11, 22))).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void readsTermsWithThePreferredSupplierFirst() {
        var terms = new Terms(jdbi).of(new SkuRange(3, 4));
        assertThat(terms).extracting(SupplierTerm::termId).containsExactly(2, 1);
        assertThat(terms).extracting(SupplierTerm::leadTimeDays).containsExactly(25, 10);
        assertThat(List.of(terms.get(0).unitCostFor(99), terms.get(0).unitCostFor(100), terms.get(0).unitCostFor(501))).containsExactly(15.0, 13.0, 11.0);
        // MOQ 20 in dozens is 24; 25 is 36
        assertThat(List.of(terms.get(1).orderable(1), terms.get(1).orderable(25), terms.get(1).orderable(0))).containsExactly(24, 36, 0);
    }

    @Test
    void readsTheCatalogue() {
        var catalog = new Catalog(jdbi);
        assertThat(catalog.shards(2)).containsExactly(new SkuRange(1, 2), new SkuRange(3, 4), new SkuRange(5, 5));
        assertThat(catalog.byCode(List.of("S002", "nothing"))).containsOnlyKeys("S002");
        var successor = catalog.byCode(List.of("S002")).get("S002");
        assertThat(successor.predecessor().value()).isEqualTo(1);
        assertThat(successor.lifeCycle()).isEqualTo(LifeCycle.NEW);
        assertThat(successor.unitCost()).isNaN();
        assertThat(successor.unitPrice()).isEqualTo(10);
        assertThat(catalog.categories()).isEmpty();
        assertThat(catalog.calendarEvents(LocalDate.of(2000, 1, 1), LocalDate.of(2030, 1, 1))).isEmpty();
    }
}
