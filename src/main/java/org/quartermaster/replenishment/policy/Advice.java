package org.quartermaster.replenishment.policy;

/**
 * What to do about one line.
 *
 * @param urgency       how bad it is to wait
 * @param isDue         whether waiting for the next order day would break the promised service
 * @param orderDay      the day to order on, days after the planning day: a day on which the supplier takes orders
 * @param orderByDay    the last day to order without falling below safety stock, days after the planning day; negative: so many days late
 * @param arrivalDay    when it is expected, days after the planning day
 * @param why           the arithmetic; its suggestion is the quantity
 * @param reorderPoint  position below which an order is due, units
 * @param target        the level that is ordered up to
 * @param value         the money at stake
 */
public record Advice(Urgency urgency, boolean isDue, int orderDay, int orderByDay, int arrivalDay, Why why, int reorderPoint, StockLevel target, Value value) {

    /** How bad it is to wait. */
    public enum Urgency {
        /** Due, and expected demand finds no stock before an order placed on the next order day could arrive. */
        ACT,
        /** Due: expected demand is served, but less surely than promised. */
        WATCH,
        /** Not due yet. */
        GOOD
    }

    /**
     * Money, in cents.
     *
     * @param orderCents      what the suggestion costs
     * @param lostUnits       units that are expected to be lost without it, which it would serve
     * @param lostMarginCents their margin
     * @param lostSalesCents  their price
     * @param holdingCents    cost of holding the suggestion until it is sold
     * @param excessUnits     units beyond the greatest cover after it has come
     * @param excessCents     their cost
     */
    public record Value(long orderCents, double lostUnits, long lostMarginCents, long lostSalesCents, long holdingCents, int excessUnits,
            long excessCents) {
        /** What ordering is worth against not ordering: margin that is not lost less holding. */
        public long savesCents() {
            return lostMarginCents - holdingCents;
        }
    }

    public int suggestion() {
        return why.suggestion();
    }
}
