package org.quartermaster.launcher.demo;

import java.util.List;

/**
 * What a supplier asks for a SKU.
 *
 * @param unitCost     supplier currency
 * @param leadTimeDays null: the supplier's
 * @param breaks       all-units price breaks, ascending
 */
record Term(int id, int supplier, int sku, double unitCost, int minimumOrderQuantity, int orderMultiple, Integer leadTimeDays, boolean preferred,
            List<Break> breaks) {

    /** The price from this many units on. */
    record Break(int fromUnits, double unitCost) { }

    static Term of(Sku sku, Supplier supplier, boolean preferred, long seed) {
        var dice = Dice.of(seed, "term", sku.id(), supplier.index());
        double dearer = preferred ? 1 : dice.between(1.01, 1.12);
        double cost = round(sku.cost() * dearer * dice.between(0.96, 1.02) / Suppliers.RATES.get(supplier.currency()));
        int multiple = sku.family().pack() * (dice.chance(0.3) ? 2 : 1);
        int most = sku.cost() > 40 ? 2 : sku.cost() > 10 ? 4 : 8;
        int minimum = multiple * dice.whole(1, most);
        Integer days = dice.chance(0.25) ? Integer.valueOf(Math.max(1, supplier.statedDays() + dice.whole(-2, 3))) : null;
        return new Term(sku.id() * 2 - (preferred ? 1 : 0), supplier.index(), sku.id(), cost, minimum, multiple, days, preferred, breaks(minimum, cost, dice));
    }

    private static List<Break> breaks(int minimum, double cost, Dice dice) {
        if (!dice.chance(0.45)) {
            return List.of();
        }
        var first = new Break(minimum * dice.whole(3, 6), round(cost * dice.between(0.94, 0.98)));
        return dice.chance(0.5) ? List.of(first) : List.of(first, new Break(first.fromUnits() * 4, round(first.unitCost() * 0.95)));
    }

    double costOf(int units) {
        double cost = unitCost;
        for (Break step : breaks) {
            cost = units >= step.fromUnits() ? step.unitCost() : cost;
        }
        return cost;
    }

    /** At least {@code units}, at least the minimum, a multiple. */
    int orderable(double units) {
        return (int) Math.ceil(Math.max(units, minimumOrderQuantity) / orderMultiple) * orderMultiple;
    }

    private static double round(double value) {
        return Math.max(0.01, Math.round(value * 100) / 100.0);
    }
}
