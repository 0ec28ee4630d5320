/**
 * Teaches a small network what the blend says: asks the blend at several past days, lets a process of its own learn from that, and compares teacher, student and seasonal naive on days that neither has seen. Plain Java in a
 * work folder; knows no database and no screen.
 */
package org.quartermaster.forecasting.distillation;
