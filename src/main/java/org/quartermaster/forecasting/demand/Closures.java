package org.quartermaster.forecasting.demand;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When a warehouse is expected to be closed, by how it was: on a weekday that was closed in {@value #CLOSED_WEEKS} of its last {@value #WEEKS} weeks (in all of them where there are fewer), on a holiday on
 * which it was closed each time that it would have been open, on a date on which it was closed in both years before, and on the days that are planned. What sells on a closed day is zero, in the past as ahead.
 */
public final class Closures {

    private static final int WEEK = 7;
    private static final int WEEKS = 8;
    private static final int CLOSED_WEEKS = 7;
    private static final int LEAST_WEEKS = 4;

    private final LocalDate firstDay;
    private final int history;
    private final boolean[] closed;
    private final boolean[] weekdays = new boolean[WEEK];

    private Closures(LocalDate firstDay, int history, boolean[] closed) {
        this.firstDay = firstDay;
        this.history = history;
        this.closed = closed;
        for (int back = 1; back <= Math.min(WEEK, history); back++) {
            weekdays[(history - back) % WEEK] = isClosedWeekday(history - back);
        }
    }

    /**
     * The past as it was and the future as expected.
     *
     * @param firstDay day of index 0
     * @param history  days of history
     * @param horizon  days ahead
     * @param was      closed days of the history
     * @param holidays the days of each holiday, past and future
     * @param planned  days on which it will be closed
     * @return {@code [history + horizon]}
     */
    public static boolean[] expected(LocalDate firstDay, int history, int horizon, Set<LocalDate> was, Collection<? extends Collection<LocalDate>> holidays, Set<LocalDate> planned) {
        boolean[] closed = new boolean[history + horizon];
        IntStream.range(0, history).forEach(t -> closed[t] = was.contains(firstDay.plusDays(t)));
        var closures = new Closures(firstDay, history, closed);
        for (int t = history; t < closed.length; t++) {
            closed[t] = planned.contains(firstDay.plusDays(t)) || closures.weekdays[t % WEEK] || closures.isClosedDate(t);
        }
        holidays.forEach(closures::closeHoliday);
        return closed;
    }

    private boolean isClosedWeekday(int last) {
        int weeks = 0;
        int silent = 0;
        for (int t = last; t >= 0 && weeks < WEEKS; t -= WEEK) {
            weeks++;
            silent += closed[t] ? 1 : 0;
        }
        return weeks == WEEKS ? silent >= CLOSED_WEEKS : weeks >= LEAST_WEEKS && silent == weeks;
    }

    /** Both years say so, at least one of them of a day that is no closed weekday. */
    private boolean isClosedDate(int ahead) {
        LocalDate day = firstDay.plusDays(ahead);
        int[] before = {index(day.minusYears(1)), index(day.minusYears(2))};
        boolean always = IntStream.of(before).allMatch(t -> t >= 0 && t < history && closed[t]);
        return always && IntStream.of(before).anyMatch(t -> !weekdays[t % WEEK]);
    }

    private void closeHoliday(Collection<LocalDate> days) {
        int[] past = days.stream().mapToInt(this::index).filter(t -> t >= 0 && t < history && !weekdays[t % WEEK]).toArray();
        if (past.length > 0 && IntStream.of(past).allMatch(t -> closed[t])) {
            days.stream().mapToInt(this::index).filter(t -> t >= history && t < closed.length).forEach(t -> closed[t] = true);
        }
    }

    private int index(LocalDate day) {
        return (int) (day.toEpochDay() - firstDay.toEpochDay());
    }
}
