package org.quartermaster.forecasting;

import java.math.BigDecimal;

/**
 * One forecast of the current run as a line of a list.
 *
 * @param sku         SKU code
 * @param demandClass smooth, erratic, intermittent, lumpy, new, dead
 * @param total       expected units over the horizon, before overrides
 * @param value       the same at list price, company currency
 * @param wql         of the chosen method in the back-test, share of demand; null: nothing was sold
 * @param wqlNaive    of seasonal naive
 * @param wqlSimple   of the best simple method of the demand class
 * @param gain        share by which the chosen method's WQL is smaller than seasonal naive's
 * @param bias        mean forecast less demand, share of demand
 * @param coverage    share of days inside 5–95 %
 * @param method      method or blend
 * @param fallback    code why no learned method answers; empty: one does
 * @param overrides   overrides in force
 */
public record ForecastRow(int skuId, int warehouseId, String sku, String name, String nameZh, String warehouse, String category, String demandClass, double total,
                          BigDecimal value, Double wql, Double wqlNaive, Double wqlSimple, Double gain, Double bias, Double coverage, String method, String fallback,
                          int overrides) {
}
