package org.quartermaster.sales;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a customer order. */
public enum CustomerOrderState {
    /** Waiting for a warehouse. */
    OPEN,
    /** A warehouse ships it. */
    ALLOCATED,
    /** It stands in a delivery plan. */
    PLANNED,
    /** On its way. */
    SHIPPED,
    /** With the customer. */
    DELIVERED,
    /** Withdrawn. */
    CANCELLED,
    /** Stopped by a person until it is looked at. */
    HELD;

    /** Everything that has still to be shipped. */
    public static final Set<CustomerOrderState> TO_SHIP = Set.copyOf(EnumSet.of(OPEN, ALLOCATED, PLANNED, HELD));

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static CustomerOrderState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
