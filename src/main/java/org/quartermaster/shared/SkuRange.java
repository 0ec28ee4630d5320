package org.quartermaster.shared;

/**
 * A range of SKU identities, both ends included: how bulk work is cut into shards.
 *
 * @param fromId first identity, ≥ 0
 * @param toId   last identity, ≥ {@code fromId}
 */
public record SkuRange(int fromId, int toId) {
    /** Every SKU. */
    public static final SkuRange ALL = new SkuRange(0, Integer.MAX_VALUE);

    public SkuRange {
        if (fromId < 0 || toId < fromId) {
            throw new IllegalArgumentException("SKU range %d … %d must not be negative or reversed.".formatted(fromId, toId));
        }
    }

    /** The range of one SKU. */
    public static SkuRange of(SkuId sku) {
        return new SkuRange(sku.value(), sku.value());
    }

    public boolean contains(SkuId sku) {
        return fromId <= sku.value() && sku.value() <= toId;
    }
}
