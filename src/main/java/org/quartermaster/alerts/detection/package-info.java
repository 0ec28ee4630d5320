/**
 * Finds what needs a human, in plain Java: figures in, findings with money and evidence out. One class per kind of alert, and
 * {@link org.quartermaster.alerts.detection.Merge}, which joins tonight's findings with the alerts that stand. No clock, no database, no randomness.
 */
package org.quartermaster.alerts.detection;
