package org.quartermaster.delivery.allocation;

import java.util.List;

/**
 * The warehouse of one order, and why.
 *
 * @param order    the order's number
 * @param chosen   the warehouse that ships
 * @param rule     what decided
 * @param rejected the other warehouses, nearest first
 */
public record Allocation(long order, Candidate chosen, Rule rule, List<Candidate> rejected) {

    /** What decided. */
    public enum Rule {
        /** The order names the warehouse. */
        REQUESTED,
        /** The nearest that has all of it. */
        NEAREST_STOCKED,
        /** None has all of it: least missing, then nearest. */
        NEAREST
    }

    /**
     * A warehouse as seen from an order.
     *
     * @param metres       as the crow flies
     * @param missingUnits units of the order that are not in stock there
     */
    public record Candidate(int warehouse, long metres, int missingUnits) {
    }

    public Allocation {
        rejected = List.copyOf(rejected);
    }
}
