package org.quartermaster.purchasing;

import java.util.Locale;

/** The life of a purchase order, in order. */
public enum OrderState {
    /** Ordered, may still be rescheduled. */
    APPROVED,
    /** The supplier said yes. */
    CONFIRMED,
    /** Everything came, or the rest will not come. */
    COMPLETED,
    /** Nothing is left to do. */
    CLOSED,
    /** Withdrawn before anything came. */
    CANCELLED;

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static OrderState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether units may still come. */
    public boolean isOpen() {
        return this == APPROVED || this == CONFIRMED;
    }
}
