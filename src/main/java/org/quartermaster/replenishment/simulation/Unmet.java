package org.quartermaster.replenishment.simulation;

/** What becomes of demand that finds no stock. */
public enum Unmet {
    /** The customer buys elsewhere. */
    LOST,
    /** The customer waits; the next arrivals serve him first. */
    WAITS
}
