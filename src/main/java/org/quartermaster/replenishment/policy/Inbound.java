package org.quartermaster.replenishment.policy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Units ordered and not yet received.
 *
 * @param reference  the purchase order's code
 * @param units      outstanding units, ≥ 0
 * @param dueOn      the day promised
 * @param expectedOn the re-estimated day, or null when nobody re-estimated it
 */
public record Inbound(String reference, int units, LocalDate dueOn, LocalDate expectedOn) {
    public Inbound {
        Objects.requireNonNull(dueOn, "dueOn");
        if (units < 0) {
            throw new IllegalArgumentException("Outstanding units (%d) of %s must be ≥ 0.".formatted(units, reference));
        }
    }
}
