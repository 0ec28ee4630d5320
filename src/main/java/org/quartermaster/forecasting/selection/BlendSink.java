package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;

/** Takes what the blend said at the back-test's origins, for a smaller model to learn it. */
@FunctionalInterface
public interface BlendSink {

    /**
     * One series at one origin; series by series in the source's order, origins ascending.
     *
     * @param end periods that were known
     */
    void said(SeriesInput series, int end, QuantileForecast blend);
}
