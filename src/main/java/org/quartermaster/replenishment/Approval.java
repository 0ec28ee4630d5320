package org.quartermaster.replenishment;

/**
 * What became of a proposal that was asked to be approved.
 *
 * @param key       the proposal
 * @param orderCode the purchase order or transfer it stands in
 * @param isProposed whether that order exceeds the buyer's limit and waits for a higher role
 * @param isNew     false when it had been approved before: nothing was ordered this time
 */
public record Approval(String key, String orderCode, boolean isProposed, boolean isNew) {
}
