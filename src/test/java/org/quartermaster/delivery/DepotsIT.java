package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;

/** Plans of more than one depot: vehicles that end elsewhere, and depots that are planned together. The second depot stands 72 km east of the first. */
class DepotsIT extends DeliveryCase {
    private static final WarehouseId TWO = new WarehouseId(2);
    private static final int NEAR_TWO = 30;

    private final DriverLog log = new DriverLog(jdbi, clock, plans, orders, transports, goods, driven, audited);

    /** An order next to the second depot that a person gave to the first. */
    private void orderNextToTwo() {
        order(NEAR_TWO, 50.01, 9.01, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 2);
        Actor.NIGHT_RUN.run(() -> allocation.override(NEAR_TWO, orders.find(NEAR_TWO).orElseThrow().version(), ONE, "by hand"));
    }

    private PlanStop stop(DeliveryPlan plan, long order) {
        return plan.stops().stream().filter(stop -> stop.orderId() == order && stop.kind() == StopKind.ORDER).findFirst().orElseThrow();
    }

    private int parcelOf(long order) {
        return jdbi.withHandle(handle -> handle.createQuery("select warehouse_id from delivery_parcel where order_id = ?").bind(0, order).mapTo(Integer.class).one());
    }

    private List<Integer> claimsOf(long order) {
        return jdbi.withHandle(handle -> handle.createQuery("select warehouse_id from customer_order_claim where order_id = ?").bind(0, order).mapTo(Integer.class).list());
    }

    private int onHand(int warehouse) {
        return jdbi.withHandle(handle -> handle.createQuery("select on_hand from stock_balance where sku_id = 1 and warehouse_id = ?").bind(0, warehouse).mapTo(Integer.class).one());
    }

    @Test
    void drivesVehiclesToTheDepotWhereTheyEnd() throws Exception {
        run(Map.of());
        Actor.NIGHT_RUN.run(() -> vehicles.of(ONE).forEach(van -> vehicles.save(new VehicleFacts(van.id(), 1, 2, van.code(), van.capacityLitres(), van.capacityKg(),
                van.capacityPieces(), van.shiftFrom(), van.shiftTo(), null, null, null, 0, 1, 0, van.costPerKm(), van.costPerHour(), van.costPerUse(), 0, true, van.version()))));

        DeliveryPlan plan = run(Map.of());

        assertThat(plan.audit().isFeasible()).isTrue();
        assertThat(plan.head().agrees()).isTrue();
        assertThat(plan.depots()).extracting(PlanDepot::warehouseId).containsExactly(1, 2);
        assertThat(plan.audit().routes()).isNotEmpty().allSatisfy(route -> {
            DriverSheet sheet = DriverSheet.of(plan, route.vehicle());
            assertThat(List.of(sheet.depot(), sheet.end())).containsExactly(plan.depots().get(0).code(), plan.depots().get(1).code());
            // 1° of longitude at 50°N is 71.7 km as the crow flies; the last stop lies up to 0.06° east of the first depot, roads are 1.3 times longer
            assertThat(route.metres()).isGreaterThan(80_000);
        });
        assertThat(RouteGeoJson.of(plan).toString()).contains("to=" + plan.depots().get(1).code());
    }

    @Test
    void letsAnOrderLeaveFromWhicheverDepotHoldsTheGoods() throws Exception {
        orderNextToTwo();
        DeliveryPlan alone = run(Map.of());
        assertThat(alone.startOf(stop(alone, NEAR_TWO).vehicleNo()).warehouseId()).isEqualTo(1);

        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));
        DeliveryPlan together = run(Map.of());

        assertThat(together.startOf(stop(together, NEAR_TWO).vehicleNo()).warehouseId()).isEqualTo(2);
        assertThat(together.audit().isFeasible()).isTrue();
        assertThat(together.head().agrees()).isTrue();
        assertThat(together.head().unserved()).isZero();
        assertThat(together.head().costCents()).isLessThan(alone.head().costCents());
        assertThat(parcelOf(NEAR_TWO)).isEqualTo(2);
        assertThat(claimsOf(NEAR_TWO)).containsExactly(2);
        assertThat(states()).containsExactly(Map.entry("planned", 21));
        assertThat(audited.fired()).extracting(Audited::action).contains("delivery.joint");

        int before = onHand(2);
        Actor.NIGHT_RUN.run(() -> log.note(together.head().id(), stop(together, NEAR_TWO).stopNo(), DriverLog.Step.DONE, ""));
        assertThat(onHand(2)).isEqualTo(before - 2);
    }

    @Test
    void goesBackWithTheParcelWhenTheJointPlanIsUndone() throws Exception {
        orderNextToTwo();
        run(Map.of());
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));
        DeliveryPlan together = run(Map.of());
        int vehicle = stop(together, NEAR_TWO).vehicleNo();
        int ofOne = together.vehicles().stream().filter(van -> van.startNo() == 0).findFirst().orElseThrow().vehicleNo();

        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(stop(together, NEAR_TWO).stopNo(), ofOne, 0)));
        assertThat(parcelOf(NEAR_TWO)).isEqualTo(1);
        DeliveryPlan moved = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
        Actor.NIGHT_RUN.run(() -> undoing.undo(DAY, 1, moved.head().version()));

        DeliveryPlan back = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
        assertThat(stop(back, NEAR_TWO).vehicleNo()).isEqualTo(vehicle);
        assertThat(parcelOf(NEAR_TWO)).isEqualTo(2);
    }

    /** The second depot has nothing: its vehicles may not come, and say why. */
    @Test
    void refusesVehiclesOfADepotWithoutTheGoods() throws Exception {
        jdbi.useHandle(handle -> handle.execute("update stock_balance set on_hand = 0 where warehouse_id = 2"));
        orderNextToTwo();
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));

        DeliveryPlan plan = run(Map.of());

        assertThat(plan.startOf(stop(plan, NEAR_TWO).vehicleNo()).warehouseId()).isEqualTo(1);
        int ofTwo = plan.vehicles().stream().filter(van -> van.startNo() == 1).findFirst().orElseThrow().vehicleNo();
        EditEffect effect = Actor.NIGHT_RUN.call(() -> editing.preview(plan.head().id(), new PlanEdit.Move(stop(plan, NEAR_TWO).stopNo(), ofTwo, 0)));
        assertThat(effect.isFeasible()).isFalse();
        Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(stop(plan, NEAR_TWO).stopNo(), -1, 0)));
        DeliveryPlan without = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
        assertThat(UnservedFacts.of(without).getFirst().refusals()).filteredOn(refusal -> refusal.kind().equals("NotStocked"))
                .hasSize((int) without.vehicles().stream().filter(van -> van.startNo() == 1).count()).extracting(UnservedFacts.RefusalFacts::other)
                .containsOnly(without.depots().get(1).code());
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> apply(new PlanEdit.Move(stop(plan, NEAR_TWO).stopNo(), ofTwo, 0)))).isInstanceOf(Conflict.class)
                .hasMessageContaining("does not hold order SO030");
    }

    /** Two orders that both could take the last two units of the second depot: only one is let. */
    @Test
    void neverPromisesTheSameUnitsTwice() throws Exception {
        jdbi.useHandle(handle -> handle.execute("update stock_balance set on_hand = 0 where warehouse_id = 2"));
        orderNextToTwo();
        order(31, 50.01, 9.02, "2026-11-22 09:00:00", "2026-11-22 17:00:00", "open", 2);
        Actor.NIGHT_RUN.run(() -> allocation.override(31, orders.find(31).orElseThrow().version(), ONE, "by hand"));
        jdbi.useHandle(handle -> handle.execute("update stock_balance set on_hand = 2 where warehouse_id = 2"));
        List<CustomerOrderFacts> both = Actor.NIGHT_RUN.call(() -> List.of(orders.find(NEAR_TWO).orElseThrow(), orders.find(31).orElseThrow()));

        Map<Long, Set<Integer>> origins = Actor.NIGHT_RUN.call(() -> joint.origins(both, List.of(1, 2), DAY));

        assertThat(origins.values()).containsExactlyInAnyOrder(Set.of(2), Set.of());
    }

    /** An order of which each depot ships one SKU is two stops of one plan, each from its own depot. */
    @Test
    void bringsPartsOfOneOrderFromTheirDepots() throws Exception {
        FactRows.balance(jdbi, 2, 2, 5);
        jdbi.useHandle(handle -> {
            handle.execute("update stock_balance set on_hand = 0 where sku_id = 1 and warehouse_id = 2");
            handle.execute("insert into customer_order_line values (5, 2, 2, 1, 10)");
        });
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));

        DeliveryPlan plan = run(Map.of());

        List<PlanStop> parts = plan.stops().stream().filter(stop -> stop.orderId() == 5 && stop.kind() == StopKind.ORDER).toList();
        assertThat(parts).extracting(PlanStop::partNo).containsExactly(0, 2);
        assertThat(parts).extracting(stop -> plan.startOf(stop.vehicleNo()).warehouseId()).containsExactly(1, 2);
        assertThat(run(Map.of()).head().unserved()).isZero();
    }

    /** A new order of the second depot may be added to the joint plan, on a vehicle of that depot. */
    @Test
    void addsAnUrgentOrderOfAnyOfItsDepots() throws Exception {
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));
        DeliveryPlan plan = run(Map.of());
        order(40, 50.01, 9.02, "2026-11-22 09:00:00", "2026-11-22 20:00:00", "open", 2);
        Actor.NIGHT_RUN.run(() -> orders.allocate(Map.of(40L, TWO)));
        assertThat(Actor.NIGHT_RUN.call(() -> new WaitingOrders(jdbi).of(plan))).extracting(WaitingOrders.Waiting::id).contains(40L);
        var replanning = new DeliveryReplanning(store, publishing, orders, wishes, transports, TravelServices.travels(jdbi, clock, audited), new Matrices(jdbi), new DrivenSoFar(jdbi, clock), AllocationServices.urgent(jdbi, clock, new FixedCalendar(DAY), audited));

        Actor.NIGHT_RUN.call(() -> replanning.replan(plan.head().id(), new DayChange.UrgentOrder(8 * 3600, 40), plan.head().version()));

        DeliveryPlan after = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());
        assertThat(after.startOf(stop(after, 40).vehicleNo()).warehouseId()).isEqualTo(2);
        assertThat(after.audit().isFeasible()).isTrue();
        assertThat(claimsOf(40)).containsExactly(2);
    }

    @Test
    void keepsGroupsApart() throws Exception {
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));
        assertThat(Actor.NIGHT_RUN.<WarehouseId>call(() -> groups.leaderOf(TWO))).isEqualTo(ONE);
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> groups.state(TWO, List.of(ONE)))).isInstanceOf(Conflict.class).hasMessageContaining("planned together with others");
        jdbi.useHandle(handle -> handle.execute("update warehouse set time_zone = if(id = 1, 'Europe/Berlin', 'Europe/Paris')"));
        Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)));
        jdbi.useHandle(handle -> handle.execute("update warehouse set time_zone = 'Asia/Shanghai' where id = 2"));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> groups.state(ONE, List.of(TWO)))).isInstanceOf(Conflict.class).hasMessageContaining("different clocks");
    }
}
