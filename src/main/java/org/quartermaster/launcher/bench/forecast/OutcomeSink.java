package org.quartermaster.launcher.bench.forecast;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/** Is told what each series was forecast and what happened. */
@FunctionalInterface
interface OutcomeSink {

    /** Adds one series at one origin. @param units the whole series; what happened begins at {@code from}; NaN where missing */
    void add(QuantileForecast forecast, Spread spread, float[] units, int from);
}
