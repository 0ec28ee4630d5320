package org.quartermaster.alerts;

import java.time.LocalDate;

/**
 * A detection has ended and its alerts stand.
 *
 * @param day   the planned day it was for
 * @param open  alerts that need somebody
 * @param found new ones
 * @param gone  those that went by themselves
 */
public record AlertsDetected(LocalDate day, int open, int found, int gone) {
}
