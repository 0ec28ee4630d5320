package org.quartermaster.purchasing;

import org.quartermaster.shared.SkuId;

/**
 * What became of a requested line.
 *
 * @param proposalKey   the line's key, may be empty
 * @param orderId       identity of the order it stands in
 * @param orderCode     code of that order
 * @param state         of that order: proposed when it waits for approval
 * @param isNew         false when the key had been ordered before: nothing was ordered this time
 */
public record PlacedLine(String proposalKey, SkuId sku, long orderId, String orderCode, OrderState state, boolean isNew) {
}
