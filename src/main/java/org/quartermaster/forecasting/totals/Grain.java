package org.quartermaster.forecasting.totals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long one point of the chart and one column of the grid is. */
public enum Grain {
    DAY, WEEK, MONTH;

    /** The first day of the bucket that holds {@code day}. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the next bucket. */
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** The first day of history that is shown. */
    public LocalDate from(LocalDate asOf) {
        return switch (this) {
            case DAY -> asOf.minusDays(119);
            case WEEK -> start(asOf.minusWeeks(52));
            case MONTH -> start(asOf.minusMonths(22));
        };
    }

    /** The same day a year before, on the same weekday where weekdays matter. */
    public LocalDate yearBefore(LocalDate day) {
        return this == MONTH ? day.minusYears(1) : day.minusWeeks(52);
    }
}
