package org.quartermaster.sales;

import java.time.LocalDate;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * The sales of one SKU in one warehouse, day by day. Index 0 of every array is {@code firstDay}. The arrays are not copied: whoever receives the series
 * owns it.
 *
 * @param firstDay       the day of index 0
 * @param units          units sold per day up to the last asked day; 0 where nothing was sold, NaN where demand could not be seen (stock-out or gap)
 * @param soldWhileShort units sold on the days that are NaN in {@code units}, 0 on the others; as long as {@code units}
 * @param listPrice      list price per unit, company currency, reaching into the future; where the company keeps no list prices the mean price of the last
 *                       sale so far; NaN when unknown
 * @param promotionDepth price cut as a share of the list price, 0…1, 0 without promotion; as long as {@code listPrice}
 * @param firstSaleIndex index of the first day with a sale, −1 when there is none
 */
public record DailySeries(SkuId sku, WarehouseId warehouse, LocalDate firstDay, float[] units, float[] soldWhileShort, float[] listPrice,
                          float[] promotionDepth, int firstSaleIndex) {

    /** The day at an index of any of the arrays. */
    public LocalDate day(int index) {
        return firstDay.plusDays(index);
    }

    /** How many days the history has. */
    public int days() {
        return units.length;
    }
}
