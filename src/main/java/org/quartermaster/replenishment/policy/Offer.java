package org.quartermaster.replenishment.policy;

import java.util.List;

/**
 * One supplier's terms for one SKU, prices already in the company's currency.
 *
 * @param supplierId      the supplier
 * @param unitCostMicros  price per unit below the first break, micros, > 0
 * @param priceBreaks     all-units breaks, ascending by {@code fromUnits}
 * @param minimumQuantity least units of one order line (MOQ), ≥ 1
 * @param multiple        order multiple in units, ≥ 1
 * @param leadTime        order to receipt
 * @param orderDays       days after the planning day on which it takes orders, ascending, not empty
 */
public record Offer(int supplierId, long unitCostMicros, List<PriceBreak> priceBreaks, int minimumQuantity, int multiple, LeadTime leadTime,
        List<Integer> orderDays) {

    /** In place of a supplier where another warehouse delivers. */
    public static final int NO_SUPPLIER = 0;

    /** The price of every unit when at least {@code fromUnits} are ordered. */
    public record PriceBreak(int fromUnits, long unitCostMicros) {
    }

    /** @throws IllegalArgumentException if a number is out of range */
    public Offer {
        priceBreaks = List.copyOf(priceBreaks);
        orderDays = List.copyOf(orderDays);
        if (unitCostMicros <= 0 || minimumQuantity < 1 || multiple < 1 || orderDays.isEmpty()) {
            throw new IllegalArgumentException("Terms of supplier %d: unit cost (%d micros) must be > 0, MOQ (%d) and multiple (%d) ≥ 1, order days %s not empty."
                    .formatted(supplierId, unitCostMicros, minimumQuantity, multiple, orderDays));
        }
    }

    /** The price per unit when {@code units} are ordered, micros. */
    public long unitCostMicros(int units) {
        long price = unitCostMicros;
        for (PriceBreak step : priceBreaks) {
            price = units >= step.fromUnits() ? step.unitCostMicros() : price;
        }
        return price;
    }

    /** What {@code units} cost, cents, rounded half up. */
    public long costCents(int units) {
        return cents(units, unitCostMicros(units));
    }

    /** {@code units} at {@code micros} each, cents, rounded half up. */
    public static long cents(long units, long micros) {
        return Math.floorDiv(Math.multiplyExact(units, micros) + 5_000, 10_000);
    }

    /** The least orderable quantity ≥ {@code units}, or 0 for none. */
    public int roundedUp(int units) {
        if (units <= 0) {
            return 0;
        }
        long wanted = Math.max(units, minimumQuantity);
        return (int) Math.min(Integer.MAX_VALUE / multiple * (long) multiple, (wanted + multiple - 1) / multiple * multiple);
    }

    /** The greatest orderable quantity ≤ {@code units}, or 0 when that would fall below the MOQ. */
    public int roundedDown(int units) {
        int rounded = Math.max(0, units) / multiple * multiple;
        return rounded < minimumQuantity ? 0 : rounded;
    }

    /** Days from the planning day to the first day on which it takes orders. */
    public int firstOrderDay() {
        return orderDays.getFirst();
    }

    /** Days from one order day to the next, at least 1: how long an order must last before the next can be placed. */
    public int daysToNextOrderDay() {
        return orderDays.size() > 1 ? orderDays.get(1) - orderDays.getFirst() : 7;
    }
}
