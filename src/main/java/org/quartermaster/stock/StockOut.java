package org.quartermaster.stock;

import java.time.LocalDate;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * An interval without stock: what was sold on these days is not demand.
 *
 * @param fromDay      first day
 * @param toDay        last day
 * @param inStockShare share of the opening hours with stock on these days, 0…1
 */
public record StockOut(SkuId sku, WarehouseId warehouse, LocalDate fromDay, LocalDate toDay, double inStockShare) {
}
