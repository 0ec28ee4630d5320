package org.quartermaster.replenishment.simulation;

/**
 * One point of a cost–service curve; money is cents a year.
 *
 * @param target       service level that was aimed at
 * @param cycleService share of cycles without a stock-out, as simulated
 * @param fillRate     share of demand served at once, as simulated
 * @param meanStock    units on hand, mean
 * @param stockCents   their cost
 * @param holdingCents cost of holding them for a year
 * @param missedCents  margin of what was not served at once
 * @param orderCents   cost of placing orders
 */
public record CurvePoint(double target, double cycleService, double fillRate, double meanStock, long stockCents, long holdingCents, long missedCents,
        long orderCents) {

    /** Holding, missed margin and ordering. */
    public long totalCents() {
        return holdingCents + missedCents + orderCents;
    }
}
