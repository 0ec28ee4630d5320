package org.quartermaster.delivery;

import java.math.BigDecimal;

/**
 * An order of the day that could not become a stop.
 *
 * @param reason no_place, place_swapped, too_far, window_reversed, duplicate, suspect, empty
 * @param detail the value that was wrong
 */
public record SkippedOrder(long orderId, String orderCode, String reason, String detail, BigDecimal orderValue) {
}
