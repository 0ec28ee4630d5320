package org.quartermaster.purchasing;

import java.time.LocalDate;

/**
 * What a supplier said of one line.
 *
 * @param units units it delivers in all, ≥ 0 and not less than came already
 * @param day   when; null: as the order
 */
public record ConfirmedLine(int lineNo, int units, LocalDate day) {
}
