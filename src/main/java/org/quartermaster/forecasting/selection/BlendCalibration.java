package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/**
 * What the back-test says about a blend.
 *
 * @param lift        factor of the mean
 * @param shift       factor of the quantiles: what was taken off the lift since levels were fitted beside it
 * @param levels      which levels of the blend's own quantiles to read
 * @param spread      factor of the series' 1/r in the distribution of sums over periods
 * @param correlation of the errors of any two periods in it
 */
record BlendCalibration(double lift, double shift, LevelMap levels, double spread, double correlation) {

    /** Nothing is known: errors hang together a little, as they usually do. */
    static final BlendCalibration NONE = new BlendCalibration(1, 1, LevelMap.NONE, 1, 0.05);

    /** The same with another factor of the mean; quantiles, whose levels were moved with the first one, come along. */
    BlendCalibration lifted(double factor) {
        return new BlendCalibration(factor, shift * factor / lift, levels, spread, correlation);
    }

    /** Corrects a forecast in place. */
    QuantileForecast apply(QuantileForecast forecast) {
        multiply(forecast.mean(), lift);
        multiply(forecast.quantiles(), shift);
        return levels.apply(forecast);
    }

    private static void multiply(float[] values, double factor) {
        for (int i = 0; i < values.length && factor != 1; i++) {
            values[i] *= (float) factor;
        }
    }

    /** The spread of sums. @param own that of smoothing's errors */
    Spread total(Spread own) {
        return new Spread(own.inverseShape() * spread, own.ratio(), correlation);
    }
}
