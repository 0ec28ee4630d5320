package org.quartermaster.delivery;

import java.time.LocalDateTime;

/**
 * Why an order ships from its warehouse: columns of {@code delivery_allocation}.
 *
 * @param rule     requested, nearest_stocked, nearest
 * @param metres   as the crow flies
 * @param rejected the other warehouses, {@code id:metres:missing units,…}
 */
public record AllocationFacts(long orderId, int warehouseId, String rule, long metres, int missingUnits, String rejected, LocalDateTime decidedAt) {
}
