package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of a purchase order as a line of a list.
 *
 * @param mark       {@code act} when open and overdue, {@code watch} when open and due within three days, else {@code good}
 * @param expectedOn the order's re-estimated day; the line's due day when there is none
 * @param openUnits  units still to come; 0 on orders that are done
 * @param unitCost   supplier currency per unit
 * @param value      units × unit cost, supplier currency
 * @param advice     what the plan advises: expedite, postpone, cancel; empty: nothing
 * @param needOn     day on which the plan needs it; null: no advice, or not within a year
 * @param stake      what following the advice avoids, company currency; null: no advice
 */
public record OrderLineRow(long orderId, String orderCode, int lineNo, String mark, String state, String supplier, String supplierName, String warehouse, int skuId,
                           String sku, String name, int units, int receivedUnits, int openUnits, BigDecimal unitCost, BigDecimal value, String currency,
                           LocalDate orderedOn, LocalDate dueOn, LocalDate expectedOn, String advice, LocalDate needOn, BigDecimal stake) {
}
