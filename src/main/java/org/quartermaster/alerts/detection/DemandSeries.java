package org.quartermaster.alerts.detection;

import java.time.LocalDate;

/**
 * The recent sales of one SKU in one warehouse. Arrays are not copied.
 *
 * @param group    SKUs of one group share season and holidays, usually the category
 * @param price    company currency per unit; 0 when unknown
 * @param firstDay day of index 0
 * @param units    units per day, oldest first; NaN where demand could not be seen or a promotion moved it
 */
public record DemandSeries(int skuId, String sku, int warehouseId, int group, double price, LocalDate firstDay, float[] units) {

    boolean isSeen(int day) {
        return !Float.isNaN(units[day]);
    }

    /** Mean of the days that were seen; 0 when none was. */
    double mean() {
        double sum = 0;
        int days = 0;
        for (float unit : units) {
            if (!Float.isNaN(unit)) {
                sum += unit;
                days++;
            }
        }
        return days == 0 ? 0 : sum / days;
    }
}
