package org.quartermaster.purchasing;

import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;

/**
 * How long a supplier really takes, from order to receipt, in calendar days.
 *
 * @param sku            the SKU it was measured for; null when it was measured over all SKUs of the supplier
 * @param statedDays     what the supplier (or the term) states
 * @param meanDays       mean over receipts; the stated days when not measured
 * @param deviationDays  standard deviation over receipts (n − 1); 0 when not measured
 * @param days           quantiles at {@link #LEVELS}; all the stated days when not measured
 * @param onTimeShare    share of receipts not after the due day, 0…1; NaN when nothing was received
 * @param fillShare      units received of units ordered on orders that are done, 0…1; NaN when there are none
 * @param receipts       how many receipts it was measured on
 * @param isMeasured     whether the numbers come from receipts; false means too few receipts, and the stated days stand
 */
public record LeadTime(SupplierId supplier, SkuId sku, int statedDays, double meanDays, double deviationDays, double[] days, double onTimeShare,
                       double fillShare, int receipts, boolean isMeasured) {

    private static final double[] LEVELS = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

    /** The levels of the quantiles, ascending. */
    public static double[] levels() {
        return LEVELS.clone();
    }

    /** The quantile at a level 0…1, interpolated between the measured levels and flat beyond them. */
    public double quantile(double level) {
        if (level <= LEVELS[0]) {
            return days[0];
        }
        for (int i = 1; i < LEVELS.length; i++) {
            if (level <= LEVELS[i]) {
                double share = (level - LEVELS[i - 1]) / (LEVELS[i] - LEVELS[i - 1]);
                return days[i - 1] + share * (days[i] - days[i - 1]);
            }
        }
        return days[LEVELS.length - 1];
    }

    /**
     * The lead time to expect of an order that has been out for {@code elapsed} days and has not come: the median of the lead times that are longer. Beyond the
     * measured spread half a standard deviation more, at least a day.
     *
     * @param elapsed days since the order day, ≥ 0
     * @return days from the order day, > {@code elapsed}
     */
    public double expectedBeyond(int elapsed) {
        int last = LEVELS.length - 1;
        if (!isMeasured || elapsed >= days[last]) {
            return elapsed + Math.max(1, deviationDays / 2);
        }
        double passed = 0;
        for (int i = 0; i <= last && days[i] <= elapsed; i++) {
            passed = LEVELS[i];
        }
        return Math.max(elapsed + 1, quantile((1 + passed) / 2));
    }
}
