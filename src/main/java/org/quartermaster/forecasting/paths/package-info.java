/**
 * What may happen day by day: whole paths of demand for stress tests, with the forecast's distribution on each day and the company's own rhythm of good and bad days between them. Plain
 * computation; seeds are passed.
 */
package org.quartermaster.forecasting.paths;
