package org.quartermaster.delivery;

/**
 * What a stop is about, the same in every plan of a depot.
 *
 * @param orderId customer order or transport order; of a reload the vehicle's identity times ten plus the trip it begins
 * @param partNo  where depots that are planned together bring parts of one order: the part's warehouse unless the plan belongs to it; else 0
 */
public record StopKey(StopKind kind, long orderId, int partNo) {
    public StopKey(StopKind kind, long orderId) {
        this(kind, orderId, 0);
    }
}
