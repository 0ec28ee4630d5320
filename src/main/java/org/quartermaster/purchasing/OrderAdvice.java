package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What to ask a supplier for about one SKU of an open order; amounts in the company's currency.
 *
 * @param action expedite, postpone, cancel
 * @param needOn day on which it is needed; null: not within a year
 * @param units  open units that it speaks of
 * @param stake  what following it avoids
 * @param value  price of the units
 */
public record OrderAdvice(long orderId, int skuId, int warehouseId, String action, LocalDate needOn, int units, BigDecimal stake, BigDecimal value,
                          LocalDate planningDay) {
}
