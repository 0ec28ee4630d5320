/**
 * What needs a human, few and ranked by money: stock-outs to come, overstock, demand that left its band, late purchase orders, customer orders that look wrong, forecasts that no
 * longer hold.
 *
 * <p>Decides what is an alert, what it is worth, and when an alert that somebody put aside comes back. Owns {@code alert} and {@code alert_event}. Never changes
 * stock, orders or forecasts: it links to the screens that do. Offers the work {@code alerts.detect}; fires
 * {@link org.quartermaster.alerts.AlertsDetected} after it, and {@link org.quartermaster.shared.Audited} for everything a person does.
 */
package org.quartermaster.alerts;
