package org.quartermaster.replenishment.policy;

/**
 * Units that count from a day on.
 *
 * @param reference purchase order or transfer, or empty for units without a day of their own
 * @param kind      where they come from
 * @param units     ≥ 0
 * @param day       days after the planning day, ≥ 0: the units can be sold from this day on
 * @param overdue   whether the promised day has passed, so that {@code day} is an estimate
 */
public record Arrival(String reference, Kind kind, int units, int day, boolean overdue) {
    Arrival withUnits(int others) {
        return new Arrival(reference, kind, others, day, overdue);
    }

    /** Where arriving units come from. */
    public enum Kind {
        ORDERED, IN_TRANSIT, REQUESTED
    }
}
