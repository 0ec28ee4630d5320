package org.quartermaster.delivery.planning;

/** What happens while vehicles are out. */
public sealed interface DayEvent {

    /** The order is not wanted any more. */
    record Cancelled(int stop) implements DayEvent {
    }

    /** One more stop; its location is in the matrix already. */
    record Urgent(Stop stop) implements DayEvent {
    }

    /** Goods to be fetched at one more stop and brought to another; their locations are in the matrix already. */
    record UrgentPair(Stop pickup, Stop delivery) implements DayEvent {
    }

    /** The vehicle loses so many seconds where it is now. */
    record Late(int vehicle, int seconds) implements DayEvent {
        public Late {
            if (seconds < 0) {
                throw new IllegalArgumentException("Vehicle %d is late by %d s; that must be ≥ 0.".formatted(vehicle, seconds));
            }
        }
    }

    /** The vehicle drives home; whoever it has not visited waits for another. */
    record Breakdown(int vehicle) implements DayEvent {
    }
}
