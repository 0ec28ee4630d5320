package org.quartermaster.delivery.allocation;

/**
 * Why a warehouse cannot ship an order alone.
 *
 * @param amount units missing, days late or kilometres too far, by the reason; else 0
 */
public record Refusal(int site, Reason reason, int amount) {

    /** What stands against it. */
    public enum Reason {
        /** The order names another warehouse. */
        NOT_REQUESTED,
        /** The rule names other warehouses. */
        NOT_IN_RULE,
        /** Farther than the rule allows, by so many kilometres. */
        TOO_FAR,
        /** So many units are missing, now and inbound. */
        NO_STOCK,
        /** So many units are there but kept for the store. */
        KEPT_FOR_STORE,
        /** So many units are only on their way. */
        ONLY_INBOUND,
        /** No service carries the weight there. */
        NO_RATE,
        /** Packs no more parcels for weeks. */
        NO_CAPACITY,
        /** Would come so many days after the promise. */
        TOO_LATE,
        /** Could ship, but only with others or dearer than the ways kept. */
        NOT_ALONE
    }
}
