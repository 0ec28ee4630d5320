package org.quartermaster.shared;

import java.time.LocalDate;

/**
 * Which day it is for planning.
 *
 * <p>Usually today in the company's time zone. Where the newest sale is over 60 days old the company's data is historical, and planning happens on the
 * day after the newest sale; {@link #isHistorical()} says so and the screens show it.
 */
public interface BusinessCalendar {
    /** The day that is planned: orders go out on it at the earliest. */
    LocalDate planningDay();

    /** The last day with complete sales; the forecast begins the day after. */
    LocalDate lastSalesDay();

    /** Whether the planning day comes from the data, not from the clock. */
    boolean isHistorical();
}
