package org.quartermaster.forecasting.models;

/**
 * The distribution of demand over several days together. Daily quantiles do not add up: two bad days rarely fall together.
 *
 * <p>Mean {@code M = Σm}; variance {@code V = Σσ² + ρ · ((Σσ)² − Σσ²)} with the same correlation ρ between any two days (equicorrelation; both are measured on sums of back-tests per
 * demand class and volume), σ² from {@link Spread}. Quantiles are those of the count with these two moments (negative binomial; for large means its gamma limit). Worked number: two
 * Poisson days of mean 4 with ρ = 0.25: M = 8, V = 8 + 0.25 · (16 − 8) = 10.
 *
 * @param days     how many days
 * @param mean     units
 * @param variance units²
 */
public record DemandTotal(int days, double mean, double variance) {

    private static final int LAST_WEEKS = 28;

    /**
     * Demand over the days {@code from … from + days − 1} of the forecast, 0 being the day after the origin. Beyond the horizon its last four weeks repeat.
     *
     * @param from first day, ≥ 0
     * @param days how many, ≥ 0
     */
    public static DemandTotal over(QuantileForecast forecast, Spread spread, int from, int days) {
        if (from < 0 || days < 0) {
            throw new IllegalArgumentException("Days %d … + %d must not be negative".formatted(from, days));
        }
        double mean = 0;
        double variances = 0;
        double deviations = 0;
        for (int day = from; day < from + days; day++) {
            double expected = expected(forecast.mean(), day);
            double variance = spread.variance(expected);
            mean += expected;
            variances += variance;
            deviations += Math.sqrt(variance);
        }
        return new DemandTotal(days, mean, variances + spread.correlation() * Math.max(0, deviations * deviations - variances));
    }

    /** Expected units of any day ahead. */
    public static double expected(float[] mean, int day) {
        if (day < mean.length) {
            return mean[day];
        }
        int cycle = mean.length >= LAST_WEEKS ? LAST_WEEKS : mean.length >= 7 ? 7 : mean.length;
        return cycle == 0 ? 0 : mean[mean.length - cycle + (day - mean.length) % cycle];
    }

    /** Least units that cover the demand with probability {@code level}. @param level strictly between 0 and 1 */
    public double quantile(double level) {
        float[] out = new float[1];
        CountDistribution.quantiles(mean, variance, new double[] {level}, out, 0);
        return out[0];
    }

    public double deviation() {
        return Math.sqrt(variance);
    }
}
