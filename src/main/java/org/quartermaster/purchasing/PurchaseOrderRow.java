package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A purchase order as a line of a list.
 *
 * @param mark        {@code act} when overdue, {@code watch} when it is due within three days or not confirmed a week after ordering, else {@code good}
 * @param state       code of the state
 * @param expectedOn  re-estimated day; the due day when there is none
 * @param lateDays    days overdue on the planned day; null when not overdue
 * @param units       units ordered
 * @param openUnits   units still to come
 * @param value       supplier currency
 * @param homeValue   company currency; null when the rate is unknown
 * @param openValue   value of what is still to come, company currency; null when the rate is unknown
 * @param advice      what the plan advises about it, by the greatest stake: expedite, postpone, cancel; empty: nothing
 * @param stake       what following all advice about it avoids, company currency; null: there is none
 */
public record PurchaseOrderRow(long id, String code, String mark, String supplier, String supplierName, String warehouse, String state, LocalDate orderedOn,
                               LocalDate dueOn, LocalDate expectedOn, Integer lateDays, int lines, int units, int openUnits, BigDecimal value,
                               String currency, BigDecimal homeValue, BigDecimal openValue, String advice, BigDecimal stake, String createdBy) {
}
