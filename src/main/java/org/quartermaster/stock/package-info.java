/**
 * What is physically where: warehouses, balances, movements, transfers between warehouses and the times without stock.
 *
 * <p>Decides how on hand changes. Owns the tables {@code warehouse}, {@code stock_balance}, {@code stock_movement}, {@code stock_out},
 * {@code stock_transfer}, {@code stock_transfer_line}. Never computes an inventory position: that is {@code replenishment}. Fires
 * {@link org.quartermaster.shared.Audited} when a person books a movement or moves a transfer on.
 */
package org.quartermaster.stock;
