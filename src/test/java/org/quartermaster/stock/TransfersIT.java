package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;
import org.quartermaster.testing.TestEntities;

class TransfersIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestEntities entities = new TestEntities(database);
    private final Recorded<Audited> audited = new Recorded<>();
    private final Transfers transfers = new Transfers(database.jdbi(), CLOCK, audited);
    private final TransferRows rows = new TransferRows(database.jdbi(), new FixedCalendar(DAY));

    @BeforeEach
    void rows() {
        FactRows.skus(database.jdbi(), 3);
        FactRows.warehouses(database.jdbi(), 3);
        FactRows.balance(database.jdbi(), 1, 1, 50);
        FactRows.balance(database.jdbi(), 2, 1, 8);
        FactRows.balance(database.jdbi(), 1, 2, 5);
    }

    @AfterEach
    void close() {
        entities.close();
    }

    private static TransferRequest request(int from, int to, TransferRequest.Line... lines) {
        return new TransferRequest(new WarehouseId(from), new WarehouseId(to), DAY, DAY.plusDays(2), List.of(lines));
    }

    private static TransferRequest.Line line(int sku, int units, String key) {
        return new TransferRequest.Line(new SkuId(sku), units, key);
    }

    private List<PlacedTransfer> place(TransferRequest... requests) throws Exception {
        return Actor.NIGHT_RUN.call(() -> transfers.place(List.of(requests)));
    }

    private void steps(Actor actor, Consumer<TransferSteps> work) {
        entities.inTransaction(manager -> database.jdbi().useTransaction(handle -> actor.run(() ->
                work.accept(new TransferSteps(manager, database.jdbi(), new Movements(database.jdbi()), CLOCK, audited)))));
    }

    private TransferFacts read(long id) throws Exception {
        return Actor.NIGHT_RUN.call(() -> transfers.one(id));
    }

    private List<Balance> balances() throws Exception {
        return Actor.NIGHT_RUN.call(() -> new Balances(database.jdbi()).of(SkuRange.ALL));
    }

    private static Balance balance(int sku, int warehouse, int onHand, int inTransit) {
        return new Balance(new SkuId(sku), new WarehouseId(warehouse), onHand, 0, 0, inTransit);
    }

    @Test
    void groupsPerPairAndDayAndPlacesAProposalOnce() throws Exception {
        var placed = place(request(1, 2, line(1, 10, "a")), request(1, 2, line(2, 4, "b")), request(1, 3, line(1, 1, "c")));
        assertThat(placed).extracting(PlacedTransfer::proposalKey).containsExactly("a", "b", "c");
        assertThat(placed.get(0).transferCode()).isEqualTo(placed.get(1).transferCode()).isNotEqualTo(placed.get(2).transferCode());
        var again = place(request(1, 2, line(1, 99, "a"), line(3, 2, "d")));
        assertThat(again.get(0)).isEqualTo(new PlacedTransfer("a", placed.get(0).transferId(), placed.get(0).transferCode(), false));
        assertThat(again.get(1).isNew()).isTrue();
        assertThat(Actor.NIGHT_RUN.call(() -> transfers.planned(SkuRange.of(new SkuId(1))))).containsExactlyInAnyOrder(
                new PlannedMove(1, 2, 10, 0), new PlannedMove(1, 3, 1, 0), new PlannedMove(1, 1, 0, 11));
        assertThat(audited.fired()).hasSize(3).allMatch(event -> event.action().equals("stock.transfer.plan"));
    }

    @Test
    void tellsWhatComesAndWhenUntilItIsThere() throws Exception {
        PlacedTransfer placed = place(request(1, 2, line(1, 10, "a"))).getFirst();
        assertThat(coming()).containsExactly(new ComingTransfer(1, 2, placed.transferCode(), 10, DAY, DAY.plusDays(2), null));
        steps(Actor.NIGHT_RUN, steps -> steps.ship(placed.transferId(), 0, DAY.plusDays(1), Map.of(1, 7)));
        assertThat(coming()).as("what left, not what was to leave").containsExactly(new ComingTransfer(1, 2, placed.transferCode(), 7, DAY, DAY.plusDays(2), DAY.plusDays(1)));
        int version = read(placed.transferId()).version();
        steps(Actor.NIGHT_RUN, steps -> steps.receive(placed.transferId(), version, DAY.plusDays(2), Map.of()));
        assertThat(coming()).isEmpty();
    }

    private List<ComingTransfer> coming() throws Exception {
        return Actor.NIGHT_RUN.call(() -> transfers.coming(SkuRange.of(new SkuId(1))));
    }

    @Test
    void namesAWarehouseOrSkuThatIsNotThere() {
        assertThatThrownBy(() -> place(request(1, 99, line(1, 5, "")))).isInstanceOf(NotFound.class).hasMessageContaining("99");
        assertThatThrownBy(() -> place(request(1, 2, line(77, 5, "")))).isInstanceOf(NotFound.class).hasMessageContaining("SKU").hasMessageContaining("77");
    }

    @Test
    void twentyConcurrentCallsPlaceOnce() throws Exception {
        int calls = 20;
        var start = new CountDownLatch(1);
        var codes = new ArrayList<String>();
        int isNew = 0;
        try (var threads = Executors.newFixedThreadPool(calls)) {
            var answers = new ArrayList<Future<List<PlacedTransfer>>>();
            Callable<List<PlacedTransfer>> call = () -> {
                start.await();
                return place(request(1, 2, line(1, 10, "a")));
            };
            for (int i = 0; i < calls; i++) {
                answers.add(threads.submit(call));
            }
            start.countDown();
            for (var answer : answers) {
                codes.add(answer.get().getFirst().transferCode());
                isNew += answer.get().getFirst().isNew() ? 1 : 0;
            }
        }
        assertThat(codes.stream().distinct()).hasSize(1);
        assertThat(isNew).isEqualTo(1);
    }

    @Test
    void unitsLeaveAreInTransitAndArrive() throws Exception {
        long id = place(request(1, 2, line(1, 10, "a"), line(2, 4, "b"))).getFirst().transferId();
        steps(Actor.NIGHT_RUN, steps -> steps.ship(id, 0, DAY, Map.of(2, 3)));
        assertThat(balances()).containsExactly(balance(1, 1, 40, 0), balance(1, 2, 5, 10), balance(2, 1, 5, 0), balance(2, 2, 0, 3));
        assertThat(Actor.NIGHT_RUN.call(() -> transfers.planned(SkuRange.ALL))).isEmpty();
        steps(Actor.NIGHT_RUN, steps -> steps.receive(id, version(id), DAY.plusDays(2), Map.of(1, 9)));
        assertThat(balances()).containsExactly(balance(1, 1, 40, 0), balance(1, 2, 14, 0), balance(2, 1, 5, 0), balance(2, 2, 3, 0));
        assertThat(read(id).state()).isEqualTo(TransferState.RECEIVED);
        assertThat(Actor.NIGHT_RUN.call(() -> rows.page(TableQuery.ALL, 0, 10))).singleElement().satisfies(row -> {
            assertThat(row.lostUnits()).isEqualTo(1);
            assertThat(row.openUnits()).isZero();
            // 14 units asked at cost 4
            assertThat(row.value()).isEqualByComparingTo("56");
        });
        int moved = database.jdbi().withHandle(handle -> handle.createQuery("select sum(units) from stock_movement where kind = 'transfer'").mapTo(Integer.class).one());
        assertThat(moved).isEqualTo(-1);
    }

    private int version(long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery("select version from stock_transfer where id = ?").bind(0, id).mapTo(Integer.class).one());
    }

    @Test
    void whatIsNotThereCannotLeaveAndNothingIsBooked() throws Exception {
        long id = place(request(1, 2, line(1, 10, "a"), line(2, 9, "b"))).getFirst().transferId();
        var before = balances();
        assertThatThrownBy(() -> steps(Actor.NIGHT_RUN, steps -> steps.ship(id, 0, DAY, Map.of()))).isInstanceOf(Conflict.class)
                .hasMessageContaining("9 units cannot leave, 8 are on hand");
        assertThat(balances()).isEqualTo(before);
        assertThat(read(id).state()).isEqualTo(TransferState.PLANNED);
    }

    @Test
    void aStaleVersionIsRefused() throws Exception {
        long id = place(request(1, 2, line(1, 10, "a"))).getFirst().transferId();
        steps(Actor.NIGHT_RUN, steps -> steps.ship(id, 0, DAY, Map.of()));
        assertThatThrownBy(() -> steps(Actor.NIGHT_RUN, steps -> steps.receive(id, 0, DAY, Map.of()))).isInstanceOf(Conflict.class).hasMessageContaining("changed");
        assertThat(balances()).contains(balance(1, 2, 5, 10));
    }

    @Test
    void eachEndBelongsToItsWarehouse() throws Exception {
        long id = place(request(1, 2, line(1, 10, "a"))).getFirst().transferId();
        var giver = new Actor("li", Role.BUYER, Set.of(new WarehouseId(1)));
        var taker = new Actor("eve", Role.BUYER, Set.of(new WarehouseId(2)));
        var other = new Actor("bo", Role.BUYER, Set.of(new WarehouseId(3)));
        assertThatThrownBy(() -> giver.call(() -> transfers.place(List.of(request(1, 2, line(1, 1, "z")))))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> steps(taker, steps -> steps.ship(id, 0, DAY, Map.of()))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> steps(other, steps -> steps.cancel(id, 0))).isInstanceOf(NotFound.class);
        assertThat(other.<Long>call(() -> rows.count(TableQuery.ALL))).isZero();
        steps(giver, steps -> steps.ship(id, 0, DAY, Map.of()));
        assertThatThrownBy(() -> steps(giver, steps -> steps.receive(id, version(id), DAY, Map.of()))).isInstanceOf(NotAllowed.class);
        steps(taker, steps -> steps.receive(id, version(id), DAY, Map.of()));
        assertThat(balances()).contains(balance(1, 1, 40, 0), balance(1, 2, 15, 0));
    }
}
