package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/**
 * What the back-test says about a blend.
 *
 * @param lift        factor of the mean
 * @param levels      which levels of the blend's own quantiles to read
 * @param spread      factor of the series' 1/r in the distribution of sums over periods
 * @param correlation of the errors of any two periods in it
 */
record BlendCalibration(double lift, LevelMap levels, double spread, double correlation) {

    /** Nothing is known: errors hang together a little, as they usually do. */
    static final BlendCalibration NONE = new BlendCalibration(1, LevelMap.NONE, 1, 0.05);

    /** The same with another factor of the mean. */
    BlendCalibration lifted(double factor) {
        return new BlendCalibration(factor, levels, spread, correlation);
    }

    /** Corrects a forecast in place. */
    QuantileForecast apply(QuantileForecast forecast) {
        if (lift != 1) {
            for (int t = 0; t < forecast.horizon(); t++) {
                forecast.mean()[t] *= (float) lift;
            }
        }
        return levels.apply(forecast);
    }

    /** The spread of sums. @param own that of smoothing's errors */
    Spread total(Spread own) {
        return new Spread(own.inverseShape() * spread, own.ratio(), correlation);
    }
}
