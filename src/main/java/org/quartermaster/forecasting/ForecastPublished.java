package org.quartermaster.forecasting;

import java.time.LocalDate;

/**
 * A forecast run is now the one that everybody sees.
 *
 * @param run       its number
 * @param asOf      the last day of sales it knew
 * @param forecasts how many SKU × warehouse pairs it holds
 */
public record ForecastPublished(long run, LocalDate asOf, int forecasts) {
}
