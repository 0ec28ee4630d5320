package org.quartermaster.replenishment.policy;

/**
 * What a warehouse has of one SKU today, in units, all ≥ 0 except {@code onHand}, which a late count may leave below zero.
 *
 * @param onHand      physically present
 * @param reserved    promised to open customer orders, still on hand
 * @param backordered sold, not delivered for want of stock; not part of {@code reserved}
 * @param inTransit   on the way from another warehouse
 * @param requested   approved, but not yet on a purchase order
 */
public record Holdings(int onHand, int reserved, int backordered, int inTransit, int requested) {
    public Holdings {
        if (reserved < 0 || backordered < 0 || inTransit < 0 || requested < 0) {
            throw new IllegalArgumentException("Reserved (%d), backordered (%d), in transit (%d) and requested (%d) must be ≥ 0."
                    .formatted(reserved, backordered, inTransit, requested));
        }
    }

    /** Units that can still be sold from the shelf: on hand − reserved − backordered. */
    public int free() {
        return onHand - reserved - backordered;
    }
}
