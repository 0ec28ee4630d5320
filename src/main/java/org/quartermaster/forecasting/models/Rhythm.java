package org.quartermaster.forecasting.models;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * How often a series is counted, and what repeats in it. A "period" is a day, a week or a month; everything in the engines counts in periods.
 */
public enum Rhythm {

    /** Days with a week's profile. */
    DAILY(7, 364, 28, 91, 42, new int[] {7, 14, 28, 56, 91, 182, 364}, new double[] {0.01, 0.025, 0.06, 0.15}),
    /** Weeks with a year's profile: week 52 periods later is the same one. */
    WEEKLY(52, 52, 8, 26, 10, new int[] {1, 2, 4, 8, 13, 26, 52}, new double[] {0.03, 0.08, 0.2, 0.4}),
    /** Months with a year's profile. */
    MONTHLY(12, 12, 6, 12, 6, new int[] {1, 2, 3, 6, 9, 12, 24}, new double[] {0.03, 0.08, 0.2, 0.4});

    private static final LocalDate MONDAY = LocalDate.of(1969, 12, 29);

    private final int phases;
    private final int year;
    private final int recent;
    private final int longer;
    private final int least;
    private final int[] windows;
    private final double[] rates;

    Rhythm(int phases, int year, int recent, int longer, int least, int[] windows, double[] rates) {
        this.phases = phases;
        this.year = year;
        this.recent = recent;
        this.longer = longer;
        this.least = least;
        this.windows = windows;
        this.rates = rates;
    }

    /** Length of the profile: weekdays, weeks of a year, months. */
    public int phases() {
        return phases;
    }

    /** Periods to the same season a year earlier; for days a whole number of weeks. */
    public int year() {
        return year;
    }

    /** Periods that tell how things are now. */
    public int recent() {
        return recent;
    }

    /** Periods that tell how things usually are. */
    public int longer() {
        return longer;
    }

    /** Periods after the first sale from which on a series says enough to learn from. */
    public int least() {
        return least;
    }

    /** Windows over which means are worth knowing, ascending. */
    public int[] windows() {
        return windows.clone();
    }

    /** Smoothing rates worth trying, ascending. */
    public double[] rates() {
        return rates.clone();
    }

    /** Periods around the same time last year that are averaged, to each side. */
    public int yearReach() {
        return this == DAILY ? 3 : 0;
    }

    /** The day with which the period {@code index} periods after {@code first} begins. */
    public LocalDate day(LocalDate first, long index) {
        return switch (this) {
            case DAILY -> first.plusDays(index);
            case WEEKLY -> first.plusWeeks(index);
            case MONTHLY -> first.plusMonths(index);
        };
    }

    /** How many periods lie between the period of {@code first} and that of {@code day}. */
    public int index(LocalDate first, LocalDate day) {
        return switch (this) {
            case DAILY -> (int) (day.toEpochDay() - first.toEpochDay());
            case WEEKLY -> (int) Math.floorDiv(day.toEpochDay() - first.toEpochDay(), 7);
            case MONTHLY -> (int) ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
        };
    }

    /** Place of a day in the profile, 0 … phases − 1; 0 is Monday, or January. */
    public int phase(LocalDate day) {
        return switch (this) {
            case DAILY -> day.getDayOfWeek().getValue() - 1;
            case WEEKLY -> Math.floorMod(Math.floorDiv(day.toEpochDay() - MONDAY.toEpochDay(), 7), 52);
            case MONTHLY -> day.getMonthValue() - 1;
        };
    }
}
