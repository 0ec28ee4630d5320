/**
 * What the learned forecast looks at: one named row of numbers per series, origin and day ahead, from data up to the origin and from what is known of the future (calendar,
 * prices, promotions) alone. Fills {@link org.quartermaster.learning.features.FeatureMatrix}; knows no database.
 */
package org.quartermaster.forecasting.features;
