package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.delivery.planning.Place;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;

/** Goods fetched at one place and brought to another, and vehicles that load again: from the table through the plan to the driver's sheet. */
class TransportsIT extends DeliveryCase {
    private static final TransportEnd MILL = end("Mill", 50.05, 8.02);
    private static final TransportEnd SHOP = end("Shop", 50.12, 8.05);

    private final DeliveryReplanning replanning = new DeliveryReplanning(store, publishing, orders, wishes, transports, TravelServices.travels(jdbi, clock, audited),
            new Matrices(jdbi), new DrivenSoFar(jdbi, clock), AllocationServices.urgent(jdbi, clock, new FixedCalendar(DAY), audited));
    private long fromMillToShop;
    private long backFromShop;

    private static TransportEnd end(String name, double latitude, double longitude) {
        return new TransportEnd(name, name + " Street", latitude, longitude, LocalTime.of(9, 0), LocalTime.of(17, 0), ClockWindows.ALWAYS);
    }

    private static TransportOrder transport(long id, String code, TransportEnd pickup, TransportEnd drop, int version) {
        return new TransportOrder(id, code, 1, DAY, pickup, drop, 5, BigDecimal.valueOf(120), BigDecimal.valueOf(40), 12, BigDecimal.valueOf(300), DeliveryWish.NONE, "open", "",
                version);
    }

    @BeforeEach
    void transports() throws Exception {
        fromMillToShop = Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T1", MILL, SHOP, 0)));
        backFromShop = Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T2", SHOP, TransportEnd.DEPOT, 0)));
    }

    private String state(long id) throws Exception {
        return Actor.NIGHT_RUN.call(() -> transports.find(id)).state();
    }

    private static PlanStop stop(DeliveryPlan plan, StopKind kind, long order) {
        return plan.stops().stream().filter(one -> one.key().equals(new StopKey(kind, order))).findFirst().orElseThrow();
    }

    private static List<StopRow> rows(DeliveryPlans plans, DeliveryPlan plan) throws Exception {
        return Actor.NIGHT_RUN.call(() -> plans.stops(plan.head().id()).page(TableQuery.ALL, 0, 100));
    }

    @Test
    void fetchesBeforeItBringsOnTheSameVehicle() throws Exception {
        DeliveryPlan plan = run(Map.of());

        PlanStop fetched = stop(plan, StopKind.PICKUP, fromMillToShop);
        PlanStop brought = stop(plan, StopKind.DROP, fromMillToShop);
        PlanStop back = stop(plan, StopKind.BACK, backFromShop);
        assertThat(plan.head()).extracting(PlanHead::stops, PlanHead::unserved, PlanHead::agrees).containsExactly(24, 0, true);
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(fetched.vehicleNo()).isEqualTo(brought.vehicleNo()).isNotNegative();
        assertThat(fetched.position()).isLessThan(brought.position());
        assertThat(back).extracting(PlanStop::latitude, PlanStop::longitude).containsExactly(50.0, 8.0);
        assertThat(plan.otherEnd(fetched)).isEqualTo("Shop, Shop Street");
        assertThat(List.of(state(fromMillToShop), state(backFromShop))).containsOnly("planned");
        assertThat(states()).isEqualTo(Map.of("planned", 20));
        assertThat(rows(plans, plan)).filteredOn(row -> row.orderCode().startsWith("T")).extracting(StopRow::kind, StopRow::otherEnd).containsExactlyInAnyOrder(
                Tuple.tuple("pickup", "→ Shop Street"), Tuple.tuple("drop", "Mill Street →"), Tuple.tuple("pickup", "→ ■"), Tuple.tuple("back", "Shop Street →"));
    }

    @Test
    void namesEachTransportThatCannotBeDrivenAndPlansTheRest() throws Exception {
        row("B1", null, null, 50.1, 8.1, null, null);
        row("B2", 8.1, 50.1, 50.1, 8.1, null, null);
        row("B3", 50.1, 8.1, 50.2, 8.1, "12:00", "11:00");
        row("B4", 50.1, 8.1, -33.0, 151.0, null, null);

        DeliveryPlan plan = run(Map.of());

        assertThat(plan.skipped()).extracting(SkippedOrder::kind, SkippedOrder::orderCode, SkippedOrder::reason).containsExactly(
                Tuple.tuple(StopKind.PICKUP, "B1", "no_place"), Tuple.tuple(StopKind.PICKUP, "B2", "place_swapped"),
                Tuple.tuple(StopKind.PICKUP, "B3", "window_reversed"), Tuple.tuple(StopKind.PICKUP, "B4", "too_far"));
        assertThat(plan.head()).extracting(PlanHead::stops, PlanHead::unserved).containsExactly(24, 0);
    }

    private void row(String code, Double latitude, Double longitude, double toLatitude, double toLongitude, String from, String to) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into transport_order (id, code, warehouse_id, day, pickup_address, pickup_latitude, pickup_longitude, pickup_from, pickup_to, drop_address, drop_latitude,
                  drop_longitude) values (?, ?, 1, '2026-11-22', 'somewhere', ?, ?, ?, ?, 'elsewhere', ?, ?)
                """, 900 + code.charAt(1), code, latitude, longitude, from, to, toLatitude, toLongitude));
    }

    @Test
    void refusesTransportsThatNobodyCouldDrive() {
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T9", TransportEnd.DEPOT, TransportEnd.DEPOT, 0))))
                .hasMessageContaining("neither leaves the depot");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T9", new TransportEnd("A", "B", null, 8.0, null, null, ClockWindows.ALWAYS), SHOP, 0))))
                .hasMessageContaining("is no place");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T9",
                new TransportEnd("A", "B", 50.0, 8.0, LocalTime.of(12, 0), LocalTime.of(11, 0), ClockWindows.ALWAYS), SHOP, 0)))).hasMessageContaining("must end after it starts");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T1", MILL, SHOP, 0)))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> transports.save(transport(fromMillToShop, "T1", MILL, SHOP, 7)))).isInstanceOf(Conflict.class);
    }

    @Test
    void hidesTransportsOfOtherDepots() throws Exception {
        var stranger = new Actor("li", Role.MANAGER, Set.of(new WarehouseId(2)));

        assertThat(stranger.call(() -> transports.open(ONE, DAY))).isEmpty();
        assertThatThrownBy(() -> stranger.call(() -> transports.find(fromMillToShop))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.call(() -> transports.save(transport(0, "T9", MILL, SHOP, 0)))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> transports.cancel(fromMillToShop))).isInstanceOf(NotFound.class);
    }

    @Test
    void bothStopsMoveTogetherAndAreLeftOutTogether() throws Exception {
        DeliveryPlan plan = run(Map.of());
        int fetched = stop(plan, StopKind.PICKUP, fromMillToShop).stopNo();
        int away = (stop(plan, StopKind.PICKUP, fromMillToShop).vehicleNo() + 1) % plan.vehicles().size();

        Actor.NIGHT_RUN.run(() -> {
            apply(new PlanEdit.Move(fetched, away, 0));
            apply(new PlanEdit.Lock(fetched, true));
        });
        DeliveryPlan moved = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(stop(moved, StopKind.DROP, fromMillToShop)).extracting(PlanStop::vehicleNo, PlanStop::lockedNo).containsExactly(away, away);
        assertThat(moved.audit().violations()).noneMatch(broken -> broken.getClass().getSimpleName().equals("PairBroken"));

        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(stop(moved, StopKind.DROP, fromMillToShop).stopNo(), -1, 0)));
        DeliveryPlan without = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(without.head().unserved()).isEqualTo(2);
        assertThat(state(fromMillToShop)).isEqualTo("open");

        List<Place> places = Actor.NIGHT_RUN.call(() -> replanning.places(without.head().id(), fetched));
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Insert(fetched, places.getFirst().vehicle())));
        DeliveryPlan again = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(again.head().unserved()).isZero();
        assertThat(again.head().costCents() - without.head().costCents()).isEqualTo(places.getFirst().addedCents());
        assertThat(stop(again, StopKind.DROP, fromMillToShop).position()).isEqualTo(places.getFirst().partnerPosition());
        assertThat(state(fromMillToShop)).isEqualTo("planned");
    }

    @Test
    void whatSomebodySaysAboutItsNeedsHoldsForTheNextPlan() throws Exception {
        DeliveryPlan plan = run(Map.of());
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Need(stop(plan, StopKind.DROP, fromMillToShop).stopNo(), new DeliveryWish(0, 0L, 0))));

        DeliveryPlan next = run(Map.of());

        assertThat(Actor.NIGHT_RUN.call(() -> transports.find(fromMillToShop)).needs()).isEqualTo(new DeliveryWish(0, 0L, 0));
        assertThat(List.of(stop(next, StopKind.PICKUP, fromMillToShop), stop(next, StopKind.DROP, fromMillToShop))).extracting(PlanStop::vehicleNo, PlanStop::reason)
                .containsOnly(Tuple.tuple(-1, "NotWorthIt"));
        assertThat(next.head().agrees()).isTrue();
    }

    @Test
    void isDoneWhenItWasBroughtAndStaysWhereItWasInTheNextPlan() throws Exception {
        DeliveryPlan plan = run(Map.of());
        var log = new DriverLog(jdbi, clock, plans, orders, transports, goods, driven, audited);
        Actor.NIGHT_RUN.run(() -> {
            log.note(plan.head().id(), stop(plan, StopKind.PICKUP, backFromShop).stopNo(), DriverLog.Step.DONE, "");
            log.note(plan.head().id(), stop(plan, StopKind.PICKUP, backFromShop).stopNo(), DriverLog.Step.CLEAR, "");
        });
        assertThat(state(backFromShop)).isEqualTo("planned");
        Actor.NIGHT_RUN.run(() -> log.note(plan.head().id(), stop(plan, StopKind.BACK, backFromShop).stopNo(), DriverLog.Step.DONE, ""));
        assertThat(state(backFromShop)).isEqualTo("done");
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> transports.cancel(backFromShop))).isInstanceOf(Conflict.class);

        DeliveryPlan again = run(Map.of());
        assertThat(again.stops()).filteredOn(stop -> stop.orderCode().equals("T2")).hasSize(2).allSatisfy(stop -> {
            assertThat(stop.fixed()).isTrue();
            assertThat(again.vehicles().get(stop.vehicleNo()).code()).isEqualTo(plan.vehicles().get(stop(plan, StopKind.BACK, backFromShop).vehicleNo()).code());
        });
        assertThat(again.audit().isFeasible()).isTrue();
        assertThat(state(backFromShop)).isEqualTo("done");
    }

    @Test
    void takesAnUrgentTransportAndDropsACancelledOneWhileVehiclesAreOut() throws Exception {
        DeliveryPlan plan = run(Map.of());
        long urgent = Actor.NIGHT_RUN.call(() -> transports.save(transport(0, "T3", MILL, SHOP, 0)));

        List<Place> places = Actor.NIGHT_RUN.call(() -> replanning.places(plan.head().id(), new DayChange.UrgentTransport(8 * 3600, urgent)));
        assertThat(places).isNotEmpty().allSatisfy(place -> assertThat(place.partnerPosition()).as("fetched before it is brought").isGreaterThan(place.position()));

        Actor.NIGHT_RUN.run(() -> replanning.replan(plan.head().id(), new DayChange.UrgentTransport(8 * 3600, urgent), plan.head().version()));
        DeliveryPlan more = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(more.head()).extracting(PlanHead::stops, PlanHead::unserved).containsExactly(26, 0);
        assertThat(more.audit().isFeasible()).isTrue();
        assertThat(state(urgent)).isEqualTo("planned");

        int cancelled = stop(more, StopKind.DROP, fromMillToShop).stopNo();
        Actor.NIGHT_RUN.run(() -> replanning.replan(more.head().id(), new DayChange.Cancelled(8 * 3600, cancelled), more.head().version()));
        DeliveryPlan fewer = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(fewer.head().stops()).isEqualTo(24);
        assertThat(fewer.audit().isFeasible()).isTrue();
        assertThat(stop(fewer, StopKind.DROP, urgent).partnerNo()).isEqualTo(stop(fewer, StopKind.PICKUP, urgent).stopNo());
        assertThat(state(fromMillToShop)).isEqualTo("cancelled");

        DeliveryUndo.Undone undone = Actor.NIGHT_RUN.call(() -> undoing.undo(DAY, 1, fewer.head().version()));
        DeliveryPlan back = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE)).orElseThrow();
        assertThat(undone.leftOut()).as("both ends of what was cancelled, once").containsExactly(more.stops().get(cancelled).orderCode());
        assertThat(back.stops()).extracting(PlanStop::key).containsExactlyInAnyOrderElementsOf(fewer.stops().stream().map(PlanStop::key).toList());
    }

    /** One van for 20 pieces: 40 pieces of orders want two trips, and each transport of 12 pieces fits beside 8 of them. */
    private void oneVan(int trips) throws Exception {
        run(Map.of());
        Actor.NIGHT_RUN.run(() -> {
            List<VehicleFacts> fleet = vehicles.of(ONE);
            fleet.forEach(van -> vehicles.save(new VehicleFacts(van.id(), 1, null, van.code(), van.capacityLitres(), van.capacityKg(), 20, LocalTime.of(7, 0), LocalTime.of(20, 0), null, null,
                    null, 0, trips, 15, van.costPerKm(), van.costPerHour(), van.costPerUse(), 0, van.id() == fleet.getFirst().id(), van.version())));
        });
    }

    @Test
    void loadsAgainWhereThatServesMore() throws Exception {
        oneVan(3);

        DeliveryPlan plan = run(Map.of("seconds", "3"));

        assertThat(plan.head()).extracting(PlanHead::stops, PlanHead::unserved, PlanHead::agrees).containsExactly(24, 0, true);
        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.audit().routes()).hasSize(1);
        List<StopRow> rows = rows(plans, plan);
        assertThat(rows).extracting(StopRow::trip).contains(1, 2).isSorted();
        long reloads = rows.stream().filter(row -> row.kind().equals("reload")).count();
        assertThat(reloads).isBetween(1L, 2L);
        DriverSheet sheet = DriverSheet.of(plan, 0);
        assertThat(sheet.trips()).isEqualTo((int) reloads + 1);
        assertThat(sheet.pieces()).isLessThanOrEqualTo(20);

        DeliveryPlan next = run(Map.of());
        assertThat(next.head().unserved()).isZero();
        assertThat(next.head().soft()).as("what was found is carried over, reloads too").isGreaterThanOrEqualTo(plan.head().soft());
    }

    @Test
    void leavesOutWhatASecondTripWouldBring() throws Exception {
        oneVan(1);

        DeliveryPlan plan = run(Map.of("seconds", "2"));

        assertThat(plan.head().unserved()).isPositive();
        assertThat(rows(plans, plan)).noneMatch(row -> row.kind().equals("reload"));
        assertThat(plan.stops().stream().filter(stop -> stop.vehicleNo() < 0)).isNotEmpty().extracting(PlanStop::reason).contains("Full");
    }
}
