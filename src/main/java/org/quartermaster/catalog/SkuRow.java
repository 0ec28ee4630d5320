package org.quartermaster.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A SKU as a line of a list; units as in {@link SkuFacts}, null when unknown.
 *
 * @param category    code of the category
 * @param lifeCycle   code of its {@link LifeCycle}
 * @param predecessor code of the SKU whose history it inherits
 */
public record SkuRow(int id, String code, String name, String nameZh, String category, String brand, String lifeCycle, BigDecimal unitCost,
                     BigDecimal unitPrice, int packSize, BigDecimal volumeLitres, BigDecimal weightKg, Integer shelfLifeDays, LocalDate launchedOn,
                     LocalDate endedOn, String predecessor) {
}
