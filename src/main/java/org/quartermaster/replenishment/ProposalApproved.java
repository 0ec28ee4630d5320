package org.quartermaster.replenishment;

/**
 * Somebody approved a proposal and its order stands.
 *
 * @param proposalKey   the proposal
 * @param skuId         what
 * @param warehouseId   for which warehouse
 * @param units         how many
 * @param orderId       the purchase order, or 0 for a transfer
 */
public record ProposalApproved(String proposalKey, int skuId, int warehouseId, int units, long orderId) {
}
