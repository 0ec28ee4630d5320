package org.quartermaster.replenishment.planning;

import org.quartermaster.replenishment.policy.Offer;

/**
 * One way to serve a line: a supplier, its terms, and the demand against which it is judged.
 *
 * @param index    position in the line's list of sources
 * @param supplier the supplier
 * @param offer    its terms for the SKU
 * @param demand   {@code [scenario][t]} cumulative units wanted over the first t days, t = 0…window; never falling
 */
public record Source(int index, PlanSupplier supplier, Offer offer, int[][] demand) {

    public int leadDays() {
        return offer.leadTime().days();
    }

    public boolean takesOrdersOn(int day) {
        return offer.orderDays().contains(day);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "supplier " + supplier.id();
    }
}
