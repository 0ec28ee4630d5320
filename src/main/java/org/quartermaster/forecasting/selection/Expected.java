package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;

/**
 * What is expected of one series before it is reconciled with others and rounded to whole units.
 *
 * @param combination what the blend says; null where nobody wants to see it
 * @param spread      how far demand strays, with the correlation between periods
 */
record Expected(QuantileForecast chosen, QuantileForecast combination, Spread spread) {
}
