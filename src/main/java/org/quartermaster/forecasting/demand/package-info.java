/**
 * From what was sold to what was wanted: missing days stay missing, outliers are clipped beside the raw value, a predecessor's history is joined, and every series gets its
 * demand class. Plain arithmetic on arrays; every value of a day depends on that day and the days before it alone, so that back-tests do not look ahead.
 */
package org.quartermaster.forecasting.demand;
