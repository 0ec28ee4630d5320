package org.quartermaster.delivery;

/**
 * What a stop is about, the same in every plan of a depot.
 *
 * @param orderId customer order or transport order; of a reload the vehicle's identity times ten plus the trip it begins
 */
public record StopKey(StopKind kind, long orderId) {
}
