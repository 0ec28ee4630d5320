package org.quartermaster.replenishment.planning;

/** One order: to a supplier, for a warehouse, on a day (days after the planning day). */
public record OrderKey(PlanSupplier supplier, PlanWarehouse warehouse, int day) {
}
