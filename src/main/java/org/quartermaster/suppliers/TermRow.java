package org.quartermaster.suppliers;

import java.math.BigDecimal;

/**
 * A term as a line of a list.
 *
 * @param sku              SKU code
 * @param unitCost         supplier currency per unit
 * @param leadTimeDays     the term's own; null: the supplier's
 * @param resolvedLeadDays the days that hold
 * @param priceBreaks      how many price breaks it has
 * @param version          for optimistic changes
 */
public record TermRow(int id, int supplierId, String supplier, String supplierName, int skuId, String sku, String name, BigDecimal unitCost, String currency,
                      int minimumOrderQuantity, int orderMultiple, Integer leadTimeDays, int resolvedLeadDays, boolean preferred, int priceBreaks,
                      int version) {
}
