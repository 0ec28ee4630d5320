package org.quartermaster.suppliers;

import java.time.LocalDate;

/** Days, both included, on which a supplier neither takes nor ships orders. */
public record Closure(LocalDate fromDay, LocalDate toDay) {
    public boolean contains(LocalDate day) {
        return !day.isBefore(fromDay) && !day.isAfter(toDay);
    }
}
