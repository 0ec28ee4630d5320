package org.quartermaster.replenishment.simulation;

import org.quartermaster.replenishment.policy.DemandOutlook;

/**
 * How single days make up the sums that a forecast tells, for playing longer than it looks ahead.
 *
 * <p>The variance of a day is in proportion to its mean; the errors of two days n apart correlate by ρ · φⁿ, φ = e^(−1/H) with H the forecast's horizon, ρ such that the sum over the days that an order has to
 * last has the forecast's variance: a level that is wrong today is wrong next week, and in half a year it is another forecast that is wrong. Worked number: four days of mean 5 and variance 5, φ = 1 and a sum of variance 32
 * give 4 · 5 + 2 · ρ · 6 · 5 = 32, ρ = 0.2.
 */
public final class DayDemand {

    private final DemandOutlook outlook;
    private final double ratio;
    private final double correlation;
    private final double persistence;

    private DayDemand(DemandOutlook outlook, double ratio, double correlation, double persistence) {
        this.outlook = outlook;
        this.ratio = ratio;
        this.correlation = correlation;
        this.persistence = persistence;
    }

    /** @param lasts days whose sum has to have the forecast's variance; at most the horizon counts */
    public static DayDemand of(DemandOutlook outlook, int lasts) {
        return of(outlook, lasts, Math.exp(-1.0 / outlook.horizon()));
    }

    static DayDemand of(DemandOutlook outlook, int lasts, double persistence) {
        int first = 0;
        while (first < outlook.horizon() && outlook.mean(first + 1) <= outlook.mean(first)) {
            first++;
        }
        if (first == outlook.horizon()) {
            return new DayDemand(outlook, 0, 0, persistence);
        }
        double ratio = (outlook.variance(first + 1) - outlook.variance(first)) / (outlook.mean(first + 1) - outlook.mean(first));
        int days = Math.clamp(lasts, 1, outlook.horizon());
        double alone = new DayDemand(outlook, ratio, 0, persistence).variance(0, days);
        double together = new DayDemand(outlook, ratio, 1, persistence).variance(0, days) - alone;
        return new DayDemand(outlook, ratio, together <= 0 ? 0 : Math.clamp((outlook.variance(days) - alone) / together, 0, 1), persistence);
    }

    /** ρ. */
    public double correlation() {
        return correlation;
    }

    /** φ. */
    public double persistence() {
        return persistence;
    }

    /** Expected units of a day, 0 the first. */
    public double mean(int day) {
        return Math.max(0, outlook.mean(day + 1) - outlook.mean(day));
    }

    /** Variance of the units of a day. */
    public double variance(int day) {
        return ratio * mean(day);
    }

    /** Variance of the units of {@code days} days from {@code from} on. */
    double variance(int from, int days) {
        double sum = 0;
        double before = 0;
        for (int t = 0; t < days; t++) {
            double deviation = Math.sqrt(variance(from + t));
            sum += deviation * deviation + 2 * correlation * deviation * before;
            before = persistence * (before + deviation);
        }
        return sum;
    }

    /** What a forecast made on the morning of a later day would say, no better and no worse than the one of today. */
    DemandOutlook seenFrom(int day) {
        int horizon = outlook.horizon();
        double[] means = new double[horizon + 1];
        double[] variances = new double[horizon + 1];
        double before = 0;
        for (int t = 0; t < horizon; t++) {
            double deviation = Math.sqrt(variance(day + t));
            means[t + 1] = means[t] + mean(day + t);
            variances[t + 1] = variances[t] + deviation * deviation + 2 * correlation * deviation * before;
            before = persistence * (before + deviation);
        }
        return new DemandOutlook(means, variances);
    }
}
