package org.quartermaster.stock;

/**
 * Where a requested line stands.
 *
 * @param proposalKey as it was asked; may be empty
 * @param isNew       false when the proposal had been placed before: nothing was added this time
 */
public record PlacedTransfer(String proposalKey, long transferId, String transferCode, boolean isNew) {
}
