package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.Place;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.WhatIf;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** A planned day of twenty orders, half of them visited. */
class DeliveryReplanningIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);
    private final Recorded<Audited> audited = new Recorded<>();
    private final CustomerOrders orders = new CustomerOrders(jdbi, Clock.systemUTC(), audited);
    private final PlanStore store = new PlanStore(jdbi, clock);
    private final JointAllocation joint = AllocationServices.joint(jdbi, clock, new FixedCalendar(DAY), audited);
    private final PlanPublishing publishing = new PlanPublishing(store, orders, new TransportOrders(jdbi, audited), joint, audited, new Recorded<>());
    private final Warehouses warehouses = new Warehouses(jdbi);
    private final DeliveryPlanning planning = new DeliveryPlanning(clock, new FixedCalendar(DAY),
            AllocationServices.allocation(jdbi, clock, new FixedCalendar(DAY), audited), new Vehicles(jdbi, audited), new DepotGroups(jdbi, clock, warehouses, audited),
            new AskedVisits(jdbi, orders, new DeliveryWishes(jdbi, clock), new TransportOrders(jdbi, audited), joint), store, publishing, new TravelSetup(jdbi, clock, audited),
            TravelServices.travels(jdbi, clock, audited), new Matrices(jdbi), new DrivenSoFar(jdbi, clock));
    private final DeliveryPlans plans = new DeliveryPlans(jdbi, clock, store, new Recorded<>());
    private final DeliveryReplanning replanning = new DeliveryReplanning(store, publishing, orders, new DeliveryWishes(jdbi, clock), new TransportOrders(jdbi, audited), TravelServices.travels(jdbi, clock, audited), new Matrices(jdbi), new DrivenSoFar(jdbi, clock), AllocationServices.urgent(jdbi, clock, new FixedCalendar(DAY), audited));

    private DeliveryPlan plan;
    private int now;

    @BeforeEach
    void plan() {
        FactRows.skus(jdbi, 2);
        FactRows.warehouses(jdbi, 2);
        FactRows.balance(jdbi, 1, 1, 500);
        for (int i = 1; i <= 20; i++) {
            order(i);
        }
        as(() -> {
            planning.run(new QuietWork(Map.of("seconds", "2", "warehouse", "1")));
            return null;
        });
        plan = current();
        now = plan.stops().stream().mapToInt(PlanStop::startSecond).sorted().skip(9).findFirst().orElseThrow();
    }

    private void order(int id) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, promised_from, promised_to, state, value)
                    values (?, ?, '2026-11-21', ?, ?, ?, ?, '2026-11-22 09:00:00', '2026-11-22 17:00:00', 'open', 40)
                    """, id, "SO%03d".formatted(id), "C" + id, "Street " + id, 50 + 0.01 * (id % 20), 8 + 0.01 * (id % 7));
            handle.execute("insert into customer_order_line (order_id, line_no, sku_id, units, unit_price) values (?, 1, 1, 2, 10)", id);
        });
    }

    private static <T> T as(Callable<T> action) {
        try {
            return Actor.NIGHT_RUN.call(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DeliveryPlan current() {
        return as(() -> plans.current(DAY, new WarehouseId(1)).orElseThrow());
    }

    private ReplanEffect replan(DeliveryPlan seen, DayChange change) {
        return as(() -> replanning.replan(seen.head().id(), change, seen.head().version()));
    }

    private List<Place> placesOfUrgent(int second) {
        return as(() -> replanning.places(plan.head().id(), new DayChange.UrgentOrder(second, 21)));
    }

    private int versions() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from delivery_plan").mapTo(Integer.class).one());
    }

    private List<PlanStop> open() {
        return plan.stops().stream().filter(stop -> stop.vehicleNo() >= 0 && stop.startSecond() > now).toList();
    }

    @Test
    void dropsACancelledOrderAndKeepsWhatWasVisited() {
        PlanStop cancelled = open().getFirst();

        ReplanEffect effect = replan(plan, new DayChange.Cancelled(now, cancelled.stopNo()));

        DeliveryPlan after = current();
        assertThat(after.head().id()).isEqualTo(effect.planId());
        assertThat(after.head().parentId()).isEqualTo(plan.head().id());
        assertThat(after.audit().isFeasible()).isTrue();
        assertThat(after.stops()).hasSize(19).extracting(PlanStop::orderId).doesNotContain(cancelled.orderId());
        for (PlanStop visited : plan.stops().stream().filter(stop -> stop.vehicleNo() >= 0 && stop.startSecond() <= now).toList()) {
            PlanStop same = after.stops().stream().filter(stop -> stop.orderId() == visited.orderId()).findFirst().orElseThrow();
            assertThat(same.vehicleNo()).isEqualTo(visited.vehicleNo());
            assertThat(same.startSecond()).isEqualTo(visited.startSecond());
        }
        assertThat(effect.millis()).isLessThan(2000);
    }

    @Test
    void cancelsNobodyWhoWasVisited() {
        PlanStop visited = plan.stops().stream().filter(stop -> stop.vehicleNo() >= 0 && stop.startSecond() <= now).findFirst().orElseThrow();

        assertThatThrownBy(() -> replan(plan, new DayChange.Cancelled(now, visited.stopNo())))
                .isInstanceOf(Conflict.class);
        assertThat(current().head().id()).isEqualTo(plan.head().id());
    }

    @Test
    void takesAnUrgentOrderInOnce() {
        order(21);

        replan(plan, new DayChange.UrgentOrder(now, 21));

        DeliveryPlan after = current();
        assertThat(after.stops().getLast().orderId()).isEqualTo(21);
        assertThat(after.stops().getLast().vehicleNo()).isNotNegative();
        refuses(after, 21, "planned");
    }

    @Test
    void saysWhyAnUrgentOrderCannotBeAdded() {
        List.of(21, 22, 23, 24).forEach(this::order);
        jdbi.useHandle(handle -> {
            handle.execute("update customer_order set state = 'shipped' where id = 21");
            handle.execute("update customer_order set warehouse_id = 2 where id = 22");
            handle.execute("update customer_order set latitude = null, longitude = null where id = 23");
            handle.execute("update customer_order set promised_from = '2026-11-23 18:00:00', promised_to = '2026-11-23 17:00:00' where id = 24");
        });
        refuses(plan, 21, "notOpen");
        refuses(plan, 22, "elsewhere");
        refuses(plan, 23, "no_place");
        refuses(plan, 24, "window_reversed");
    }

    /** Two units come today; no driver waits for them. */
    @Test
    void countsOnNothingThatIsStillToCome() {
        order(21);
        jdbi.useHandle(handle -> {
            handle.execute("update stock_balance set on_hand = 0 where warehouse_id = 1");
            handle.execute("""
                    insert into stock_transfer (id, code, from_warehouse_id, to_warehouse_id, state, ship_on, arrives_on, shipped_on, created_by, created_at)
                    values (1, 'TR1', 2, 1, 'shipped', '2026-11-21', '2026-11-22', '2026-11-21', 'x', '2026-11-20')""");
            handle.execute("insert into stock_transfer_line (transfer_id, line_no, sku_id, units, shipped_units) values (1, 1, 1, 9, 9)");
        });
        assertThatThrownBy(() -> replan(plan, new DayChange.UrgentOrder(now, 21))).isInstanceOfSatisfying(Conflict.class,
                refused -> assertThat(refused.code()).isEqualTo("delivery.conflict.missing"));
    }

    private void refuses(DeliveryPlan into, int order, String reason) {
        assertThatThrownBy(() -> replan(into, new DayChange.UrgentOrder(now, order))).isInstanceOfSatisfying(Conflict.class,
                refused -> assertThat(refused.code()).isEqualTo("delivery.conflict.unfit." + reason));
    }

    @Test
    void refusesAVersionThatIsNotThePresentOne() {
        assertThatThrownBy(() -> as(() -> replanning.replan(plan.head().id(), new DayChange.Late(now, 0, 10), plan.head().version() + 1))).isInstanceOf(Conflict.class);
    }

    @Test
    void previewsWithoutChangingAnything() {
        ReplanEffect effect = as(() -> replanning.preview(plan.head().id(), new DayChange.Late(now, open().getFirst().vehicleNo(), 20)));

        assertThat(effect.planId()).isZero();
        assertThat(effect.after().violations()).isEmpty();
        assertThat(current().head().id()).isEqualTo(plan.head().id());
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void recommendsPlacesAndAnswersWhatIf() {
        List<Place> places = as(() -> replanning.places(plan.head().id(), open().getFirst().stopNo()));
        WhatIf.Answer same = as(() -> replanning.ifDepotStoodAt(plan.head().id(), new TravelMatrix.Place(plan.head().latitude(), plan.head().longitude())));
        WhatIf.Answer wider = as(() -> replanning.ifWiderWindows(plan.head().id(), 120));

        assertThat(places).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(same.servedMore()).isZero();
        assertThat(wider.savedCents()).isNotNegative();
        assertThat(Set.copyOf(wider.after().unserved())).isEmpty();
    }

    @Test
    void placesOfAnUrgentOrderCostWhatThePlanWithItCostsMore() {
        order(21);

        List<Place> places = placesOfUrgent(0);

        replan(plan, new DayChange.UrgentOrder(0, 21));
        var auditor = new PlanAuditor(current().problem());
        long without = plan.audit().cost().total();
        assertThat(places).hasSizeBetween(2, 3).isSortedAccordingTo(Comparator.comparingLong(Place::addedCents)).extracting(Place::vehicle).doesNotHaveDuplicates();
        assertThat(places).allSatisfy(place -> assertThat(with(auditor, place.vehicle(), place.position()).cost().total() - without).isEqualTo(place.addedCents()));
        assertThat(places.getFirst().addedCents()).isEqualTo(everywhere(auditor).min().orElseThrow() - without);
    }

    /** The plan with the urgent order there, all others where they are. */
    private PlanAudit with(PlanAuditor auditor, int vehicle, int position) {
        return auditor.audit(plan.routing().moved(plan.stops().size(), vehicle, position));
    }

    /** What the plan costs with the urgent order in each place that keeps all rules. */
    private LongStream everywhere(PlanAuditor auditor) {
        return IntStream.range(0, plan.routing().routes().size()).boxed()
                .flatMap(vehicle -> IntStream.rangeClosed(0, plan.routing().routes().get(vehicle).size()).mapToObj(position -> with(auditor, vehicle, position)))
                .filter(PlanAudit::isFeasible).mapToLong(audit -> audit.cost().total());
    }

    @Test
    void placesOfAnUrgentOrderLieBehindWhatWasVisited() {
        order(21);

        List<Place> places = placesOfUrgent(now);

        assertThat(places).isNotEmpty().hasSizeLessThanOrEqualTo(3).allSatisfy(place -> {
            assertThat(place.start()).isGreaterThanOrEqualTo(now);
            long visited = plan.stops().stream().filter(stop -> stop.vehicleNo() == place.vehicle() && stop.startSecond() <= now).count();
            assertThat(place.position()).isGreaterThanOrEqualTo((int) visited);
        });
    }

    @Test
    void placesOfAnUrgentOrderStoreNothing() {
        order(21);
        int told = audited.fired().size();

        placesOfUrgent(now);

        assertThat(current().head()).isEqualTo(plan.head());
        assertThat(versions()).isEqualTo(1);
        assertThat(as(() -> orders.find(21).orElseThrow().state().code())).isEqualTo("open");
        assertThat(audited.fired()).hasSize(told);
    }

    @Test
    void refusesPlacesOfAnUrgentOrderWhereItCannotBeAdded() {
        order(21);
        var stranger = new Actor("li", Role.MANAGER, Set.of(new WarehouseId(2)));

        assertThatThrownBy(() -> stranger.call(() -> replanning.places(plan.head().id(), new DayChange.UrgentOrder(now, 21)))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(() -> replanning.places(plan.head().id(), new DayChange.UrgentOrder(now, 22)))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(() -> replanning.places(plan.head().id(), new DayChange.UrgentOrder(now, 1)))).isInstanceOf(Conflict.class);
    }
}
