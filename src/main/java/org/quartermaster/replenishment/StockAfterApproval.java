package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quartermaster.replenishment.ApprovalBatch.Open;
import org.quartermaster.replenishment.PlanningFacts.Place;

/** Books approved units into the projected stock of the plan in force, so that every screen shows them at once. */
final class StockAfterApproval {

    private final Handle handle;
    private final LocalDate day;

    StockAfterApproval(Handle handle, LocalDate day) {
        this.handle = handle;
        this.day = day;
    }

    private record Kept(long planId, int skuId, int warehouseId, byte[] projection, LocalDate planningDay, String state, int safety, int inventoryPosition, double dailyDemand,
            int decidesFrom, int decidesUntil) {

        BookedLine with(int added, ProjectionBlob blob) {
            return new BookedLine(state, safety, new BookedLine.Window(decidesFrom, decidesUntil), inventoryPosition + added, dailyDemand, blob);
        }
    }

    /** What an approval changes at one place, in units. */
    private record Booking(int ordered, int requested, int leaves, int arrivalDay) {
    }

    /** @param proposed keys of those whose order waits for a higher role: they count as requested */
    void book(List<Open> approved, Set<String> proposed) {
        Map<Place, List<Booking>> bookings = new HashMap<>();
        for (Open open : approved) {
            LocalDate ordered = open.orderOn().isBefore(day) ? day : open.orderOn();
            int arrival = (int) (ordered.plusDays(open.leadDays()).toEpochDay() - day.toEpochDay());
            add(bookings, open.warehouseId(), open, open.isOrder() && !proposed.contains(open.key()) ? new Booking(open.units(), 0, 0, arrival) : new Booking(0, open.units(), 0, arrival));
            if (!open.isOrder()) {
                add(bookings, open.fromWarehouseId(), open, new Booking(0, 0, open.units(), 0));
            }
        }
        book(bookings);
    }

    /** Takes requested orders back that nobody approved. */
    void withdraw(List<Open> requested) {
        Map<Place, List<Booking>> bookings = new HashMap<>();
        for (Open open : requested) {
            LocalDate ordered = open.orderOn().isBefore(day) ? day : open.orderOn();
            int arrival = (int) (ordered.plusDays(open.leadDays()).toEpochDay() - day.toEpochDay());
            add(bookings, open.warehouseId(), open, new Booking(0, -open.units(), 0, arrival));
        }
        book(bookings);
    }

    private void book(Map<Place, List<Booking>> bookings) {
        List<Integer> skus = bookings.keySet().stream().map(Place::skuId).distinct().sorted().toList();
        for (int from = 0; from < skus.size(); from += 1_000) {
            update(bookings, skus.subList(from, Math.min(skus.size(), from + 1_000)));
        }
    }

    private static void add(Map<Place, List<Booking>> bookings, int warehouseId, Open open, Booking booking) {
        bookings.computeIfAbsent(new Place(open.skuId(), warehouseId), _ -> new ArrayList<>()).add(booking);
    }

    private void update(Map<Place, List<Booking>> bookings, List<Integer> skus) {
        List<Kept> kept = handle.createQuery("""
                select plan_id, sku_id, warehouse_id, projection, state, safety, inventory_position, daily_demand, decides_from, decides_until,
                  (select planning_day from replenishment_plan where id = :plan) as planning_day
                from inventory_line where plan_id = :plan and sku_id in (<skus>) for update
                """).bind("plan", DecidedMeanwhile.holdPlan(handle)).bindList("skus", skus).mapTo(Kept.class).list();
        var batch = handle.prepareBatch("""
                update inventory_line set inbound = inbound + :ordered, requested = requested + :requested, reserved = reserved + :leaves,
                  inventory_position = inventory_position + :ordered + :requested - :leaves, projection = :projection, out_on = :outOn,
                  state = :state
                where plan_id = :plan and sku_id = :sku and warehouse_id = :warehouse
                """);
        for (Kept row : kept) {
            List<Booking> all = bookings.getOrDefault(new Place(row.skuId(), row.warehouseId()), List.of());
            if (!all.isEmpty()) {
                ProjectionBlob blob = ProjectionBlob.read(row.projection());
                for (Booking booking : all) {
                    blob = blob.plus(booking.arrivalDay(), booking.ordered() + booking.requested()).minusFree(booking.leaves());
                }
                int ordered = all.stream().mapToInt(Booking::ordered).sum();
                int requested = all.stream().mapToInt(Booking::requested).sum();
                int leaves = all.stream().mapToInt(Booking::leaves).sum();
                int added = ordered + requested - leaves;
                batch.bind("ordered", ordered).bind("requested", requested).bind("leaves", leaves).bind("state", row.with(added, blob).stateAfter(added))
                        .bind("projection", blob.bytes()).bind("outOn", InventoryLine.date(row.planningDay(), blob.withInbound().outDay()))
                        .bind("plan", row.planId()).bind("sku", row.skuId()).bind("warehouse", row.warehouseId()).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
