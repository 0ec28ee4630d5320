package org.quartermaster.stock;

import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * Stock of one SKU in one warehouse, all in units.
 *
 * @param onHand      physically present
 * @param reserved    promised to open customer orders
 * @param backordered sold, not delivered for want of stock
 * @param inTransit   on the way from another warehouse
 */
public record Balance(SkuId sku, WarehouseId warehouse, int onHand, int reserved, int backordered, int inTransit) {
}
