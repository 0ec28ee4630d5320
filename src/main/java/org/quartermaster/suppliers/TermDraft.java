package org.quartermaster.suppliers;

import java.math.BigDecimal;
import java.util.List;

/**
 * Terms as a person edits them.
 *
 * @param unitCost             supplier currency per unit, > 0
 * @param minimumOrderQuantity units, ≥ 1
 * @param orderMultiple        units, ≥ 1
 * @param leadTimeDays         0 … 730; null: the supplier's
 * @param preferred            first choice for the SKU; the others then are not
 * @param priceBreaks          ascending by quantity, each cheaper than the one before
 */
public record TermDraft(BigDecimal unitCost, int minimumOrderQuantity, int orderMultiple, Integer leadTimeDays, boolean preferred, List<Break> priceBreaks) {

    /** From so many units in one order, all units cost this. */
    public record Break(int fromUnits, BigDecimal unitCost) {
    }

    public TermDraft {
        priceBreaks = priceBreaks == null ? List.of() : List.copyOf(priceBreaks);
        if (unitCost == null || unitCost.signum() <= 0) {
            throw new IllegalArgumentException("The unit cost (%s) must be above 0.".formatted(unitCost));
        }
        if (minimumOrderQuantity < 1 || orderMultiple < 1) {
            throw new IllegalArgumentException("MOQ (%d) and order multiple (%d) must be ≥ 1.".formatted(minimumOrderQuantity, orderMultiple));
        }
        if (leadTimeDays != null && (leadTimeDays < 0 || leadTimeDays > 730)) {
            throw new IllegalArgumentException("The lead time (%d) must be 0 to 730 days.".formatted(leadTimeDays));
        }
        checkBreaks(unitCost, priceBreaks);
    }

    private static void checkBreaks(BigDecimal unitCost, List<Break> breaks) {
        int units = 1;
        BigDecimal cost = unitCost;
        for (var step : breaks) {
            if (step.fromUnits() <= units || step.unitCost() == null || step.unitCost().signum() <= 0 || step.unitCost().compareTo(cost) >= 0) {
                throw new IllegalArgumentException("The price break from %d units at %s must have more units than %d and cost less than %s."
                        .formatted(step.fromUnits(), step.unitCost(), units, cost));
            }
            units = step.fromUnits();
            cost = step.unitCost();
        }
    }
}
