package org.quartermaster.catalog;

import java.time.LocalDate;
import org.quartermaster.shared.SkuId;

/**
 * What is known of a SKU.
 *
 * @param id               identity
 * @param code             unique code
 * @param name             English name
 * @param nameZh           Chinese name, may be empty
 * @param categoryId       category, 0 when it has none
 * @param brand            brand, may be empty
 * @param unitCost         standard cost per unit, company currency; NaN when unknown
 * @param unitPrice        list price per unit, company currency; NaN when unknown
 * @param volumeLitres     litres per unit; NaN when unknown
 * @param weightKg         kilograms per unit; NaN when unknown
 * @param packSize         units per sales pack, ≥ 1
 * @param shelfLifeDays    days until expiry, 0 when it does not expire
 * @param lifeCycle        where it stands in its life
 * @param launchedOn       first day on sale; null when unknown
 * @param endedOn          last day on sale; null when none
 * @param predecessor      SKU whose history it inherits; null when none
 * @param predecessorShare share of the predecessor's demand that moves over, 0…2; 0 when there is no predecessor
 * @param predecessorUntil last day on which that share counts beside the SKU's own sales; null: only before its first sale
 */
public record SkuFacts(SkuId id, String code, String name, String nameZh, int categoryId, String brand, double unitCost, double unitPrice,
                       double volumeLitres, double weightKg, int packSize, int shelfLifeDays, LifeCycle lifeCycle, LocalDate launchedOn, LocalDate endedOn,
                       SkuId predecessor, double predecessorShare, LocalDate predecessorUntil) {
}
