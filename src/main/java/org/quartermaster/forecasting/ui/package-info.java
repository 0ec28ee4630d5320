/** The forecast screens: the list of all series with their scores, and one series with history, forecast, overrides and score card. */
package org.quartermaster.forecasting.ui;
