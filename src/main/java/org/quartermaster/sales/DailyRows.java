package org.quartermaster.sales;

/** Takes rows of {@code daily_sale} one by one, in primary-key order, without an object per row. */
@FunctionalInterface
interface DailyRows {
    /**
     * @param day   epoch day
     * @param price mean price per unit, NaN when unknown
     */
    void row(int sku, int warehouse, int day, int units, float price);
}
