package org.quartermaster.sales;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A customer order as a line of a list.
 *
 * @param mark  {@code act} when its promise is broken, {@code watch} when it is held, else {@code good}
 * @param state code of the state
 * @param priority code of the priority
 * @param warehouse that ships it, or would; null when any may
 * @param requested warehouse the customer asked for; null for any
 * @param value company currency
 */
public record CustomerOrderRow(long id, String code, String mark, String state, String priority, Instant placedAt, String customer, String shipTo, Instant promisedFrom,
                               Instant promisedTo, String warehouse, String requested, int lines, int units, BigDecimal value, int paymentAttempts, boolean firstOrder,
                               int version) {
}
