package org.quartermaster.suppliers;

/**
 * An all-units price break.
 *
 * @param fromUnits price holds from this many units in one order
 * @param unitCost  price per unit, supplier currency
 */
public record PriceBreak(int fromUnits, double unitCost) {
}
