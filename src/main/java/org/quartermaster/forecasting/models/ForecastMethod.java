package org.quartermaster.forecasting.models;

/** A way to forecast one series from its own past. Deterministic; safe to use from many threads. */
public sealed interface ForecastMethod permits SeasonalNaive, Naive, MovingAverage, RecentQuantiles, ProfileSmoothing, Tsb, Croston, Theta {

    /** Stable name, stored with every forecast; also the text key {@code forecasting.method.<code>}. */
    String code();

    /**
     * Forecasts the {@code horizon} days after {@code history.origin()}. A series without any sale is forecast as zero.
     *
     * @param horizon days ahead, ≥ 1
     */
    QuantileForecast forecast(History history, int horizon);
}
