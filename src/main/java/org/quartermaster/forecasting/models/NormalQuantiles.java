package org.quartermaster.forecasting.models;

/** The standard normal distribution. */
public final class NormalQuantiles {

    private NormalQuantiles() {
    }

    /**
     * The z with P(Z ≤ z) = level, by the rational approximation of Hastings (Abramowitz and Stegun 1964, 26.2.23), absolute error below 4.5e-4.
     *
     * @param level strictly between 0 and 1
     */
    public static double of(double level) {
        double tail = Math.min(level, 1 - level);
        double t = Math.sqrt(-2 * Math.log(tail));
        double z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
        return level < 0.5 ? -z : level > 0.5 ? z : 0;
    }

    /** P(Z ≤ z), by the polynomial of Abramowitz and Stegun (1964, 26.2.17), absolute error below 7.5e-8. */
    public static double cumulative(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
        return z > 0 ? 1 - tail : tail;
    }
}
