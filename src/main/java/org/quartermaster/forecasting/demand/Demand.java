package org.quartermaster.forecasting.demand;

import java.time.LocalDate;
import org.quartermaster.forecasting.models.History;

/**
 * The demand of one series, day by day. NaN is missing.
 *
 * @param firstDay    day of index 0
 * @param raw         units wanted as far as seen, a predecessor's share before the launch
 * @param clean       {@code raw} with outliers clipped
 * @param firstSale   index of the first day with a sale; the length when there is none
 * @param demandClass what kind of demand it is
 * @param adi         average days between sales over the last year, ≥ 1; 1 without sales
 * @param cv2         squared coefficient of variation of the sizes of sales over the last year, ≥ 0
 * @param outliers    how many days were clipped
 * @param missing     how many days since the first sale are missing
 * @param inherited   whether a predecessor's history was joined
 */
public record Demand(LocalDate firstDay, float[] raw, float[] clean, int firstSale, DemandClass demandClass, double adi, double cv2, int outliers, int missing,
                     boolean inherited) {

    private static final int YEAR = 365;
    private static final int NEW_DAYS = 56;

    /**
     * Cleans and classifies.
     *
     * @param raw       units per day, NaN where missing; kept, not copied
     * @param promotion price cut per day, at least as long; promotion days are never outliers
     */
    public static Demand of(LocalDate firstDay, float[] raw, float[] promotion, boolean inherited) {
        float[] clean = raw.clone();
        int outliers = Outliers.clip(clean, promotion);
        int first = new History(firstDay, raw, raw.length).firstSale();
        var sizes = new SaleSizes(clean, Math.max(first, raw.length - YEAR));
        int missing = 0;
        for (int t = first; t < raw.length; t++) {
            missing += Float.isNaN(raw[t]) ? 1 : 0;
        }
        DemandClass kind = sizes.sales == 0 ? DemandClass.DEAD : raw.length - first < NEW_DAYS ? DemandClass.NEW : DemandClass.of(sizes.adi(), sizes.cv2());
        return new Demand(firstDay, raw, clean, first, kind, sizes.adi(), sizes.cv2(), outliers, missing, inherited);
    }

    /** What is known at the end of day {@code end − 1}, cleaned. */
    public History history(int end) {
        return new History(firstDay, clean, end);
    }

    /** Days in the history. */
    public int days() {
        return raw.length;
    }

    private static final class SaleSizes {
        private int sales;
        private int known;
        private double sum;
        private double squares;

        SaleSizes(float[] units, int from) {
            for (int t = from; t < units.length; t++) {
                if (!Float.isNaN(units[t])) {
                    known++;
                    if (units[t] > 0) {
                        sales++;
                        sum += units[t];
                        squares += (double) units[t] * units[t];
                    }
                }
            }
        }

        double adi() {
            return sales == 0 ? 1 : (double) known / sales;
        }

        double cv2() {
            double mean = sum / Math.max(1, sales);
            return sales < 2 ? 0 : Math.max(0, squares / sales - mean * mean) / (mean * mean);
        }
    }
}
