/**
 * How much of one SKU in one warehouse to order, and why: the one netting definition of the inventory position, the day-by-day projection, safety
 * stock from demand <em>and</em> lead time, rounding to what suppliers sell, and the money at stake.
 *
 * <p>Plain numbers in, plain records out: no clock, no database, no randomness. Units are whole; unit prices are in micros (10⁻⁶ of the company
 * currency), totals in cents. Every result carries a {@link org.quartermaster.replenishment.policy.Why} whose terms add up to it exactly.
 */
package org.quartermaster.replenishment.policy;
