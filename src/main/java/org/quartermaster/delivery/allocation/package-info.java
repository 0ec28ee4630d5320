/**
 * Which warehouses ship an order, in plain Java.
 *
 * <p>A {@link org.quartermaster.delivery.allocation.Strategy} is rules in turn and weights: the first rule that leaves a way decides, the weights choose among
 * the ways it leaves. A way is one parcel or a few, each with its warehouse, day, service and price. {@link
 * org.quartermaster.delivery.allocation.LiveAllocation} takes one order at a time, {@link org.quartermaster.delivery.allocation.BatchAllocation} many
 * together (prices of scarce stock and packing, then Timefold) with a bound, {@link org.quartermaster.delivery.allocation.DryRun} replays past orders. Every
 * allocation keeps its score by part, the ways it rejected with theirs, and why each other warehouse cannot ship;
 * {@link org.quartermaster.delivery.allocation.AllocationAuditor} checks all of it again. Money in cents, weight in grams, days since 1970-01-01. Knows no
 * database and no clock.
 */
package org.quartermaster.delivery.allocation;
