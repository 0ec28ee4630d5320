package org.quartermaster.catalog;

import java.math.BigDecimal;

/**
 * What a buyer changes about a SKU from day to day.
 *
 * @param lifeCycle where it stands in its life: an ended SKU is neither forecast nor ordered
 * @param unitCost  standard cost per unit, company currency, ≥ 0; null: unknown
 * @param unitPrice list price per unit, company currency, ≥ 0; null: unknown
 */
public record SkuDraft(LifeCycle lifeCycle, BigDecimal unitCost, BigDecimal unitPrice) {

    private static final BigDecimal MOST = new BigDecimal("9999999999");

    public SkuDraft {
        if (lifeCycle == null) {
            throw new IllegalArgumentException("The life cycle must be one of new, active, phasing_out, ended.");
        }
        check("unit cost", unitCost);
        check("list price", unitPrice);
    }

    private static void check(String what, BigDecimal money) {
        if (money != null && (money.signum() < 0 || money.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException("The %s (%s) must be 0 to %s.".formatted(what, money, MOST));
        }
    }
}
