package org.quartermaster.replenishment.policy;

/**
 * What will be sold over the next t days, t = 0…horizon, seen from the morning of the planning day.
 *
 * <p>Beyond the horizon the mean goes on at the rate of the last 28 days, and the variance grows in proportion.
 *
 * @param cumulativeMean     {@code [t]} expected units over the first t days, never falling, {@code [0] = 0}
 * @param cumulativeVariance {@code [t]} its variance, never falling, {@code [0] = 0}
 */
public record DemandOutlook(double[] cumulativeMean, double[] cumulativeVariance) {

    private static final int TAIL_DAYS = 28;

    /** @throws IllegalArgumentException if the arrays differ in length, are shorter than two, or hold a value that falls or is not a number */
    public DemandOutlook {
        if (cumulativeMean.length != cumulativeVariance.length || cumulativeMean.length < 2) {
            throw new IllegalArgumentException("Means (%d) and variances (%d) must both have at least two entries."
                    .formatted(cumulativeMean.length, cumulativeVariance.length));
        }
        check(cumulativeMean);
        check(cumulativeVariance);
    }

    private static void check(double[] cumulative) {
        double before = 0;
        for (double value : cumulative) {
            if (!(value >= before - 1e-9) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("Cumulative demand must not fall and must be a number: %s after %s.".formatted(value, before));
            }
            before = value;
        }
    }

    /** From independent days: daily means and variances, {@code [day]}, day 0 first. */
    public static DemandOutlook ofDays(double[] dailyMean, double[] dailyVariance) {
        return new DemandOutlook(cumulate(dailyMean), cumulate(dailyVariance));
    }

    /** The same demand every day for 56 days, days independent. */
    public static DemandOutlook steady(double dailyMean, double dailyVariance) {
        double[] means = new double[56];
        double[] variances = new double[56];
        java.util.Arrays.fill(means, dailyMean);
        java.util.Arrays.fill(variances, dailyVariance);
        return ofDays(means, variances);
    }

    private static double[] cumulate(double[] daily) {
        double[] sum = new double[daily.length + 1];
        for (int i = 0; i < daily.length; i++) {
            sum[i + 1] = sum[i] + daily[i];
        }
        return sum;
    }

    public int horizon() {
        return cumulativeMean.length - 1;
    }

    /** Expected units over the first {@code days} days, days ≥ 0. */
    public double mean(int days) {
        return at(cumulativeMean, days);
    }

    /** Variance of the units over the first {@code days} days, days ≥ 0. */
    public double variance(int days) {
        return at(cumulativeVariance, days);
    }

    /** Expected units per day over the first {@code days} days. */
    public double rate(int days) {
        return mean(Math.max(1, days)) / Math.max(1, days);
    }

    private double at(double[] cumulative, int days) {
        int horizon = horizon();
        if (days <= horizon) {
            return cumulative[Math.max(0, days)];
        }
        int tail = Math.min(TAIL_DAYS, horizon);
        double perDay = (cumulative[horizon] - cumulative[horizon - tail]) / tail;
        return cumulative[horizon] + perDay * (days - horizon);
    }

    /** The distribution of demand over the first {@code days} days when the lead time is certain. */
    public DemandDistribution over(int days) {
        return new DemandDistribution(mean(days), variance(days));
    }

    /**
     * The distribution of demand over the first {@code days} days when their number itself varies with the lead time:
     * Var = E[L]·Var(D) + E[D]²·Var(L) (Silver, Pyke and Thomas 2017, §6.10, variable
     * lead times; here with the forecast's own variance for the first term).
     */
    public DemandDistribution over(int days, LeadTime leadTime) {
        double lateDemand = rate(days) * leadTime.deviationDays();
        return new DemandDistribution(mean(days), variance(days) + lateDemand * lateDemand);
    }

    /** Both together, independent of each other, over the shorter horizon. */
    public DemandOutlook plus(DemandOutlook other) {
        int length = Math.min(horizon(), other.horizon()) + 1;
        double[] means = new double[length];
        double[] variances = new double[length];
        for (int t = 0; t < length; t++) {
            means[t] = mean(t) + other.mean(t);
            variances[t] = variance(t) + other.variance(t);
        }
        return new DemandOutlook(means, variances);
    }

    /** The same demand as somebody meets it who learns of each day {@code days} later. */
    public DemandOutlook after(int days) {
        double[] means = new double[horizon() + 1];
        double[] variances = new double[horizon() + 1];
        for (int t = Math.max(1, days); t < means.length; t++) {
            means[t] = mean(t - days);
            variances[t] = variance(t - days);
        }
        return new DemandOutlook(means, variances);
    }

    /** The same demand seen from the morning of a later day: what happens before it is over. */
    public DemandOutlook from(int day) {
        if (day <= 0) {
            return this;
        }
        int length = Math.max(1, horizon() - day);
        double[] means = new double[length + 1];
        double[] variances = new double[length + 1];
        for (int t = 1; t <= length; t++) {
            means[t] = mean(day + t) - mean(day);
            variances[t] = variance(day + t) - variance(day);
        }
        return new DemandOutlook(means, variances);
    }
}
