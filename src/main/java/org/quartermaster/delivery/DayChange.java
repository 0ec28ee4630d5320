package org.quartermaster.delivery;

/** What happened while vehicles are out, with the second of the day it happened at: until then everything went as planned. */
public sealed interface DayChange {
    int second();

    /** The order of this stop is not wanted any more. */
    record Cancelled(int second, int stopNo) implements DayChange {
    }

    /** Something must be driven today that is not in the plan yet. */
    sealed interface Urgent extends DayChange {
    }

    /** One more order must be delivered today. */
    record UrgentOrder(int second, long orderId) implements Urgent {
    }

    /** One more transport order must be driven today. */
    record UrgentTransport(int second, long transportId) implements Urgent {
    }

    /** A vehicle loses time where it is. */
    record Late(int second, int vehicleNo, int minutes) implements DayChange {
    }

    /** A vehicle drives home; whoever it has not visited waits for another. */
    record Breakdown(int second, int vehicleNo) implements DayChange {
    }

    /** For the version's origin and the audit trail. */
    default String origin() {
        return switch (this) {
            case Cancelled _ -> "cancelled";
            case Urgent _ -> "urgent";
            case Late _ -> "late";
            case Breakdown _ -> "breakdown";
        };
    }
}
