package org.quartermaster.replenishment.policy;

import java.util.Objects;

/**
 * The parameters that govern one line, and the name of the rule that set them.
 *
 * @param name             the rule's name
 * @param method           how it decides
 * @param serviceLevel     P(no stock-out in a cycle) or share served at once, by method, 0.5…0.9999
 * @param reviewDays       days between looks at the line, ≥ 1
 * @param holdingRate      cost of holding stock per year as a share of its cost, ≥ 0
 * @param lineCostCents    cost of one more order line, cents ≥ 0
 * @param minimumCoverDays safety stock is never less than the demand of so many days, ≥ 0
 * @param maximumCoverDays an order never covers more than so many days after its arrival, ≥ 1
 * @param limits           floors, ceilings and fixed numbers in units
 */
public record Rules(String name, Method method, double serviceLevel, int reviewDays, double holdingRate, long lineCostCents, int minimumCoverDays,
        int maximumCoverDays, Limits limits) {

    /** @throws IllegalArgumentException if a parameter is out of range */
    public Rules {
        Objects.requireNonNull(method, "method");
        if (!(serviceLevel >= 0.5 && serviceLevel <= 0.9999)) {
            throw new IllegalArgumentException("Service level (%s) of rule %s must lie in 0.5…0.9999.".formatted(serviceLevel, name));
        }
        if (reviewDays < 1 || !(holdingRate >= 0) || lineCostCents < 0 || minimumCoverDays < 0 || maximumCoverDays < 1) {
            throw new IllegalArgumentException("Rule %s: review (%d d) ≥ 1, holding rate (%s) ≥ 0, line cost (%d) ≥ 0, cover %d…%d d with a maximum ≥ 1."
                    .formatted(name, reviewDays, holdingRate, lineCostCents, minimumCoverDays, maximumCoverDays));
        }
        if (method == Method.MIN_MAX && limits.level() < limits.reorderPoint()) {
            throw new IllegalArgumentException("Rule %s orders at %d up to %d: the level must not be below the reorder point.".formatted(name,
                    limits.reorderPoint(), limits.level()));
        }
    }

    /** A cycle-service rule without limits in units; {@code stocked} false: never ordered. */
    public Rules(String name, double serviceLevel, int reviewDays, double holdingRate, long lineCostCents, int minimumCoverDays, int maximumCoverDays,
            boolean stocked) {
        this(name, stocked ? Method.CYCLE_SERVICE : Method.DO_NOT_STOCK, serviceLevel, reviewDays, holdingRate, lineCostCents, minimumCoverDays,
                maximumCoverDays, Limits.none());
    }

    /** 95 % service, weekly review, 20 % holding, 2.00 per line, up to 60 days of cover. */
    public static Rules standard() {
        return new Rules("standard", 0.95, 7, 0.20, 200, 0, 60, true);
    }

    /** Whether the line is kept in stock at all. */
    public boolean stocked() {
        return method != Method.DO_NOT_STOCK;
    }

    /** The same parameters aiming at another level of cycle service. */
    public Rules withServiceLevel(double level) {
        return new Rules(name, Method.CYCLE_SERVICE, level, reviewDays, holdingRate, lineCostCents, minimumCoverDays, maximumCoverDays, limits);
    }

    /** For a SKU that is phasing out: no floors, and no order that lasts longer than {@code days}. */
    public Rules runningOut(int days) {
        return new Rules(name, method, serviceLevel, reviewDays, holdingRate, 0, 0, Math.min(days, maximumCoverDays),
                new Limits(0, limits.ceilingUnits(), limits.reorderPoint(), limits.level(), limits.quantity(), limits.capUnits()));
    }

    /** For a SKU that is not sold any more. */
    public Rules ended() {
        return new Rules(name, Method.DO_NOT_STOCK, serviceLevel, reviewDays, holdingRate, 0, 0, maximumCoverDays, limits);
    }
}
