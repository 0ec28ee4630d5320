package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days of the demo company as indices: 0 is the first day of history, {@link #DAYS} is today, the days up to {@link #END} are the future.
 *
 * @param today the first day without sales
 */
record History(LocalDate today) {

    /** Days of history; the last of them is yesterday. */
    static final int DAYS = 730;
    /** Days after history whose demand is drawn too, for the truth. */
    static final int HORIZON = 56;
    static final int END = DAYS + HORIZON;
    static final int YESTERDAY = DAYS - 1;
    /** First day whose purchase orders are kept. */
    static final int ORDERS_FROM = DAYS - 420;
    /** First day whose stock movements are kept. */
    static final int MOVEMENTS_FROM = DAYS - 60;

    LocalDate day(int index) {
        return today.plusDays((long) index - DAYS);
    }

    int index(LocalDate day) {
        return DAYS + (int) ChronoUnit.DAYS.between(today, day);
    }

    /** 0 Monday … 6 Sunday. */
    int weekday(int index) {
        return day(index).getDayOfWeek().getValue() - 1;
    }
}
