package org.quartermaster.replenishment.planning;

/**
 * A supplier as the plan sees it.
 *
 * @param id                identity
 * @param minimumOrderCents least value of one order, company currency
 * @param orderCents        what one more order costs us
 */
public record PlanSupplier(int id, long minimumOrderCents, long orderCents) {
}
