package org.quartermaster.forecasting.selection;

import java.util.stream.IntStream;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/**
 * What all members expected of one series from one origin, and what happened.
 *
 * @param kind    demand class
 * @param whole   whether demand is counted
 * @param volume  mean units per period
 * @param members one forecast per member; null where it did not answer
 * @param spread  of smoothing's errors there
 * @param actual  units, NaN where missing, from {@code from} on
 */
record BlendSample(DemandClass kind, boolean whole, double volume, QuantileForecast[] members, Spread spread, float[] actual, int from) {

    /** Periods apart that are looked at: neighbouring days of a long horizon tell nearly the same. */
    private static final int DENSE = 28;

    /** Adds the slope in each weight of what all levels and some periods lose under these weights; both times {@code factor}. @return the loss */
    double loss(double[] weights, double factor, double[] slope) {
        int[] active = IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
        int horizon = members[Members.REFERENCE].horizon();
        double loss = 0;
        for (int t = 0; t < horizon; t += 1 + horizon / DENSE) {
            float y = actual[from + t];
            if (!Float.isNaN(y)) {
                for (int level = 1; level < QuantileForecast.LEVELS - 1; level++) {
                    loss += loss(weights, active, y, t * QuantileForecast.LEVELS + level, QuantileForecast.level(level), factor, slope);
                }
            }
        }
        return factor * loss;
    }

    private double loss(double[] weights, int[] active, float y, int at, double level, double factor, double[] slope) {
        double quantile = 0;
        for (int m : active) {
            quantile += weights[m] * members[m].quantiles()[at];
        }
        double steep = quantile > y ? 1 - level : -level;
        for (int m : active) {
            slope[m] += factor * steep * members[m].quantiles()[at];
        }
        return steep * (quantile - y);
    }

    /** Whether it had been sold before the origin. */
    boolean isLaunched() {
        return IntStream.range(0, from).anyMatch(t -> actual[t] > 0);
    }

    /** What one member alone loses. */
    double loss(int member) {
        double[] alone = new double[Members.COUNT];
        alone[member] = 1;
        return loss(alone, 1, new double[Members.COUNT]);
    }
}
