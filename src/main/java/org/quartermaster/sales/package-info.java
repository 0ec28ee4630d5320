/**
 * What customers bought and are waiting for: daily sales, promotions, list prices, customer orders.
 *
 * <p>Decides which day is planned ({@link org.quartermaster.sales.SalesCalendar}), which sales days are missing rather than zero, and the state of a
 * customer order. Finds the times without stock ({@code stock_out}) from movements and sales. Owns the tables {@code daily_sale}, {@code promotion}, {@code price_period}, {@code sales_gap}, {@code customer_order} and its lines. Never
 * estimates demand. Listens to {@link org.quartermaster.sales.SalesChanged}; fires {@link org.quartermaster.shared.Audited}.
 */
package org.quartermaster.sales;
