package org.quartermaster.replenishment;

/**
 * What became of a proposal that was asked to be approved.
 *
 * @param key       the proposal
 * @param orderCode the purchase order or transfer it stands in
 * @param isNew     false when it had been approved before: nothing was ordered this time
 */
public record Approval(String key, String orderCode, boolean isNew) {
}
