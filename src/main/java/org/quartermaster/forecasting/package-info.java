/**
 * What will be sold: daily demand per SKU and warehouse with quantiles, the back-test that says how good that is, and the overrides of people.
 *
 * <p>Decides which method each series gets, and when the simple one answers because the learned one is no better. Owns forecast runs, stored forecasts, scores and
 * overrides. A large company is forecast in segments by jobs of their own. Never decides what to order. Fires {@link org.quartermaster.forecasting.ForecastPublished} when a new run is shown, and
 * {@link org.quartermaster.forecasting.ForecastDrifted} when forecasts came true much worse than their back-test.
 */
package org.quartermaster.forecasting;
