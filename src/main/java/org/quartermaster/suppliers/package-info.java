/**
 * Whom the company buys from, and on which terms.
 *
 * <p>Decides which terms hold for a SKU and what a currency is worth. Owns the tables {@code supplier}, {@code supplier_closure}, {@code supplier_term},
 * {@code price_break}, {@code currency_rate}. Never knows orders: how suppliers really deliver is measured in {@code purchasing}. Fires
 * {@link org.quartermaster.shared.Audited} when a person edits terms.
 */
package org.quartermaster.suppliers;
