/**
 * {@code ./qm bench forecast}: the product's forecasting engine on a long file ({@code series,date,quantity,…}) without database or server, scored beside every other method on rolling origins. Reads, forecasts
 * origin after origin, scores while forecasts are written; keeps the series in memory and nothing else.
 */
package org.quartermaster.launcher.bench.forecast;
