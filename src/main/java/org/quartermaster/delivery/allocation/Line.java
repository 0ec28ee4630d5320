package org.quartermaster.delivery.allocation;

/**
 * Units of one SKU in an order or a parcel.
 *
 * @param units        ≥ 1
 * @param gramsPerUnit weight of one, ≥ 0
 * @param centsPerUnit selling price of one, ≥ 0
 */
public record Line(int sku, int units, double gramsPerUnit, long centsPerUnit) {

    public Line {
        if (units < 1 || !(gramsPerUnit >= 0) || centsPerUnit < 0) {
            throw new IllegalArgumentException("SKU %d: units (%d) must be ≥ 1, grams (%s) and price (%d) ≥ 0.".formatted(sku, units, gramsPerUnit, centsPerUnit));
        }
    }

    /** The same SKU with another number of units. */
    Line of(int count) {
        return new Line(sku, count, gramsPerUnit, centsPerUnit);
    }

    long grams() {
        return Math.round(units * gramsPerUnit);
    }

    long cents() {
        return units * centsPerUnit;
    }
}
