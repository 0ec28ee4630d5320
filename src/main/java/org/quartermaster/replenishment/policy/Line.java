package org.quartermaster.replenishment.policy;

import java.util.Objects;

/**
 * Everything that decides how much of one SKU to order for one warehouse from one supplier.
 *
 * @param position        what is there and what comes
 * @param demand          what will be sold
 * @param offer           the supplier's terms
 * @param unitPriceMicros what a customer pays per unit, micros; 0 when unknown
 * @param shelfLifeDays   days until expiry, or {@link #DOES_NOT_EXPIRE}
 * @param capacityUnits   units for which there is room beside everything that comes, ≥ 0, or {@link Integer#MAX_VALUE}
 * @param rules           the parameters
 * @param chain           who feeds it and whom it feeds; then {@code demand} is all that leaves it
 */
public record Line(InventoryPosition position, DemandOutlook demand, Offer offer, long unitPriceMicros, int shelfLifeDays, int capacityUnits,
        Rules rules, Chain chain) {

    public static final int DOES_NOT_EXPIRE = Integer.MAX_VALUE;
    private static final double LEAST_RATIO = 0.0001;

    /** A line that is bought, and serves its own customers only. */
    public Line(InventoryPosition position, DemandOutlook demand, Offer offer, long unitPriceMicros, int shelfLifeDays, int capacityUnits, Rules rules) {
        this(position, demand, offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules, Chain.NONE);
    }

    public Line {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(demand, "demand");
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(chain, "chain");
        if (unitPriceMicros < 0 || shelfLifeDays < 1 || capacityUnits < 0) {
            throw new IllegalArgumentException("Price (%d micros) must be ≥ 0, shelf life (%d d) ≥ 1, capacity (%d units) ≥ 0."
                    .formatted(unitPriceMicros, shelfLifeDays, capacityUnits));
        }
    }

    /** The same line with another position. */
    public Line at(InventoryPosition other) {
        return new Line(other, demand, offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules, chain);
    }

    /** The same line under other rules. */
    public Line with(Rules other) {
        return new Line(position, demand, offer, unitPriceMicros, shelfLifeDays, capacityUnits, other, chain);
    }

    /** The same line with another forecast. */
    public Line expecting(DemandOutlook other) {
        return new Line(position, other, offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules);
    }

    /** The same line as it is expected to look on the morning of a later day, whatever is there then. */
    Line from(int day) {
        return new Line(position, demand.from(day), offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules, chain.from(day));
    }

    /** The same line fed by another warehouse: its packs and its lead time, at the price that was paid for the goods. */
    Line fed(Offer fromSource, Chain other) {
        return new Line(position, demand, fromSource, unitPriceMicros, shelfLifeDays, capacityUnits, rules, other);
    }

    /** The same line with what it ships to others on top of its own demand. */
    Line feeding(DemandOutlook all, Chain other) {
        return new Line(position, all, offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules, other);
    }

    /** The same line with what {@code other} ships to others on top of its own demand. */
    public Line feeding(Line other) {
        return feeding(other.demand(), other.chain());
    }

    /** The same line, bought although {@code warehouse} would feed it if it had the SKU. */
    public Line without(String warehouse) {
        return new Line(position, demand, offer, unitPriceMicros, shelfLifeDays, capacityUnits, rules, chain.without(warehouse));
    }

    /** Expected units per day over the next {@code days} days; of one that feeds others, what their customers buy, not what they lack today. */
    public double perDay(int days) {
        return chain.own() == null ? demand.rate(days) : chain.perDay();
    }

    /** The part of the demand that varies; the rest is asked for already, or will be in good time. */
    public DemandOutlook uncertainDemand() {
        return chain.own() == null ? demand : chain.uncertain();
    }

    /** What its own customers buy. */
    public DemandOutlook ownDemand() {
        return chain.own() == null ? demand : chain.own();
    }

    /** What a unit sold earns over the price below the first break, micros ≥ 0; 30 % of the cost when the selling price is unknown. */
    public long marginMicros() {
        return unitPriceMicros == 0 ? offer.unitCostMicros() * 3 / 10 : Math.max(0, unitPriceMicros - offer.unitCostMicros());
    }

    /**
     * P(demand ≤ level) at which one more unit costs as much as it earns: margin / (margin + holding for a cycle + what expires), the newsvendor's ratio; a unit
     * that expires within the cycle costs its price. Below one half for what earns less than it may cost, almost nothing for what is sold at a loss; within
     * {@value #LEAST_RATIO}…0.9999.
     */
    public double criticalRatio() {
        double expires = shelfLifeDays == DOES_NOT_EXPIRE ? 0 : offer.unitCostMicros() * Math.min(1.0, cycleDays() / (double) shelfLifeDays);
        double over = holdingMicrosPerDay() * cycleDays() + expires;
        double under = marginMicros();
        return under <= 0 ? LEAST_RATIO : Math.clamp(under / (under + over), LEAST_RATIO, 0.9999);
    }

    /** Cost of holding one unit for one day, micros. */
    public double holdingMicrosPerDay() {
        return offer.unitCostMicros() * rules.holdingRate() / 365;
    }

    /**
     * Days that one order should last: the review period or, where that is longer, the economic order interval √(2K / (rate·h)) (Harris 1913), at most
     * the greatest cover allowed.
     */
    public int cycleDays() {
        int review = Math.max(rules.reviewDays(), offer.daysToNextOrderDay());
        if (rules.method() == Method.LOT_FOR_LOT) {
            return review;
        }
        double rate = perDay(Math.min(demand.horizon(), 28));
        double holding = rate * holdingMicrosPerDay();
        double economic = holding > 0 ? Math.sqrt(2 * rules.lineCostCents() * 10_000.0 / holding) : review;
        return (int) Math.max(review, Math.min(economic, Math.min(rules.maximumCoverDays(), shelfLifeDays)));
    }
}
