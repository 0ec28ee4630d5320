package org.quartermaster.forecasting.features;

/**
 * What a series has in common with others of its category and warehouse.
 *
 * @param sales         units of its category per period; NaN where none of them is known
 * @param categoryLevel mean units per series and period of its category
 * @param placeLevel    mean units per series and period of its warehouse
 * @param price         usual price in its category; NaN when unknown
 */
public record Peers(float[] sales, double categoryLevel, double placeLevel, double price) {
}
