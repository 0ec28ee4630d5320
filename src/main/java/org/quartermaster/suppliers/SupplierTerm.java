package org.quartermaster.suppliers;

import java.util.List;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;

/**
 * What an active supplier sells, for one SKU.
 *
 * @param unitCost             price per unit below the first break, supplier currency
 * @param minimumOrderQuantity MOQ in units, ≥ 1
 * @param orderMultiple        order multiple in units, ≥ 1
 * @param leadTimeDays         stated days, the supplier's where the term states none
 * @param preferred            first choice for the SKU
 * @param priceBreaks          all-units breaks, ascending by quantity
 */
public record SupplierTerm(int termId, SupplierId supplier, SkuId sku, double unitCost, int minimumOrderQuantity, int orderMultiple, int leadTimeDays,
                           boolean preferred, List<PriceBreak> priceBreaks) {
    public SupplierTerm {
        priceBreaks = List.copyOf(priceBreaks);
    }

    /** Price per unit, supplier currency, when {@code units} are ordered at once. */
    public double unitCostFor(int units) {
        double cost = unitCost;
        for (var step : priceBreaks) {
            if (units >= step.fromUnits()) {
                cost = step.unitCost();
            }
        }
        return cost;
    }

    /** The least orderable quantity that is ≥ {@code units}, ≥ MOQ and a whole number of multiples; 0 for {@code units} ≤ 0. */
    public int orderable(int units) {
        if (units <= 0) {
            return 0;
        }
        return Math.ceilDiv(Math.max(units, minimumOrderQuantity), orderMultiple) * orderMultiple;
    }
}
