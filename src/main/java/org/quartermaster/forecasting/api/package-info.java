/** Forecasts, runs and overrides over REST. */
package org.quartermaster.forecasting.api;
