/**
 * What the company sells: SKUs, their categories, and the calendar of holidays and events.
 *
 * <p>Decides which SKU a code means and where a SKU stands in its life. What bundles are made of and which SKU another
 * replaces. Owns the tables {@code sku}, {@code bundle_part}, {@code category}, {@code calendar_event}. Never knows
 * stock, sales or suppliers. Fires {@link org.quartermaster.shared.Audited} when a person edits a SKU or
 * deletes what is in the calendar.
 */
package org.quartermaster.catalog;
