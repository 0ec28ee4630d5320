package org.quartermaster.forecasting.models;

/** Standard normal quantiles. */
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
}
