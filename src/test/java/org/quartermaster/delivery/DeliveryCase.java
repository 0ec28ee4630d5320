package org.quartermaster.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Movements;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Two depots and a day of orders on a real database, and the services that plan and edit their routes. */
abstract class DeliveryCase {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final WarehouseId ONE = new WarehouseId(1);

    final Jdbi jdbi = TestDatabase.fresh().jdbi();
    final Clock clock = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);
    final Recorded<Audited> audited = new Recorded<>();
    final Recorded<DeliveryPlanned> planned = new Recorded<>();
    final CustomerOrders orders = new CustomerOrders(jdbi, Clock.systemUTC(), audited);
    final TransportOrders transports = new TransportOrders(jdbi, audited);
    final GoodsBook goods = new GoodsBook(jdbi, clock, new Catalog(jdbi), transports, new Movements(jdbi), audited);
    final PlanStore store = new PlanStore(jdbi, clock);
    final JointAllocation joint = AllocationServices.joint(jdbi, clock, new FixedCalendar(DAY), audited);
    final PlanPublishing publishing = new PlanPublishing(store, orders, transports, joint, audited, planned);
    final Warehouses warehouses = new Warehouses(jdbi);
    final DepotGroups groups = new DepotGroups(jdbi, clock, warehouses, audited);
    final AllocationBook book = new AllocationBook(jdbi, clock);
    final OrderAllocation allocation = AllocationServices.allocation(jdbi, clock, new FixedCalendar(DAY), audited);
    final Vehicles vehicles = new Vehicles(jdbi, audited);
    final DeliveryWishes wishes = new DeliveryWishes(jdbi, clock);
    final DeliveryPlanning planning = new DeliveryPlanning(clock, new FixedCalendar(DAY), allocation, vehicles, groups,
            new AskedVisits(jdbi, orders, wishes, transports, joint), store, publishing, new TravelSetup(jdbi, clock, audited), TravelServices.travels(jdbi, clock, audited), new Matrices(jdbi), new DrivenSoFar(jdbi, clock));
    final DeliveryPlans plans = new DeliveryPlans(jdbi, clock, store, new Recorded<>());
    final DrivenSoFar driven = new DrivenSoFar(jdbi, clock);
    final DeliveryEditing editing = new DeliveryEditing(store, publishing, wishes, transports, driven);
    final DeliveryUndo undoing = new DeliveryUndo(store, publishing, orders, transports, driven, new Matrices(jdbi));

    /** Two warehouses at 50°N: 8°E and 9°E; twenty orders around the first, asked for from 9 to 17. */
    @BeforeEach
    void rows() {
        FactRows.skus(jdbi, 2);
        FactRows.warehouses(jdbi, 2);
        jdbi.useHandle(handle -> handle.execute("update warehouse set longitude = 9 where id = 2"));
        FactRows.balance(jdbi, 1, 1, 500);
        FactRows.balance(jdbi, 1, 2, 500);
        for (int i = 1; i <= 20; i++) {
            order(i, 50 + 0.01 * i, 8 + 0.01 * (i % 7), "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 2);
        }
    }

    void order(int id, Double latitude, Double longitude, String from, String to, String state, int units) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, promised_from, promised_to, state, value)
                    values (?, ?, '2026-11-21', ?, ?, ?, ?, ?, ?, ?, 40)
                    """, id, "SO%03d".formatted(id), "C" + id, "Street " + id, latitude, longitude, from, to, state);
            handle.execute("insert into customer_order_line values (?, 1, 1, ?, 10)", id, units);
        });
    }

    DeliveryPlan run(Map<String, String> parameters) throws Exception {
        var all = new HashMap<>(Map.of("seconds", "1", "warehouse", "1"));
        all.putAll(parameters);
        return Actor.NIGHT_RUN.call(() -> {
            planning.run(new QuietWork(all));
            return plans.current(DAY, ONE).orElseThrow();
        });
    }

    Map<String, Integer> states() {
        return jdbi.withHandle(handle -> {
            var states = new HashMap<String, Integer>();
            handle.createQuery("select state, count(*) from customer_order group by state").map((row, context) -> states.put(row.getString(1), row.getInt(2)))
                    .list();
            return states;
        });
    }

    void apply(PlanEdit edit) {
        DeliveryPlan now = plans.current(DAY, ONE).orElseThrow();
        editing.apply(now.head().id(), edit, now.head().version(), true);
    }
}
