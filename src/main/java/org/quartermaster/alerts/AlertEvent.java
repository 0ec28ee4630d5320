package org.quartermaster.alerts;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One line of an alert's history.
 *
 * @param action found, changed, worse, woken, gone, acknowledged, assigned, snoozed, resolved, reopened, comment
 * @param money  what it was worth after it; null when that was not the point
 * @param note   comment, name, day or verdict
 */
public record AlertEvent(Instant at, String actor, String action, BigDecimal money, String note) {
}
