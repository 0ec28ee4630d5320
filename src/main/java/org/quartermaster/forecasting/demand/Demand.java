package org.quartermaster.forecasting.demand;

import java.time.LocalDate;
import org.quartermaster.forecasting.models.History;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * The demand of one series, day by day. NaN is missing.
 *
 * @param rhythm      how often it is counted
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
public record Demand(Rhythm rhythm, LocalDate firstDay, float[] raw, float[] clean, int firstSale, DemandClass demandClass, double adi, double cv2, int outliers, int missing,
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
        return of(Rhythm.DAILY, firstDay, raw, promotion, inherited);
    }

    /** As above for any rhythm. Weeks and months have no outliers: a peak may be the season. */
    public static Demand of(Rhythm rhythm, LocalDate firstDay, float[] raw, float[] promotion, boolean inherited) {
        float[] clean = rhythm == Rhythm.DAILY ? raw.clone() : raw;
        int outliers = rhythm == Rhythm.DAILY ? Outliers.clip(clean, promotion) : 0;
        int first = new History(rhythm, firstDay, raw, raw.length).firstSale();
        int year = rhythm == Rhythm.DAILY ? YEAR : rhythm.year();
        int young = rhythm == Rhythm.DAILY ? NEW_DAYS : rhythm.recent();
        var sizes = new SaleSizes(clean, Math.max(first, raw.length - year));
        int missing = 0;
        for (int t = first; t < raw.length; t++) {
            missing += Float.isNaN(raw[t]) ? 1 : 0;
        }
        DemandClass kind = sizes.sales == 0 ? DemandClass.DEAD : raw.length - first < young ? DemandClass.NEW : DemandClass.of(sizes.adi(), sizes.cv2());
        return new Demand(rhythm, firstDay, raw, clean, first, kind, sizes.adi(), sizes.cv2(), outliers, missing, inherited);
    }

    /** What is known at the end of day {@code end − 1}, cleaned. */
    public History history(int end) {
        return new History(rhythm, firstDay, clean, end);
    }

    /** Days in the history. */
    public int days() {
        return raw.length;
    }

    /** Whether it is counted: every known period has a whole number of units. */
    public boolean isWhole() {
        for (float units : raw) {
            if (!Float.isNaN(units) && units != Math.rint(units)) {
                return false;
            }
        }
        return true;
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
