package org.quartermaster.purchasing;

import java.math.BigDecimal;

/**
 * A supplier as a line of a list: what it states, and how it delivered.
 *
 * @param mark              {@code act} when under half is on time, {@code watch} when under 90 % is on time, an order is late, or it takes a fifth longer
 *                          than stated, else {@code good}
 * @param minimumOrderValue supplier currency
 * @param statedDays        stated lead time
 * @param measuredDays      mean lead time over receipts; null with too few
 * @param deviationDays     standard deviation; null with too few receipts
 * @param onTimeShare       share of receipts not after the due day, 0…1; null without receipts
 * @param fillShare         units received of units ordered on orders that are done, 0…1; null when there are none
 * @param receipts          how many receipts were measured
 * @param openValue         still to come, company currency
 * @param skus              how many SKUs it sells
 */
public record SupplierRow(int id, String code, String name, String nameZh, String mark, String currency, BigDecimal minimumOrderValue, int statedDays,
                          Double measuredDays, Double deviationDays, Double onTimeShare, Double fillShare, int receipts, int openOrders, int lateOrders,
                          BigDecimal openValue, int skus, boolean active) {
}
