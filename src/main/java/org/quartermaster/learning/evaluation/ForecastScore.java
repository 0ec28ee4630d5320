package org.quartermaster.learning.evaluation;

import java.util.Arrays;

/**
 * Adds up how good quantile forecasts were, day by day, and merges with others of the same levels. Not thread-safe.
 *
 * <p>Definitions: {@code WQL = 2 · mean over q of ΣL_q / Σ|y|} with q = 0.1 … 0.9 (Park et al. 2022; the levels that GluonTS and fev score);
 * {@code WAPE = Σ|y − median| / Σ|y|}; {@code bias = Σ(mean − y) / Σ|y|}; coverage = share of days inside the outer two levels. All are NaN while Σ|y| is 0.
 */
public final class ForecastScore {

    private final double[] levels;
    private final int median;
    private final double[] pinball;
    private long days;
    private long covered;
    private double absoluteActual;
    private double absoluteError;
    private double error;
    private double squaredError;

    /** @param levels ascending, 0.5 among them */
    public ForecastScore(double... levels) {
        this.levels = levels.clone();
        this.median = Arrays.binarySearch(this.levels, 0.5);
        if (median < 0) {
            throw new IllegalArgumentException("The levels %s must ascend and hold 0.5.".formatted(Arrays.toString(levels)));
        }
        this.pinball = new double[levels.length];
    }

    /**
     * Adds one day; nothing happens when {@code actual} is NaN.
     *
     * @param quantiles holds one quantile per level from {@code offset} on
     * @param mean      the forecast mean
     */
    public void add(double actual, float[] quantiles, int offset, double mean) {
        if (Double.isNaN(actual)) {
            return;
        }
        for (int i = 0; i < levels.length; i++) {
            pinball[i] += Pinball.loss(levels[i], actual, quantiles[offset + i]);
        }
        double meanError = mean - actual;
        days++;
        absoluteActual += Math.abs(actual);
        absoluteError += Math.abs(actual - quantiles[offset + median]);
        error += meanError;
        squaredError += meanError * meanError;
        covered += actual >= quantiles[offset] && actual <= quantiles[offset + levels.length - 1] ? 1 : 0;
    }

    /** Adds everything the other has seen. */
    public void merge(ForecastScore other) {
        if (!Arrays.equals(levels, other.levels)) {
            throw new IllegalArgumentException("Scores of different levels do not add up.");
        }
        for (int i = 0; i < pinball.length; i++) {
            pinball[i] += other.pinball[i];
        }
        days += other.days;
        covered += other.covered;
        absoluteActual += other.absoluteActual;
        absoluteError += other.absoluteError;
        error += other.error;
        squaredError += other.squaredError;
    }

    /** {@code 2 · mean over q = 0.1 … 0.9 of ΣL_q}, in units: the numerator of {@link #wql()}. */
    public double quantileLoss() {
        double sum = 0;
        int used = 0;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > 0.0999 && levels[i] < 0.9001) {
                sum += pinball[i];
                used++;
            }
        }
        return 2 * sum / used;
    }

    /** Weighted quantile loss, ≥ 0; the smaller the better. */
    public double wql() {
        return share(quantileLoss());
    }

    /** Weighted absolute percentage error of the median, as a share. */
    public double wape() {
        return share(absoluteError);
    }

    /** Forecast mean less actual as a share of the actual: above 0 forecasts too much. */
    public double bias() {
        return share(error);
    }

    /** Share of days between the lowest and the highest level, both included, 0…1. */
    public double coverage() {
        return days == 0 ? Double.NaN : (double) covered / days;
    }

    /** Mean absolute error of the median over {@link SeriesScale#mase()}; NaN where that is 0 or unknown. */
    public double mase(SeriesScale scale) {
        return scaled(absoluteError, scale.mase());
    }

    /** Root of the mean squared error of the mean over {@link SeriesScale#rmsse()}; NaN where that is 0 or unknown. */
    public double rmsse(SeriesScale scale) {
        return Math.sqrt(scaled(squaredError, scale.rmsse()));
    }

    /** What has been added up so far, in small. */
    public ScoreSums sums() {
        return new ScoreSums(days, absoluteActual, quantileLoss(), absoluteError, error, covered);
    }

    /** Days with an actual. */
    public long days() {
        return days;
    }

    /** Σ|y|, in units. */
    public double absoluteActual() {
        return absoluteActual;
    }

    private double share(double sum) {
        return absoluteActual == 0 ? Double.NaN : sum / absoluteActual;
    }

    private double scaled(double sum, double scale) {
        return days == 0 || !(scale > 0) ? Double.NaN : sum / days / scale;
    }
}
