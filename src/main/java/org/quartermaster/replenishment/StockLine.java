package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Projected stock of one SKU in one warehouse; amounts in the company's currency, quantities in units.
 *
 * @param state             out, act, watch, good, excess
 * @param inbound           on purchase orders, whenever it comes
 * @param inventoryPosition on hand + in transit + requested + inbound − reserved − backordered
 * @param dailyDemand       expected units per day over the next 28 days
 * @param coverDays         days until expected demand is not served without inbound; null: beyond the projection
 * @param outOn             first day on which expected demand is not served, with inbound; null: beyond the projection
 * @param outWithoutOn      the same without inbound
 * @param lostSales         price of expected lost sales if nothing is ordered
 * @param excessUnits       beyond the greatest cover
 */
public record StockLine(int skuId, String sku, String name, String nameZh, int warehouseId, String warehouse, String state, int onHand, int reserved,
        int backordered, int inTransit, int requested, int inbound, int inventoryPosition, double dailyDemand, int leadDays, double leadDeviation,
        int safety, int reorderPoint, int target, Integer coverDays, LocalDate outOn, LocalDate outWithoutOn, double lostUnits, BigDecimal lostMargin,
        BigDecimal lostSales, int excessUnits, BigDecimal excessValue, BigDecimal stockValue, String supplier, String ruleName) {
}
