package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;
import org.quartermaster.testing.TestEntities;

class OrderEditingIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);
    private static final Actor BUYER = new Actor("li", Role.BUYER, Set.of());
    private static final OrderLimits HUNDRED = value -> value.compareTo(new BigDecimal("100")) <= 0 ? Role.BUYER : Role.MANAGER;

    private final TestDatabase database = TestDatabase.fresh();
    private final TestEntities entities = new TestEntities(database);
    private final Recorded<Audited> audited = new Recorded<>();
    private long id;

    @BeforeEach
    void order() {
        FactRows.skus(database.jdbi(), 8);
        FactRows.warehouses(database.jdbi(), 1);
        FactRows.suppliers(database.jdbi(), 1);
        database.jdbi().useHandle(handle -> handle.execute("insert into currency_rate values ('EUR', 1)"));
        var lines = new ArrayList<OrderRequest.Line>();
        for (int sku = 1; sku <= 8; sku++) {
            lines.add(new OrderRequest.Line(new SkuId(sku), 2, new BigDecimal("2.50"), DAY.plusDays(9), ""));
        }
        id = BUYER.ask(() -> new PurchaseOrders(database.jdbi(), HUNDRED, CLOCK, audited).place(
                List.of(new OrderRequest(new SupplierId(1), new WarehouseId(1), DAY, lines)))).getFirst().orderId();
        audited.fired().clear();
    }

    @AfterEach
    void close() {
        entities.close();
    }

    private List<LineEdit.Clash> edit(Actor actor, LineEdit... edits) {
        var clashes = new ArrayList<LineEdit.Clash>();
        entities.inTransaction(manager -> actor.run(() -> clashes.addAll(
                new OrderEditing(manager, TestEntities.jdbi(manager), HUNDRED, CLOCK, audited).edit(id, List.of(edits)))));
        return clashes;
    }

    private static LineEdit units(int line, int seen, int wanted) {
        return new LineEdit(line, new FieldEdit<>(seen, wanted), null, null);
    }

    private PurchaseOrderFacts read() {
        return BUYER.ask(() -> new PurchaseOrderReading(database.jdbi()).one(id));
    }

    @Test
    void storesLinesValueAndDueDayAndIsAudited() {
        assertThat(edit(BUYER, new LineEdit(3, new FieldEdit<>(2, 5), new FieldEdit<>(new BigDecimal("2.50"), new BigDecimal("3")),
                new FieldEdit<>(DAY.plusDays(9), DAY.plusDays(12))))).isEmpty();
        // 7 × 2 × 2.50 + 5 × 3 = 50
        assertThat(read().value()).isEqualByComparingTo("50");
        assertThat(read().dueOn()).isEqualTo(DAY.plusDays(12));
        assertThat(read().lines().get(2).units()).isEqualTo(5);
        assertThat(audited.fired()).singleElement().satisfies(event -> assertThat(event.after()).contains("3: 5 at 3 due 2026-12-04"));
    }

    /** Eight people at once, each another line, all from the same sight of the order. */
    @Test
    void eightEditorsAtOnceLoseNothing() throws Exception {
        var answers = new ArrayList<Future<List<LineEdit.Clash>>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int line = 1; line <= 8; line++) {
                var edit = units(line, 2, 2 + line);
                answers.add(threads.submit(() -> edit(BUYER, edit)));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get()).isEmpty();
        }
        assertThat(read().lines()).extracting(PurchaseOrderFacts.Line::units).containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        // 52 units at 2.50
        assertThat(read().value()).isEqualByComparingTo("130");
    }

    @Test
    void aClashStoresNothingAndTellsBothValues() {
        edit(BUYER, units(1, 2, 6));
        assertThat(edit(BUYER, units(1, 2, 4), units(2, 2, 7))).containsExactly(new LineEdit.Clash(1, "units", "2", "4", "6"));
        assertThat(read().lines()).extracting(PurchaseOrderFacts.Line::units).startsWith(6, 2);
    }

    /** 20 × 2.50 + 14 × 2.50 = 85 is within the limit of 100; 30 × 2.50 + 35 = 110 is not. */
    @Test
    void growingBeyondTheLimitGoesToTheManager() {
        edit(BUYER, units(1, 2, 20));
        assertThat(read().state()).isEqualTo(OrderState.APPROVED);
        edit(BUYER, units(1, 20, 30));
        assertThat(read().state()).isEqualTo(OrderState.PROPOSED);
        assertThat(read().approver()).isEqualTo("manager");
    }

    @Test
    void anotherWarehousesOrderIsNotThere() {
        var other = new Actor("bo", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> edit(other, units(1, 2, 3))).isInstanceOf(NotFound.class);
    }

    @Test
    void theDocumentKnowsTheListPriceTheBreakAndTheSuppliersCode() {
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, supplier_sku) values (1, 1, 1, 3, 'A-17')");
            handle.execute("insert into price_break values (1, 2, 2.5), (1, 10, 2)");
            handle.execute("update supplier set address = 'Road 1\nTown', name_zh = '供应商' where id = 1");
        });
        var document = BUYER.ask(() -> new OrderDocuments(database.jdbi(), new PurchaseOrderReading(database.jdbi())).of(id, Locale.SIMPLIFIED_CHINESE));
        assertThat(document.lines().getFirst()).satisfies(line -> {
            assertThat(line.supplierSku()).isEqualTo("A-17");
            assertThat(line.listPrice()).isEqualByComparingTo("3");
            assertThat(line.breakFrom()).isEqualTo(2);
        });
        assertThat(document.lines().get(1).breakFrom()).isZero();
        assertThat(document.supplier()).startsWith("供应商", "Road 1", "Town");
        assertThat(document.total()).isEqualByComparingTo("40");
    }
}
