package org.quartermaster.purchasing;

import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * Units of one SKU for one warehouse on orders that wait for approval: requested, not yet ordered.
 *
 * @param units ≥ 1
 */
public record RequestedLine(SkuId sku, WarehouseId warehouse, int units) {
}
