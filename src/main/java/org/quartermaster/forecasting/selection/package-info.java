/**
 * Which method each series gets: trains the learned model, back-tests everything on rolling origins, chooses with shrinkage to the demand class, and forecasts.
 *
 * <p>Plain Java: series come from a {@link org.quartermaster.forecasting.selection.SeriesSource}, forecasts go to a consumer; the same data and seed give the same
 * forecasts. Nothing looks past an origin.
 */
package org.quartermaster.forecasting.selection;
