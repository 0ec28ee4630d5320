package org.quartermaster.launcher.bench.forecast;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.learning.evaluation.Pinball;
import org.quartermaster.learning.evaluation.SeriesScale;

/**
 * One method's scores over all series and origins.
 *
 * <p>{@code WAPE = Σ|y − median| / Σ|y|}; bias {@code = Σ(mean − y) / Σ|y|}; {@code WQL = mean over q = 0.1 … 0.9 of 2 ΣL_q / Σ|y|} with the pinball loss L; MASE and RMSSE are means over series and
 * origins of mean |y − median| and root mean (y − mean)² over the scale of {@link SeriesScale} (those without scale are left out); coverage of q = share of actuals ≤ the quantile at q.
 */
final class MethodScores {

    /** Code of the method that ratios are taken to. */
    static final String YARDSTICK = "seasonal-naive";
    /** Code of what the product gives each series. */
    static final String CHOSEN = "chosen";

    private double days;
    private double actual;
    private double medianError;
    private double meanError;
    private double absoluteMeanError;
    private double signed;
    private double pinball;
    private double mase;
    private double maseCount;
    private double rmsse;
    private double rmsseCount;
    private final double[] covered = new double[QuantileForecast.LEVELS];
    private final double[] exceeded = new double[QuantileForecast.LEVELS];
    private final SumScores sums = new SumScores();
    private double trainingSeconds;
    private double predictionSeconds;
    private double forecasts;

    /**
     * Adds one series at one origin.
     *
     * @param units what happened, from {@code from} on, NaN where missing
     */
    void add(QuantileForecast forecast, float[] units, int from, SeriesScale scale) {
        double known = 0;
        double absolute = 0;
        double squares = 0;
        for (int t = 0; t < forecast.horizon(); t++) {
            double y = units[from + t];
            if (!Double.isNaN(y)) {
                known++;
                absolute += Math.abs(y - forecast.quantile(t, QuantileForecast.MEDIAN));
                squares += (y - forecast.mean()[t]) * (y - forecast.mean()[t]);
                add(y, forecast, t);
            }
        }
        forecasts++;
        days += known;
        medianError += absolute;
        if (known > 0 && scale.mase() > 0) {
            mase += absolute / known / scale.mase();
            maseCount++;
        }
        if (known > 0 && scale.rmsse() > 0) {
            rmsse += Math.sqrt(squares / known / scale.rmsse());
            rmsseCount++;
        }
    }

    private void add(double y, QuantileForecast forecast, int t) {
        actual += Math.abs(y);
        signed += y;
        meanError += forecast.mean()[t] - y;
        absoluteMeanError += Math.abs(forecast.mean()[t] - y);
        for (int level = 0; level < QuantileForecast.LEVELS; level++) {
            float quantile = forecast.quantile(t, level);
            covered[level] += y <= quantile ? 1 : 0;
            exceeded[level] += y < quantile ? 1 : 0;
            pinball += isDecile(level) ? Pinball.loss(QuantileForecast.level(level), y, quantile) : 0;
        }
    }

    static boolean isDecile(int level) {
        return QuantileForecast.level(level) > 0.0999 && QuantileForecast.level(level) < 0.9001;
    }

    /** How good sums over series are. */
    SumScores sums() {
        return sums;
    }

    void tookToTrain(double seconds) {
        trainingSeconds += seconds;
    }

    void tookToPredict(double seconds) {
        predictionSeconds += seconds;
    }

    double days() {
        return days;
    }

    double units() {
        return signed;
    }

    double wape() {
        return medianError / actual;
    }

    /** WAPE of the mean instead of the median. */
    double meanWape() {
        return absoluteMeanError / actual;
    }

    double bias() {
        return meanError / actual;
    }

    double wql() {
        return 2 * pinball / (QuantileForecast.LEVELS - 2) / actual;
    }

    double mase() {
        return mase / maseCount;
    }

    double rmsse() {
        return rmsse / rmsseCount;
    }

    /** Share of actuals at or below the quantile. */
    double coverage(int level) {
        return covered[level] / days;
    }

    /** Share of actuals strictly below the quantile: with calibrated counts the level lies between this and {@link #coverage}. */
    double exceedance(int level) {
        return exceeded[level] / days;
    }

    /** Share of actuals between the outer quantiles, both included. */
    double inside() {
        return coverage(QuantileForecast.LEVELS - 1) - exceedance(0);
    }

    double trainingSeconds() {
        return trainingSeconds;
    }

    double predictionSeconds() {
        return predictionSeconds;
    }

    /** Series forecast per second, training not counted. */
    double seriesPerSecond() {
        return forecasts / predictionSeconds;
    }
}
