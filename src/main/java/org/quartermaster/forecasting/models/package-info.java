/**
 * How one series is forecast on its own: seasonal naive, moving average, recent quantiles, smoothing × weekday with count quantiles, TSB.
 *
 * <p>Plain arithmetic on primitive arrays, deterministic; a history goes in, a {@link org.quartermaster.forecasting.models.QuantileForecast} comes out. Missing days
 * (NaN) are skipped. Knows no database, no clock, no screen, and never decides which method a series gets: {@code forecasting.selection} does.
 */
package org.quartermaster.forecasting.models;
