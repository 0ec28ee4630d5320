package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.Set;
import org.quartermaster.replenishment.policy.Overlay;

/**
 * What if: circumstances that differ from those of the plan, and where to look.
 *
 * @param overlay       service level, lead time and demand
 * @param lostSuppliers suppliers that deliver nothing any more, not even what is on order
 * @param budget        what may be spent, company currency: the best lines within it are ordered; null: not limited
 * @param warehouseId   only this warehouse; null: all
 * @param supplierId    only lines whose first supplier this is; null: all
 */
public record Scenario(Overlay overlay, Set<Integer> lostSuppliers, BigDecimal budget, Integer warehouseId, Integer supplierId) {
    public Scenario {
        lostSuppliers = Set.copyOf(lostSuppliers);
        if (budget != null && budget.signum() < 0) {
            throw new IllegalArgumentException("The budget (%s) must be ≥ 0.".formatted(budget));
        }
    }
}
