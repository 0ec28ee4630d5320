package org.quartermaster.forecasting.features;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Set;

/**
 * Weekdays, seasons and holidays of a run of days, as arrays by day index.
 *
 * <p>Immutable after construction; one per region is shared by all its series.
 */
public final class DayCalendar {

    /** Holidays further away than this do not matter. */
    static final int REACH = 14;

    final LocalDate firstDay;
    final byte[] weekday;
    final byte[] dayOfMonth;
    final float[] seasonSine;
    final float[] seasonCosine;
    final short[] dayOfYear;
    final byte[] toHoliday;
    final byte[] sinceHoliday;

    /**
     * @param firstDay day of index 0
     * @param days     how many, the future included
     * @param holidays holidays and events of the region, before, in and after these days
     */
    public DayCalendar(LocalDate firstDay, int days, Set<LocalDate> holidays) {
        this.firstDay = firstDay;
        weekday = new byte[days];
        dayOfMonth = new byte[days];
        seasonSine = new float[days];
        seasonCosine = new float[days];
        dayOfYear = new short[days];
        toHoliday = new byte[days];
        sinceHoliday = new byte[days];
        Arrays.fill(toHoliday, (byte) (REACH + 1));
        Arrays.fill(sinceHoliday, (byte) (REACH + 1));
        for (int t = 0; t < days; t++) {
            describe(t, firstDay.plusDays(t));
        }
        holidays.forEach(holiday -> mark((int) (holiday.toEpochDay() - firstDay.toEpochDay())));
    }

    private void describe(int t, LocalDate day) {
        double angle = 2 * Math.PI * day.getDayOfYear() / day.range(ChronoField.DAY_OF_YEAR).getMaximum();
        weekday[t] = (byte) (day.getDayOfWeek().getValue() - 1);
        dayOfMonth[t] = (byte) day.getDayOfMonth();
        dayOfYear[t] = (short) day.getDayOfYear();
        seasonSine[t] = (float) Math.sin(angle);
        seasonCosine[t] = (float) Math.cos(angle);
    }

    private void mark(int holiday) {
        for (int t = Math.max(0, holiday - REACH); t <= Math.min(weekday.length - 1, holiday + REACH); t++) {
            if (t <= holiday) {
                toHoliday[t] = (byte) Math.min(toHoliday[t], holiday - t);
            }
            if (t >= holiday) {
                sinceHoliday[t] = (byte) Math.min(sinceHoliday[t], t - holiday);
            }
        }
    }

    /** How many days it knows. */
    public int days() {
        return weekday.length;
    }
}
