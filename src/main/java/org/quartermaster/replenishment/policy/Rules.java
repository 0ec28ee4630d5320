package org.quartermaster.replenishment.policy;

/**
 * The parameters that govern one line, and the name of the rule that set them.
 *
 * @param name               text key of the rule, or its given name
 * @param serviceLevel       P(no stock-out in a replenishment cycle), 0.5…0.9999
 * @param reviewDays         days between looks at the line, ≥ 1
 * @param holdingRate        cost of holding stock per year as a share of its cost, ≥ 0
 * @param lineCostCents      cost of one more order line, cents ≥ 0
 * @param minimumCoverDays   safety stock is never less than the demand of so many days, ≥ 0
 * @param maximumCoverDays   an order never covers more than so many days after its arrival, ≥ 1
 * @param stocked            whether the line is kept in stock at all
 */
public record Rules(String name, double serviceLevel, int reviewDays, double holdingRate, long lineCostCents, int minimumCoverDays,
        int maximumCoverDays, boolean stocked) {

    /** @throws IllegalArgumentException if a parameter is out of range */
    public Rules {
        if (!(serviceLevel >= 0.5 && serviceLevel <= 0.9999)) {
            throw new IllegalArgumentException("Service level (%s) of rule %s must lie in 0.5…0.9999.".formatted(serviceLevel, name));
        }
        if (reviewDays < 1 || !(holdingRate >= 0) || lineCostCents < 0 || minimumCoverDays < 0 || maximumCoverDays < 1) {
            throw new IllegalArgumentException("Rule %s: review (%d d) ≥ 1, holding rate (%s) ≥ 0, line cost (%d) ≥ 0, cover %d…%d d with a maximum ≥ 1."
                    .formatted(name, reviewDays, holdingRate, lineCostCents, minimumCoverDays, maximumCoverDays));
        }
    }

    /** 95 % service, weekly review, 20 % holding, 2.00 per line, up to 60 days of cover. */
    public static Rules standard() {
        return new Rules("standard", 0.95, 7, 0.20, 200, 0, 60, true);
    }

    public Rules withServiceLevel(double level) {
        return new Rules(name, level, reviewDays, holdingRate, lineCostCents, minimumCoverDays, maximumCoverDays, stocked);
    }
}
