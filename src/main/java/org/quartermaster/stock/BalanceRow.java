package org.quartermaster.stock;

import java.math.BigDecimal;

/**
 * Stock of one SKU in one warehouse as a line of a list, in units.
 *
 * @param sku       SKU code
 * @param warehouse warehouse code
 * @param available on hand − reserved
 * @param value     on hand at standard cost, company currency; null when the cost is unknown
 */
public record BalanceRow(int skuId, String sku, String name, String warehouse, int onHand, int reserved, int available, int backordered, int inTransit,
                         BigDecimal value) {
}
