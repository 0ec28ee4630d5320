package org.quartermaster.replenishment.planning;

/**
 * A warehouse as the plan sees it.
 *
 * @param id              identity
 * @param roomCentilitres room beside what is there and comes anyway; {@link Long#MAX_VALUE} when it is not limited
 */
public record PlanWarehouse(int id, long roomCentilitres) {
}
