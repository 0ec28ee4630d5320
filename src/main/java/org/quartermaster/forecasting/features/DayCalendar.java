package org.quartermaster.forecasting.features;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * Phases, seasons, holidays and events of a run of periods (days, weeks or months), as arrays by index.
 *
 * <p>Immutable after construction; one per region is shared by all its series.
 */
public final class DayCalendar {

    /** Holidays further away than this do not matter. */
    static final int REACH = 14;
    private static final int SAME_EVENTS = 2;
    /** What happens more often than once in so many periods is a season, such as school holidays, and no occasion. */
    private static final int RARE = 10;

    final LocalDate firstDay;
    final short[] phase;
    final byte[] dayOfMonth;
    final float[] seasonSine;
    final float[] seasonCosine;
    final short[] dayOfYear;
    final byte[] toHoliday;
    final byte[] sinceHoliday;
    /** 0: none. */
    final short[] event;
    /** Index of the last period before with the same event, −1 without one. */
    final int[] previousEvent;

    /**
     * Days with holidays that are all alike.
     *
     * @param firstDay day of index 0
     * @param days     how many, the future included
     * @param holidays holidays and events of the region, before, in and after these days
     */
    public DayCalendar(LocalDate firstDay, int days, Set<LocalDate> holidays) {
        this(Rhythm.DAILY, firstDay, days, holidays.stream().collect(Collectors.toMap(Function.identity(), _ -> (short) 1)));
    }

    /** @param events number of the event on a day, ≥ 1; the same kind of event has the same number */
    public DayCalendar(Rhythm rhythm, LocalDate firstDay, int periods, Map<LocalDate, Short> events) {
        this.firstDay = firstDay;
        phase = new short[periods];
        dayOfMonth = new byte[periods];
        seasonSine = new float[periods];
        seasonCosine = new float[periods];
        dayOfYear = new short[periods];
        toHoliday = new byte[periods];
        sinceHoliday = new byte[periods];
        event = new short[periods];
        previousEvent = new int[periods];
        Arrays.fill(toHoliday, (byte) (REACH + 1));
        Arrays.fill(sinceHoliday, (byte) (REACH + 1));
        for (int t = 0; t < periods; t++) {
            LocalDate day = rhythm.day(firstDay, t);
            phase[t] = (short) rhythm.phase(day);
            describe(t, day);
        }
        Map<Short, Long> times = events.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        events.forEach((day, number) -> mark(rhythm.index(firstDay, day), number, times.get(number) * RARE <= periods));
        linkEvents();
    }

    private void describe(int t, LocalDate day) {
        double angle = 2 * Math.PI * day.getDayOfYear() / day.range(ChronoField.DAY_OF_YEAR).getMaximum();
        dayOfMonth[t] = (byte) day.getDayOfMonth();
        dayOfYear[t] = (short) day.getDayOfYear();
        seasonSine[t] = (float) Math.sin(angle);
        seasonCosine[t] = (float) Math.cos(angle);
    }

    private void mark(int holiday, short number, boolean isRare) {
        if (holiday >= 0 && holiday < event.length) {
            event[holiday] = number;
        }
        if (!isRare) {
            return;
        }
        for (int t = Math.max(0, holiday - REACH); t <= Math.min(phase.length - 1, holiday + REACH); t++) {
            if (t <= holiday) {
                toHoliday[t] = (byte) Math.min(toHoliday[t], holiday - t);
            }
            if (t >= holiday) {
                sinceHoliday[t] = (byte) Math.min(sinceHoliday[t], t - holiday);
            }
        }
    }

    private void linkEvents() {
        var last = new HashMap<Short, Integer>();
        for (int t = 0; t < event.length; t++) {
            Integer before = event[t] == 0 ? null : last.put(event[t], t);
            previousEvent[t] = before == null ? -1 : before;
        }
    }

    /**
     * How much a group of series sold on the last occasions of a period's event before {@code end}, relative to the weeks around them; NaN without event or occasion.
     *
     * @param sales of the group, by index
     */
    double eventLift(float[] sales, int period, int end, int reach) {
        double sum = 0;
        int found = 0;
        int before = event[period] == 0 ? -1 : previousEvent[period];
        while (before >= 0 && found < SAME_EVENTS) {
            double around = before < end ? Windows.mean(sales, before - reach, Math.min(end, before + reach + 1)) : Double.NaN;
            if (around > 0 && !Float.isNaN(sales[before])) {
                sum += sales[before] / around;
                found++;
            }
            before = previousEvent[before];
        }
        return found == 0 ? Double.NaN : sum / found;
    }

    /** Whether a holiday or event that is rare falls on a period; unknown periods have none. */
    public boolean isOccasion(int period) {
        return period >= 0 && period < event.length && toHoliday[period] == 0;
    }

    /** How many periods it knows. */
    public int days() {
        return phase.length;
    }
}
