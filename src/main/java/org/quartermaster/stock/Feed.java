package org.quartermaster.stock;

/**
 * A warehouse is fed by another one.
 *
 * @param transferDays from there; null: the company's usual days
 */
public record Feed(int warehouseId, int sourceId, String sourceCode, Integer transferDays) {
}
