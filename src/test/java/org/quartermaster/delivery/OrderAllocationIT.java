package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.Bundles;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Warehouses 1 at 50°N 8°E and 2 at 50°N 9°E (71 km apart), customers at 1's door. */
class OrderAllocationIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC);
    private final FixedCalendar calendar = new FixedCalendar(DAY);
    private final Recorded<Audited> audited = new Recorded<>();
    private final OrderAllocation allocation = AllocationServices.allocation(jdbi, clock, calendar, audited);
    private final AllocationNetwork network = AllocationServices.network(jdbi, clock, calendar, audited);
    private final AllocationStrategies strategies = new AllocationStrategies(jdbi, audited);
    private final AllocationBook book = new AllocationBook(jdbi, clock);
    private final ShippingSites sites = new ShippingSites(jdbi, new Warehouses(jdbi), audited);

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 3);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> handle.execute("update warehouse set longitude = 9 where id = 2"));
    }

    private void order(int id, int[]... lines) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, promised_from, promised_to, state, value)
                    values (?, ?, '2026-11-22 10:00:00', 'C', 'Street', 50, 8, '2026-11-24 08:00:00', '2026-11-24 12:00:00', 'open', 40)
                    """, id, "SO%03d".formatted(id));
            for (int i = 0; i < lines.length; i++) {
                handle.execute("insert into customer_order_line values (?, ?, ?, ?, 10)", id, i + 1, lines[i][0], lines[i][1]);
            }
        });
    }

    private static int[] line(int sku, int units) {
        return new int[] {sku, units};
    }

    private AllocationFacts allocated(int order) throws Exception {
        return Actor.NIGHT_RUN.call(() -> {
            allocation.allocateOpen(Instant.MAX);
            return book.find(order).orElseThrow();
        });
    }

    private Map<String, Object> row(int order) {
        return jdbi.withHandle(handle -> handle.select("select state, allocated_warehouse_id as warehouse_id, warehouse_id as requested, version from customer_order where id = ?", order).mapToMap().one());
    }

    @Test
    void shipsWholeFromTheNearestThatHasAllAndKeepsWhatItRejected() throws Exception {
        FactRows.balance(jdbi, 1, 1, 5);
        FactRows.balance(jdbi, 1, 2, 5);
        order(1, line(1, 2));

        AllocationFacts facts = allocated(1);

        assertThat(facts.parcels()).extracting(AllocationFacts.ParcelFacts::warehouseId).containsExactly(1);
        assertThat(facts.paidCents()).isEqualTo(390 + 4 + 120); // a van: 3.90 and 0.04 for a kilogram; 1.20 handling
        assertThat(facts.score().total()).isGreaterThanOrEqualTo(facts.paidCents());
        assertThat(facts.rejected()).anySatisfy(way -> assertThat(way.warehouses()).containsExactly(2));
        assertThat(row(1)).containsEntry("state", "allocated").containsEntry("warehouse_id", 1);
    }

    @Test
    void splitsAnOrderThatNobodyHasWholeAndTakesNothingTwice() throws Exception {
        FactRows.balance(jdbi, 1, 1, 1);
        FactRows.balance(jdbi, 2, 2, 1);
        order(1, line(1, 1), line(2, 1));
        order(2, line(1, 1));

        AllocationFacts first = allocated(1);

        int parcels = first.parcels().size() + Actor.NIGHT_RUN.call(() -> book.find(2).orElseThrow()).parcels().size();
        assertThat(parcels).isBetween(1, 2); // one unit of SKU 1 for two orders
        int units = jdbi.withHandle(handle -> handle.createQuery("select coalesce(sum(units), 0) from delivery_parcel_line where sku_id = 1").mapTo(Integer.class).one());
        assertThat(units).isEqualTo(1);
    }

    /** One unit for two orders with the same promise. */
    @Test
    void servesTheOrderOfHigherPriorityFirst() throws Exception {
        FactRows.balance(jdbi, 1, 1, 1);
        order(1, line(1, 1));
        order(2, line(1, 1));
        jdbi.useHandle(handle -> handle.execute("update customer_order set priority = 'first' where id = 2"));

        AllocationFacts usual = allocated(1);

        assertThat(usual.waits()).isTrue();
        assertThat(Actor.NIGHT_RUN.call(() -> book.find(2).orElseThrow()).parcels()).hasSize(1);
    }

    @Test
    void leavesOpenWhatNobodyCanShipAndSaysWhy() throws Exception {
        FactRows.balance(jdbi, 1, 1, 1);
        order(1, line(1, 3));

        AllocationFacts facts = allocated(1);

        assertThat(facts.waits()).isTrue();
        assertThat(facts.refusals()).contains(new Refusal(1, Refusal.Reason.NO_STOCK, 2), new Refusal(2, Refusal.Reason.NO_STOCK, 3));
        assertThat(row(1)).containsEntry("state", "open");
    }

    /** Of SKU 1 in warehouse 1; the nine are due on the 26th. */
    private void twoThereAndNineOnTheirWay() {
        FactRows.suppliers(jdbi, 1);
        FactRows.balance(jdbi, 1, 1, 2);
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into purchase_order (id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at)
                    values (1, 'PO1', 1, 1, 'confirmed', '2026-11-20', '2026-11-26', 'EUR', 10, 'x', '2026-11-20')""");
            handle.execute("insert into purchase_order_line (order_id, line_no, sku_id, units, unit_cost, due_on) values (1, 1, 1, 9, 1, '2026-11-26')");
        });
    }

    @Test
    void countsWhatOpenAllocationsTakeAndWhatIsOnItsWay() throws Exception {
        twoThereAndNineOnTheirWay();
        order(1, line(1, 2));
        allocated(1);
        order(2, line(1, 2));

        AllocationFacts second = allocated(2);

        assertThat(second.parcels()).extracting(AllocationFacts.ParcelFacts::shipDay).containsExactly(LocalDate.of(2026, 11, 26));
        assertThat(second.score().late()).isPositive(); // promised for the 24th
    }

    /** Two units left a day late, on the 21st for three days; one left on the 18th for two and is overdue, so it may take the usual three from now on; three are still to leave: nobody counts on those. */
    @Test
    void countsTransfersThatHaveLeft() throws Exception {
        jdbi.useHandle(handle -> {
            var transfer = handle.prepareBatch("""
                    insert into stock_transfer (id, code, from_warehouse_id, to_warehouse_id, state, ship_on, arrives_on, shipped_on, created_by, created_at)
                    values (?, concat('TR', ?), 2, 1, ?, ?, ?, ?, 'x', '2026-11-20')""");
            transfer.add(1, 1, "shipped", "2026-11-20", "2026-11-23", "2026-11-21").add(2, 2, "shipped", "2026-11-18", "2026-11-20", "2026-11-18").add(3, 3, "planned", "2026-11-22", "2026-11-23", null).execute();
            var line = handle.prepareBatch("insert into stock_transfer_line (transfer_id, line_no, sku_id, units, shipped_units) values (?, 1, 1, ?, ?)");
            line.add(1, 2, 2).add(2, 1, 1).add(3, 3, 0).execute();
        });
        order(1, line(1, 2));
        order(2, line(1, 1));
        order(3, line(1, 1));

        AllocationFacts first = allocated(1);

        AllocationFacts second = Actor.NIGHT_RUN.call(() -> book.find(2).orElseThrow());
        assertThat(Stream.of(first, second).flatMap(one -> one.parcels().stream())).extracting(AllocationFacts.ParcelFacts::shipDay)
                .containsExactlyInAnyOrder(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 26));
        assertThat(Actor.NIGHT_RUN.call(() -> book.find(3).orElseThrow()).waits()).isTrue();
    }

    /** Four units wait for the nine that come on the 26th; the two that are there now are free for who needs them now. */
    @Test
    void whatLeavesLaterTakesNothingOfToday() throws Exception {
        twoThereAndNineOnTheirWay();
        order(1, line(1, 4));
        AllocationFacts waits = allocated(1);
        order(2, line(1, 2));

        AllocationFacts now = allocated(2);

        assertThat(waits.parcels()).extracting(AllocationFacts.ParcelFacts::shipDay).containsExactly(LocalDate.of(2026, 11, 26));
        assertThat(now.parcels()).extracting(AllocationFacts.ParcelFacts::shipDay).containsExactly(DAY);
    }

    @Test
    void choosesAnotherWarehouseByHandWithAReasonAndAudits() throws Exception {
        FactRows.balance(jdbi, 1, 1, 5);
        FactRows.balance(jdbi, 1, 2, 5);
        order(1, line(1, 2));
        AllocationFacts before = allocated(1);
        int version = ((Number) row(1).get("version")).intValue();

        Actor.NIGHT_RUN.call(() -> {
            assertThatThrownBy(() -> allocation.override(1, version, new WarehouseId(2), " ")).isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> allocation.override(1, version - 1, new WarehouseId(2), "fragile")).isInstanceOf(Conflict.class);
            return allocation.override(1, version, new WarehouseId(2), "fragile");
        });

        AllocationFacts facts = Actor.NIGHT_RUN.call(() -> book.find(1).orElseThrow());
        assertThat(facts.warehouseId()).isEqualTo(2);
        assertThat(facts.reason()).isEqualTo("fragile");
        assertThat(facts.overriddenBy()).isEqualTo(Actor.NIGHT_RUN.name());
        assertThat(facts.rejected()).singleElement().satisfies(way -> {
            assertThat(way.warehouses()).containsExactly(1);
            assertThat(way.score().total()).isEqualTo(before.score().total()).isPositive(); // as the strategy priced it when it chose it
        });
        assertThat(facts.refusals()).isEmpty();
        assertThat(row(1)).containsEntry("warehouse_id", 2);
        assertThat(audited.fired()).extracting(Audited::action).contains("delivery.override");
    }

    @Test
    void refusesByHandWhatTheWarehouseDoesNotHaveAndKeepsTheOldAllocation() throws Exception {
        FactRows.balance(jdbi, 1, 1, 5);
        FactRows.balance(jdbi, 1, 2, 1);
        order(1, line(1, 2));
        allocated(1);
        int version = ((Number) row(1).get("version")).intValue();

        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> allocation.override(1, version, new WarehouseId(2), "fragile"))).isInstanceOf(Conflict.class)
                .hasMessageContaining("NO_STOCK");
        assertThat(row(1)).containsEntry("warehouse_id", 1);
    }

    /** Held and released it is looked at afresh: by then only the other warehouse has it. */
    @Test
    void isNotStuckOnItsDepotOnceItWasHeldAndReleased() throws Exception {
        FactRows.balance(jdbi, 1, 1, 2);
        FactRows.balance(jdbi, 1, 2, 2);
        order(1, line(1, 2));
        allocated(1);
        var orders = new CustomerOrders(jdbi, clock, audited);
        Actor.NIGHT_RUN.run(() -> orders.hold(1, 1));
        Actor.NIGHT_RUN.run(() -> orders.release(1, 2));
        jdbi.useHandle(handle -> handle.execute("update stock_balance set on_hand = 0 where warehouse_id = 1"));

        AllocationFacts again = allocated(1);

        assertThat(again.parcels()).extracting(AllocationFacts.ParcelFacts::warehouseId).containsExactly(2);
        assertThat(row(1)).containsEntry("warehouse_id", 2).containsEntry("requested", null);
    }

    @Test
    void obeysTermsAndTheStrategyThatSomebodyChose() throws Exception {
        FactRows.balance(jdbi, 1, 1, 10);
        Actor.NIGHT_RUN.call(() -> {
            sites.save(new ShippingTerms(1, LocalTime.of(4, 0), 127, null, 0, java.math.BigDecimal.ZERO, new java.math.BigDecimal("0.9"), 0));
            strategies.activate("nearest");
            return 0;
        });
        order(1, line(1, 1));
        order(2, line(1, 1));

        AllocationFacts first = allocated(1);

        assertThat(first.strategy()).isEqualTo("nearest");
        assertThat(first.parcels().getFirst().shipDay()).isEqualTo(LocalDate.of(2026, 11, 24)); // 05:00 is after the cut-off at 04:00
        assertThat(Actor.NIGHT_RUN.call(() -> book.find(2).orElseThrow()).refusals()).contains(new Refusal(1, Refusal.Reason.KEPT_FOR_STORE, 1)); // keeps 9 of 10
        assertThat(Actor.NIGHT_RUN.call(strategies::active)).isEqualTo(Strategy.nearest());
    }

    @Test
    void promisesADayAndLooksOnTheBoardAndBack() throws Exception {
        FactRows.balance(jdbi, 1, 1, 5);
        var promises = new CustomerPromises(clock, new Catalog(jdbi), new Bundles(jdbi), network, strategies);

        Promise now = Actor.NIGHT_RUN.call(() -> promises.promise(Map.of("S001", 2), 50, 8));
        Promise never = Actor.NIGHT_RUN.call(() -> promises.promise(Map.of("S001", 6), 50, 8));

        assertThat(now.ways().getFirst().arrives()).isEqualTo(DAY);
        assertThat(now.ways().getFirst().orderBy()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(never.isPossible()).isFalse();
        assertThat(never.refusals()).contains(new Refusal(1, Refusal.Reason.NO_STOCK, 1));
        assertThatThrownBy(() -> promises.promise(Map.of("S001", 1), 120, 50)).hasMessageContaining("swapped");

        order(1, line(1, 2));
        allocated(1);
        List<AllocationRow> board = Actor.NIGHT_RUN.call(() -> new AllocationTable(jdbi, clock).page(TableQuery.ALL, 0, 10));
        assertThat(board).extracting(AllocationRow::warehouses, AllocationRow::parcels, AllocationRow::mark)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W1", 1, "good"));
        int parcels = jdbi.withHandle(handle -> handle.createQuery("select count(*) from delivery_parcel").mapTo(Integer.class).one());
        assertThat(parcels).isEqualTo(1);
    }

    @Test
    void tellsAShopsVisitorsTheDayAndTheCostAndNoStock() throws Exception {
        FactRows.balance(jdbi, 1, 1, 30);
        var promises = new CustomerPromises(clock, new Catalog(jdbi), new Bundles(jdbi), network, strategies);
        var shop = new ShopPromises(jdbi, promises);

        Promise known = Actor.NIGHT_RUN.call(() -> promises.promise(Map.of("S001", 2), 50, 8));
        ShopPromise told = Actor.NIGHT_RUN.call(() -> shop.promise(Map.of("S001", 2), 50, 8));

        assertThat(told.currency()).isEqualTo("EUR");
        assertThat(told.ways().getFirst()).isEqualTo(new ShopPromise.Way(DAY, Instant.parse("2026-11-23T16:00:00Z"), BigDecimal.valueOf(known.ways().getFirst().paidCents(), 2)));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> shop.promise(Map.of("S001", 21), 50, 8))).hasMessageContaining("S001 (21) must be at most 20");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> shop.promise(Map.of("NONE", 1), 50, 8))).hasMessageContaining("NONE");
    }

    /** Promised until 00:30 on the 24th in Berlin, which is still the 23rd in UTC: a parcel of the 24th is in time there, and late by UTC. */
    @Test
    void countsLateDaysOnTheCompanysClock() throws Exception {
        FactRows.balance(jdbi, 1, 1, 5);
        order(1, line(1, 2));
        jdbi.useHandle(handle -> handle.execute("update customer_order set promised_to = '2026-11-23 23:30:00'"));
        allocated(1);
        jdbi.useHandle(handle -> handle.execute("update delivery_parcel set deliver_day = '2026-11-24'"));

        assertThat(lateDays(ZoneId.of("Europe/Berlin"))).isZero();
        assertThat(lateDays(ZoneOffset.UTC)).isEqualTo(1);
        jdbi.useHandle(handle -> handle.execute("update customer_order set promised_to = '2026-07-23 22:30:00'")); // the 24th in summer too
        jdbi.useHandle(handle -> handle.execute("update delivery_parcel set deliver_day = '2026-07-25'"));
        assertThat(lateDays(ZoneId.of("Europe/Berlin"))).isEqualTo(1);
    }

    private int lateDays(ZoneId zone) throws Exception {
        return Actor.NIGHT_RUN.call(() -> new AllocationTable(jdbi, clock.withZone(zone)).page(TableQuery.ALL, 0, 10)).getFirst().lateDays();
    }

    /** Two orders of last week for the one unit that was there. */
    @Test
    void replaysPastOrdersUnderEveryStrategy() throws Exception {
        FactRows.balance(jdbi, 1, 1, 1);
        order(1, line(1, 1));
        order(2, line(1, 1));
        jdbi.useHandle(handle -> handle.execute("update customer_order set placed_at = '2026-11-18 10:00:00', state = 'delivered'"));
        var dryRun = new AllocationDryRun(jdbi, clock, calendar, new CustomerOrders(jdbi, clock, audited), network, strategies, new Recorded<WorkRequested>());

        List<DryRunFacts> runs = Actor.NIGHT_RUN.call(() -> {
            dryRun.run(new QuietWork(Map.of("days", "10")));
            return dryRun.latest();
        });

        assertThat(runs).hasSize(Strategy.shipped().size()).allSatisfy(run -> {
            assertThat(run.orders()).isEqualTo(2);
            assertThat(run.waiting()).isEqualTo(1);
            assertThat(run.parcels()).isEqualTo(1);
        });
        assertThat(row(1)).containsEntry("state", "delivered");
    }
}
