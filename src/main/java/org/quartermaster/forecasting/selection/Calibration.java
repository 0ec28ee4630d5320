package org.quartermaster.forecasting.selection;

import java.util.Arrays;

/**
 * What the back-test says about the trees' errors: by how much their mean has to be multiplied, and how far demand strays around it.
 *
 * @param bias    factor of the mean for the near, middle and far third of the horizon
 * @param factors by how much errors spread less (or more) than those of smoothing, per band of the mean
 */
record Calibration(double[] bias, double[] factors) {

    /** Nothing to correct. */
    static final Calibration NONE = new Calibration(new double[] {1, 1, 1}, same(1));

    /** Upper limits of the bands but the last, units per period. */
    private static final double[] LIMITS = {0.3, 1, 3, 10, 100};
    static final int BANDS = LIMITS.length + 1;
    static final int THIRDS = 3;

    static double[] same(double factor) {
        double[] factors = new double[BANDS];
        Arrays.fill(factors, factor);
        return factors;
    }

    static int band(double mean) {
        int band = 0;
        while (band < LIMITS.length && mean > LIMITS[band]) {
            band++;
        }
        return band;
    }

    static int third(int period, int horizon) {
        return Math.min(THIRDS - 1, THIRDS * period / Math.max(1, horizon));
    }

    double bias(int period, int horizon) {
        return bias[third(period, horizon)];
    }

    double factor(double mean) {
        return factors[band(mean)];
    }
}
