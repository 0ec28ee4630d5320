package org.quartermaster.alerts.detection;

/**
 * One line of the plan in force.
 *
 * @param free        on hand less reserved and backordered, units
 * @param dailyDemand expected units per day, ≥ 0
 * @param coverDays   days until expected demand is not served without inbound; {@link Integer#MAX_VALUE}: beyond the projection
 * @param outDays     the same with inbound
 * @param leadDays    days until an order placed now, or what the worklist proposes, is there
 * @param inbound     units on purchase orders
 * @param lostUnits   expected units lost if nothing is ordered
 * @param lostSales   their price, company currency
 * @param lostMargin  their margin, company currency
 * @param excessUnits units beyond the greatest cover
 * @param excessValue their cost, company currency
 * @param cause       what else has the same cause, for example the late order it waits for
 */
public record StockFigures(int skuId, String sku, int warehouseId, int free, double dailyDemand, int coverDays, int outDays, int leadDays, int inbound,
                           double lostUnits, double lostSales, double lostMargin, int excessUnits, double excessValue, String cause) {
}
