package org.quartermaster.delivery;

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
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Warehouse 1 at the customers' door, warehouse 2 71 km away; both hold everything. */
class AllocationStrategiesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Rule FROM_TWO = new Rule("from_two", 1, false, true, false, Double.POSITIVE_INFINITY, Set.of(2), 0);
    private static final Strategy FAR = new Strategy("far_first", List.of(FROM_TWO, Rule.any(2)), Weights.of(1, 0.5, 300, 250, 0, 0, 12.5), 700);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC);
    private final Recorded<Audited> audited = new Recorded<>();
    private final AllocationStrategies strategies = new AllocationStrategies(jdbi, audited);

    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> handle.execute("update warehouse set longitude = 9 where id = 2"));
        FactRows.balance(jdbi, 1, 1, 100);
        FactRows.balance(jdbi, 1, 2, 100);
    }

    private void order(int id, String placed) {
        jdbi.useHandle(handle -> {
            handle.execute("insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, state, value) values (?, ?, ?, 'C', 'Street', 50, 8, 'open', 40)", id,
                    "SO%03d".formatted(id), placed);
            handle.execute("insert into customer_order_line values (?, 1, 1, 2, 10)", id);
        });
    }

    @Test
    void triesADraftOnPastOrdersBeforeItIsSwitchedOn() {
        order(1, "2026-11-20 10:00:00");
        Actor.NIGHT_RUN.run(() -> strategies.add(FAR));

        assertThat(read("far_first")).isEqualTo(new AllocationStrategies.Stated(FAR, false, 1));
        assertThat(strategies.active().code()).isEqualTo("balanced");
        var network = AllocationServices.network(jdbi, clock, new FixedCalendar(DAY), audited);
        var dryRun = new AllocationDryRun(jdbi, clock, new FixedCalendar(DAY), new CustomerOrders(jdbi, clock, audited), network, strategies, new Recorded<>());
        List<DryRunFacts> runs = new ArrayList<>();
        Actor.NIGHT_RUN.run(() -> {
            dryRun.run(new QuietWork(Map.of("days", "7")));
            runs.addAll(dryRun.latest());
        });
        // 5.20 for a parcel of any small weight over 71 km against 3.90 by van next door, handling 1.20 each
        long near = runs.stream().filter(run -> run.strategy().equals("cheapest")).findFirst().orElseThrow().freightCents();
        long far = runs.stream().filter(run -> run.strategy().equals("far_first")).findFirst().orElseThrow().freightCents();
        assertThat(near).isBetween(390L, 449L);
        assertThat(far).isBetween(520L, 599L);

        order(2, "2026-11-23 01:00:00");
        Actor.NIGHT_RUN.run(() -> strategies.activate("far_first"));
        AllocationFacts why = allocate(2);
        assertThat(why.strategy()).isEqualTo("far_first");
        assertThat(why.rule()).isEqualTo("from_two");
        assertThat(why.warehouseId()).isEqualTo(2);
    }

    private AllocationFacts allocate(long order) {
        try {
            return Actor.NIGHT_RUN.call(() -> AllocationServices.allocation(jdbi, clock, new FixedCalendar(DAY), audited).allocate(order));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private AllocationStrategies.Stated read(String code) {
        return strategies.find(code);
    }

    @Test
    void keepsTheOneThatAllocatesAndTheOneThatSomebodyElseChanged() {
        Strategy active = strategies.active();
        assertThatThrownBy(() -> strategies.save(active, 0)).isInstanceOf(Conflict.class).hasMessageContaining("allocates orders now");
        assertThatThrownBy(() -> strategies.remove(active.code(), 0)).isInstanceOf(Conflict.class);

        strategies.add(FAR);
        assertThatThrownBy(() -> strategies.add(FAR)).isInstanceOf(Conflict.class).hasMessageContaining("already");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> strategies.save(FAR, 0))).isInstanceOf(Conflict.class).hasMessageContaining("meanwhile");
        Strategy dearer = new Strategy("far_first", FAR.rules(), Weights.of(2, 1, 0, 0, 0, 0, 0), 0);
        Actor.NIGHT_RUN.run(() -> strategies.save(dearer, 1));
        assertThat(read("far_first")).isEqualTo(new AllocationStrategies.Stated(dearer, false, 2));
        assertThat(audited.fired()).extracting(Audited::action).containsOnly("delivery.strategy");
        assertThat(audited.fired().getLast().before()).isEqualTo(FAR.toString());
        assertThat(audited.fired().getLast().after()).isEqualTo(dearer.toString());
    }

    /** One that ships has version 0 as long as nobody changed it, and is no new one nevertheless. */
    @Test
    void makesNoNewOneOfOneThatShips() {
        Strategy own = new Strategy("cheapest", List.of(Rule.any(1)), Weights.of(3, 1, 0, 0, 0, 0, 0), 0);

        assertThatThrownBy(() -> strategies.add(own)).isInstanceOf(Conflict.class).hasMessageContaining("already");
        assertThatThrownBy(() -> strategies.save(FAR, 0)).isInstanceOf(NotFound.class);

        assertThat(read("cheapest").strategy()).isEqualTo(Strategy.cheapest());
    }

    @Test
    void keepsWarehousesInARuleThatThePersonDoesNotSee() {
        strategies.add(FAR);
        var manager = new Actor("anna", Role.MANAGER, Set.of(new WarehouseId(1)));
        Rule anywhere = new Rule("from_two", 1, false, true, false, Double.POSITIVE_INFINITY, Set.of(), 0);
        Rule both = new Rule("from_two", 1, false, true, false, Double.POSITIVE_INFINITY, Set.of(1, 2), 0);

        assertThatThrownBy(() -> manager.run(() -> strategies.save(with(anywhere), 1))).isInstanceOf(NotAllowed.class).hasMessageContaining("warehouse 2");
        manager.run(() -> strategies.save(with(both), 1));

        assertThat(read("far_first").strategy().rules()).containsExactly(both);
    }

    private static Strategy with(Rule rule) {
        return new Strategy("far_first", List.of(rule), FAR.weights(), 0);
    }

    @Test
    void forgetsWhatPeopleMadeOfAStrategy() {
        Strategy cheap = new Strategy("cheapest", List.of(Rule.any(1)), Weights.of(3, 1, 0, 0, 0, 0, 0), 0);
        strategies.save(cheap, 0);
        strategies.add(FAR);

        strategies.remove("cheapest", 1);
        strategies.remove("far_first", 1);

        assertThat(read("cheapest")).isEqualTo(new AllocationStrategies.Stated(Strategy.cheapest(), false, 0));
        assertThat(strategies.all()).extracting(one -> one.strategy().code()).containsExactly("balanced", "cheapest", "fastest", "fewest_parcels", "nearest");
    }
}
