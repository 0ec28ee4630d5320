package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Comparator<Map.Entry<StopKey, String>> BY_CODE = Map.Entry.<StopKey, String>comparingByValue()
            .thenComparing(stop -> stop.getKey().kind());

    public PlanComparison {
        changes = List.copyOf(changes);
    }

    /** Compares. */
    public static PlanComparison of(DeliveryPlan left, DeliveryPlan right) {
        Map<StopKey, Place> before = places(left);
        Map<StopKey, Place> after = places(right);
        var changes = new ArrayList<Change>();
        Map<StopKey, String> codes = codes(left);
        codes.putAll(codes(right));
        codes.entrySet().stream().filter(stop -> before.containsKey(stop.getKey()) && !after.containsKey(stop.getKey())).sorted(BY_CODE)
                .forEach(stop -> changes.add(new Change(stop.getValue(), before.get(stop.getKey()), null)));
        codes.entrySet().stream().filter(stop -> after.containsKey(stop.getKey()) && differs(before.get(stop.getKey()), after.get(stop.getKey()))).sorted(BY_CODE)
                .forEach(stop -> changes.add(new Change(stop.getValue(), before.get(stop.getKey()), after.get(stop.getKey()))));
        return new PlanComparison(left.head(), right.head(), changes);
    }

    private static Map<StopKey, String> codes(DeliveryPlan plan) {
        var codes = new HashMap<StopKey, String>();
        plan.stops().stream().filter(PlanStop::isAskedFor).forEach(stop -> codes.put(stop.key(), stop.orderCode()));
        return codes;
    }

    private static Map<StopKey, Place> places(DeliveryPlan plan) {
        var places = new HashMap<StopKey, Place>();
        plan.stops().stream().filter(PlanStop::isAskedFor).forEach(stop -> places.put(stop.key(), stop.vehicleNo() < 0 ? new Place(null, 0, 0)
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
