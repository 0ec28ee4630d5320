package org.quartermaster.sales;

/** Takes the daily sales series by series, ascending by SKU, then warehouse, without an object per day. */
interface DailyRows {

    /** The days that follow are of this series. */
    void begin(int sku, int warehouse);

    /**
     * One day.
     *
     * @param index days after the first asked day, ≥ 0
     * @param units units sold
     * @param price mean price per unit, NaN when unknown
     */
    void day(int index, int units, float price);
}
