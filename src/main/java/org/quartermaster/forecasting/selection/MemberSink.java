package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;

/** Takes what every method forecasts for a series, for comparing them. */
public interface MemberSink {

    /**
     * One method's forecast.
     *
     * @param code     of the method, one of {@link Members#codes}
     * @param forecast with zeros where the series is closed or has ended
     */
    void forecast(String code, SeriesInput series, QuantileForecast forecast);

    /** Whether a method is to be asked even where it has no weight. */
    default boolean wants(String code) {
        return true;
    }

    /** How long a method took for a batch of series. */
    void took(String code, double seconds);
}
