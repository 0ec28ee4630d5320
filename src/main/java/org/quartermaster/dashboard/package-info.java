/**
 * The first screen: what needs somebody today by money, and how the business moves.
 *
 * <p>Decides nothing; it ranks what the rooms below propose and what {@code alerts} found. Owns {@code daily_figure}, the trend of the company's figures, written
 * after each detection ({@link org.quartermaster.alerts.AlertsDetected}) and filled from history where history says it.
 */
package org.quartermaster.dashboard;
