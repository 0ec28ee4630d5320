/**
 * Makes forecasts of sums and of their parts agree: per level (SKU over its warehouses, or category in a place; category; everything) the sum is forecast itself, and the parts follow it as far as the back-test says, or not at all.
 *
 * <p>Plain Java. Only factors of the parts come out of it, so sums of parts are sums at every level; what is forecast as nothing stays nothing. No matrix over series is built: a level is solved node by node.
 */
package org.quartermaster.forecasting.reconciliation;
