package org.quartermaster.replenishment.policy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Units that come on a day of their own and are not there yet.
 *
 * @param reference  code of the purchase order or transfer
 * @param kind       ordered from a supplier; or a part of what {@link Holdings} have in transit or requested
 * @param units      outstanding units, ≥ 0
 * @param dueOn      the day promised
 * @param expectedOn the re-estimated day, or null when nobody re-estimated it
 */
public record Inbound(String reference, Arrival.Kind kind, int units, LocalDate dueOn, LocalDate expectedOn) {
    public Inbound {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dueOn, "dueOn");
        if (units < 0) {
            throw new IllegalArgumentException("Outstanding units (%d) of %s must be ≥ 0.".formatted(units, reference));
        }
    }

    /** Ordered from a supplier. */
    public Inbound(String reference, int units, LocalDate dueOn, LocalDate expectedOn) {
        this(reference, Arrival.Kind.ORDERED, units, dueOn, expectedOn);
    }
}
