package org.quartermaster.delivery;

/** What a vehicle does at a stop. */
public enum StopKind {
    /** Brings a customer order. */
    ORDER,
    /** Fetches goods of a transport order. */
    PICKUP,
    /** Brings goods of a transport order. */
    DROP,
    /** Brings goods of a transport order to the depot. */
    BACK,
    /** Loads again at the depot, so that one more trip begins. */
    RELOAD;

    /** Wherever the depot stands. */
    public boolean isAtDepot() {
        return this == BACK || this == RELOAD;
    }

    public boolean isTransport() {
        return this == PICKUP || this == DROP || this == BACK;
    }

    /** For text keys, tables and REST. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
