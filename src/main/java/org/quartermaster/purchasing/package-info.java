/**
 * Orders to suppliers and what came of them.
 *
 * <p>Decides the state of a purchase order, what is still inbound and when, and how suppliers really deliver. Owns the tables {@code purchase_order},
 * {@code purchase_order_line}, {@code receipt}. Never decides what to order: that is {@code replenishment}. Fires
 * {@link org.quartermaster.shared.Audited} for every change, inside its transaction.
 */
package org.quartermaster.purchasing;
