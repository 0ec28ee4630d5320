package org.quartermaster.delivery;

import java.math.BigDecimal;

/**
 * An order of the day that could not become a stop.
 *
 * @param kind   ORDER: a customer order, PICKUP: a transport order
 * @param reason no_place, place_swapped, too_far, window_reversed, duplicate, suspect, empty, no_way
 * @param detail the value that was wrong
 */
public record SkippedOrder(StopKind kind, long orderId, String orderCode, String reason, String detail, BigDecimal orderValue) {
}
