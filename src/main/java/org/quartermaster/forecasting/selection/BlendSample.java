package org.quartermaster.forecasting.selection;

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

    /** Adds what all levels and periods lose under these weights, and the slope of that in each weight; both times {@code factor}. @return the loss */
    double loss(double[] weights, double factor, double[] slope) {
        double loss = 0;
        int horizon = members[Members.REFERENCE].horizon();
        for (int t = 0; t < horizon; t++) {
            float y = actual[from + t];
            if (!Float.isNaN(y)) {
                for (int level = 1; level < QuantileForecast.LEVELS - 1; level++) {
                    loss += factor * loss(weights, y, t * QuantileForecast.LEVELS + level, QuantileForecast.level(level), factor, slope);
                }
            }
        }
        return loss;
    }

    private double loss(double[] weights, float y, int at, double level, double factor, double[] slope) {
        double quantile = 0;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                quantile += weights[m] * members[m].quantiles()[at];
            }
        }
        double steep = quantile > y ? 1 - level : -level;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                slope[m] += factor * steep * members[m].quantiles()[at];
            }
        }
        return steep * (quantile - y);
    }

    /** What one member alone loses. */
    double loss(int member) {
        double[] alone = new double[Members.COUNT];
        alone[member] = 1;
        return loss(alone, 1, new double[Members.COUNT]);
    }
}
