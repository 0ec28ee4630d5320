package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two plans of a day and depot side by side.
 *
 * @param changes stops that another vehicle visits, or at another time, or one of the plans leaves out; those that only one of them knows too
 */
public record PlanComparison(PlanHead left, PlanHead right, List<Change> changes) {

    /** Where a plan visits an order; null vehicle when it leaves it out. */
    public record Place(String vehicle, int position, int startSecond) {
        boolean isServed() {
            return vehicle != null;
        }
    }

    /**
     * One stop.
     *
     * @param from in the left plan; null when it does not know the order
     * @param to   in the right plan; null when it does not know the order
     */
    public record Change(String orderCode, Place from, Place to) {
        /** Minutes later in the right plan; 0 when one of them leaves it out. */
        public int laterMinutes() {
            return from == null || to == null || !from.isServed() || !to.isServed() ? 0 : (to.startSecond() - from.startSecond()) / 60;
        }
    }

    static final int NOTABLE_SECONDS = 60;

    public PlanComparison {
        changes = List.copyOf(changes);
    }

    /** Compares. */
    public static PlanComparison of(DeliveryPlan left, DeliveryPlan right) {
        Map<String, Place> before = places(left);
        Map<String, Place> after = places(right);
        var changes = new ArrayList<Change>();
        before.keySet().stream().filter(code -> !after.containsKey(code)).sorted().forEach(code -> changes.add(new Change(code, before.get(code), null)));
        after.keySet().stream().sorted().filter(code -> differs(before.get(code), after.get(code)))
                .forEach(code -> changes.add(new Change(code, before.get(code), after.get(code))));
        return new PlanComparison(left.head(), right.head(), changes);
    }

    private static Map<String, Place> places(DeliveryPlan plan) {
        var places = new HashMap<String, Place>();
        plan.stops().forEach(stop -> places.put(stop.orderCode(), stop.vehicleNo() < 0 ? new Place(null, 0, 0)
                : new Place(plan.vehicles().get(stop.vehicleNo()).code(), stop.position(), stop.startSecond())));
        return places;
    }

    private static boolean differs(Place from, Place to) {
        if (from == null || from.isServed() != to.isServed()) {
            return true;
        }
        return to.isServed() && (!from.vehicle().equals(to.vehicle()) || Math.abs(from.startSecond() - to.startSecond()) > NOTABLE_SECONDS);
    }

    /** Stops that changed their vehicle. */
    public long otherVehicle() {
        return changes.stream().filter(one -> one.from() != null && one.to() != null && one.from().isServed() && one.to().isServed()
                && !one.from().vehicle().equals(one.to().vehicle())).count();
    }
}
