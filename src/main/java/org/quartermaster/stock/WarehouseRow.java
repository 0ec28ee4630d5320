package org.quartermaster.stock;

/**
 * One row of the list of warehouses.
 *
 * @param capacityLitres null: not limited
 * @param suppliedFrom   code of the warehouse that feeds it; empty: it buys
 * @param transferDays   days from there; null: the company's usual days, or it buys
 * @param feeds          warehouses that it feeds
 * @param skus           SKUs in stock
 */
public record WarehouseRow(int id, String code, String name, String nameZh, String address, String region, String timeZone, Double capacityLitres, String suppliedFrom,
                           Integer transferDays, int feeds, int skus) {
}
