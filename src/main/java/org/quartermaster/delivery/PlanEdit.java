package org.quartermaster.delivery;

/** A change that a person makes to a plan. Stops and vehicles are named by their numbers in the plan. */
public sealed interface PlanEdit {
    int stopNo();

    /** What the new version is said to come from. */
    String origin();

    /** Put a stop into a route at a position (0 first), or leave it out with vehicle −1. */
    record Move(int stopNo, int vehicleNo, int position) implements PlanEdit {
        @Override
        public String origin() {
            return "move";
        }
    }

    /** Put a stop where it costs least on a vehicle and breaks no rule, with the one it belongs to and on one more trip if need be. */
    record Insert(int stopNo, int vehicleNo) implements PlanEdit {
        @Override
        public String origin() {
            return "move";
        }
    }

    /** Lock a stop to the vehicle that visits it, or unlock it. */
    record Lock(int stopNo, boolean locked) implements PlanEdit {
        @Override
        public String origin() {
            return "lock";
        }
    }

    /** Keep the route of a stop as it is from its depot up to the stop, whatever is planned behind it; or let it go from this stop on. */
    record Keep(int stopNo, boolean kept) implements PlanEdit {
        @Override
        public String origin() {
            return "lock";
        }
    }

    /** Say what the delivery of a stop needs, for this plan and all to come. */
    record Need(int stopNo, DeliveryWish wish) implements PlanEdit {
        @Override
        public String origin() {
            return "need";
        }
    }

    /** Give up what the relaxation of this kind gives up, for a stop that is left out. */
    record Relax(int stopNo, String kind) implements PlanEdit {
        @Override
        public String origin() {
            return "relax";
        }
    }
}
