package org.quartermaster.replenishment.policy.rulebook;

/**
 * What is known of one SKU in one warehouse for choosing its rule.
 *
 * @param abc           A, B, C by forecast revenue
 * @param xyz           X, Y, Z by how steady demand is
 * @param velocity      F, M, S by forecast units
 * @param value         H, M, L by unit cost
 * @param lifeCycle     code of the life cycle
 * @param category      category code; empty when it has none
 * @param brand         may be empty
 * @param supplier      code of the first supplier; empty when there is none
 * @param warehouse     code
 * @param sku           code
 * @param unitCost      company currency; NaN when unknown
 * @param unitPrice     company currency; NaN when unknown
 * @param dailyDemand   expected units per day over the next 28 days
 * @param leadDays      expected lead time of the first supplier
 * @param shelfLifeDays 0 when it does not expire
 */
public record RuleFacts(String abc, String xyz, String velocity, String value, String lifeCycle, String category, String brand, String supplier, String warehouse,
        String sku, double unitCost, double unitPrice, double dailyDemand, double leadDays, double shelfLifeDays) {
}
