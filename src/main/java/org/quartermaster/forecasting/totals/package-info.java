/**
 * Sums over many series: what a category, a warehouse or everything sold and is expected to sell. Means add up; quantiles do not, so a sum keeps variances, standard deviations
 * and what its series have in common, and {@link org.quartermaster.forecasting.totals.AheadTotal#over} makes the distribution of any days together from them.
 */
package org.quartermaster.forecasting.totals;
