package org.quartermaster.forecasting.selection;

import java.util.Arrays;

/** Units sold and expected at each back-test origin, per part of the horizon: what is known of how sums lean. */
final class OriginSums {

    private final double[][] sold;
    private final double[][] expected;
    private final double[][] smoothed;

    OriginSums(int parts, int origins) {
        sold = new double[parts][origins];
        expected = new double[parts][origins];
        smoothed = new double[parts][origins];
    }

    /** @param units sold @param mean what the method expected @param smooth what smoothing expected */
    void add(int part, int origin, double units, double mean, double smooth) {
        sold[part][origin] += units;
        expected[part][origin] += mean;
        smoothed[part][origin] += smooth;
    }

    /** By how much means have to be multiplied, per part. */
    double[] lifts(Lift.Rule rule) {
        double[] lifts = new double[sold.length];
        Arrays.setAll(lifts, part -> rule.of(sold[part], expected[part], smoothed[part]));
        return lifts;
    }

    /** Σ sold / Σ expected; 1 where either is nothing. */
    double lean(int part, int origin) {
        return sold[part][origin] > 0 && expected[part][origin] > 0 ? sold[part][origin] / expected[part][origin] : 1;
    }
}
