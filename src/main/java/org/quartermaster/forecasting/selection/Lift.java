package org.quartermaster.forecasting.selection;

/**
 * By how much means have to be multiplied: Σ actual / Σ expected of the back-test as far as its origins agree. With r the mean over the origins of that ratio less one and v the variance of that mean,
 * {@code factor = 1 + r · r² / (r² + v)}, v at least ({@value #USUAL})² over the number of origins: that far they usually differ; a single origin says nothing. Worked number: origins that found 10 % and 20 % too little have r = 0.15, v = 0.0025: 1 + 0.15 · 0.0225 / 0.025 = 1.135.
 */
final class Lift {

    private static final double LEAST = 0.85;
    private static final double MOST = 1.2;
    private static final double USUAL = 0.05;

    /** Finds a factor from units per origin. */
    @FunctionalInterface
    interface Rule {
        /** @param actual what was sold @param expected what the method expected @param smoothed what smoothing expected */
        double of(double[] actual, double[] expected, double[] smoothed);
    }

    /** All that the origins agree on. */
    static final Rule MISSED = (actual, expected, _) -> of(actual, expected);

    private Lift() {
    }

    /**
     * The lift of a method beside smoothing. What smoothing missed as well is no property of the method: of that only what {@linkplain Persistence comes back} is made up for, beside what smoothing expected more than the
     * method; together never more than {@link #of(double[], double[])} and never in the other direction.
     *
     * @param actual      units per origin
     * @param expected    what the method expected, units per origin
     * @param smoothed    what smoothing expected
     * @param persistence β
     */
    static double beside(double[] actual, double[] expected, double[] smoothed, double persistence) {
        double own = Math.log(of(actual, expected));
        double explained = persistence * Math.log(of(actual, smoothed)) + Math.log(of(smoothed, expected));
        return Math.exp(Math.clamp(explained, Math.min(0, own), Math.max(0, own)));
    }

    /** @param actual units per origin @param expected units per origin; those without are left out */
    static double of(double[] actual, double[] expected) {
        double[] excess = new double[actual.length];
        int known = 0;
        double mean = 0;
        for (int k = 0; k < actual.length; k++) {
            if (expected[k] > 0) {
                excess[known] = actual[k] / expected[k] - 1;
                mean += excess[known++];
            }
        }
        if (known < 2) {
            return 1;
        }
        mean /= known;
        double variance = 0;
        for (int k = 0; k < known; k++) {
            variance += (excess[k] - mean) * (excess[k] - mean);
        }
        variance = Math.max(variance / (known - 1), USUAL * USUAL) / known;
        return mean == 0 ? 1 : Math.clamp(1 + mean * mean * mean / (mean * mean + variance), LEAST, MOST);
    }
}
