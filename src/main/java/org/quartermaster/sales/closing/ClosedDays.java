package org.quartermaster.sales.closing;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Decides which days without a sale a warehouse was closed. Nothing sold is no proof: a small warehouse has such days. A day is closed where its silence is implausible, with a probability below
 * 1 : 10,000, in one of two ways:
 *
 * <ul>
 * <li><b>Holidays:</b> the run of silent days in which it lies, at the level of the same weekdays in the {@value #WEEKS} weeks before and after the run, the lower of both.
 * <li><b>Weekdays:</b> the run of silent weeks of its weekday, {@value #LEAST_WEEKS} at least, had this weekday a quarter of the sales of the others in those weeks.
 * </ul>
 *
 * <p>P(0) of a day with m sales expected is {@code φ^(−m / (φ − 1))}, the negative binomial with variance φ · m, and {@code e^(−m)} at φ = 1; φ is measured. Where more than {@value #USUAL_OF_16} of 16
 * such days are silent, P(0) is at least their share. Worked number: 12 sales are usual on a Monday and φ = 1: one silent Monday has e^−12 = 0.000006 and is closed. Where a sale is made on half of the
 * days, 14 silent days in a row are needed (0.5^14 = 0.00006).
 */
public final class ClosedDays {

    private static final int WEEK = 7;
    private static final int WEEKS = 8;
    private static final int LEAST_WEEKS = 4;
    private static final int LEAST_NEIGHBOURS = 3;
    private static final int USUAL_OF_16 = 3;
    /** A longer silence tells no more: a season may be over. */
    private static final int MOST_DAYS = 14;
    private static final double QUARTER = 0.25;
    /** −ln 0.0001. */
    private static final double ENOUGH = 9.21;

    private final int[] sales;
    private final double dispersion;
    private final BitSet closed = new BitSet();

    private ClosedDays(int[] sales) {
        this.sales = sales;
        this.dispersion = dispersion();
    }

    /**
     * Decides.
     *
     * @param sales orders or lines sold by the whole warehouse per day, ascending without gaps, the first one being a day with a sale
     * @return indices of the closed days
     */
    public static BitSet of(int[] sales) {
        var days = new ClosedDays(sales);
        for (int weekday = 0; weekday < WEEK; weekday++) {
            days.closeRuns(weekday, WEEK);
        }
        days.closeRuns(0, 1);
        return days.closed;
    }

    /** Runs of silent days {@code step} apart. */
    private void closeRuns(int first, int step) {
        for (int from = first; from < sales.length; from += step) {
            int start = from;
            int end = from;
            while (end < sales.length && sales[end] == 0) {
                end += step;
            }
            if (end > from && isClosed(from, end, step)) {
                IntStream.range(0, Math.ceilDiv(end - from, step)).map(i -> start + i * step).forEach(closed::set);
            }
            from = end;
        }
    }

    private boolean isClosed(int from, int end, int step) {
        return step == WEEK ? weekday(from, end) >= ENOUGH : holiday(from, end) >= ENOUGH;
    }

    private double weekday(int from, int end) {
        int weeks = (end - from) / WEEK;
        if (weeks < LEAST_WEEKS) {
            return 0;
        }
        var others = new Level();
        for (int beside = 1; beside < WEEK; beside++) {
            var weekday = new Level();
            for (int t = from - WEEK + beside; t < end; t += WEEK) {
                weekday.add(t);
            }
            if (weekday.sold > 0) {
                others.add(weekday);
            }
        }
        return weeks * others.surprise(QUARTER, others);
    }

    /** A silence that lasts until today and longer than {@link #MOST_DAYS} may be the end of the warehouse. */
    private double holiday(int from, int end) {
        if (end == sales.length && end - from > MOST_DAYS) {
            return 0;
        }
        double fadesOut = fades(from - MOST_DAYS, from - WEEKS * WEEK, from);
        double fadesIn = fades(end, end, end + WEEKS * WEEK);
        double surprise = 0;
        for (int t = from; t < Math.min(end, from + MOST_DAYS); t++) {
            Level before = sameWeekday(t - WEEK * Math.ceilDiv(t - from + 1, WEEK), -WEEK);
            Level after = sameWeekday(t + WEEK * Math.ceilDiv(end - t, WEEK), WEEK);
            if (before.days + after.days >= LEAST_NEIGHBOURS) {
                var both = new Level();
                both.add(before);
                both.add(after);
                surprise += Math.min(before.days == 0 ? ENOUGH : before.surprise(fadesOut, both), after.days == 0 ? ENOUGH : after.surprise(fadesIn, both));
            }
        }
        return surprise;
    }

    private Level sameWeekday(int first, int step) {
        var level = new Level();
        for (int week = 0; week < WEEKS; week++) {
            level.add(first + week * step);
        }
        return level;
    }

    /** How much of the level is left in the two weeks from {@code near} on, 0…1: a season ends slowly. */
    private double fades(int near, int from, int end) {
        var close = new Level();
        var all = new Level();
        for (int t = from; t < end; t++) {
            all.add(t);
            if (t >= near && t < near + MOST_DAYS) {
                close.add(t);
            }
        }
        return all.sold == 0 ? 1 : Math.min(1, close.mean() / all.mean());
    }

    /** Variance over mean of the days with sales around the same weekdays of the weeks beside them, ≥ 1. */
    private double dispersion() {
        double squares = 0;
        double means = 0;
        for (int day = 0; day < sales.length; day++) {
            var beside = new Level();
            for (int week = 1; week <= WEEKS / 2; week++) {
                beside.add(day - week * WEEK);
                beside.add(day + week * WEEK);
            }
            if (sales[day] > 0 && beside.sold > 0) {
                double error = sales[day] - beside.mean();
                squares += error * error;
                means += beside.mean();
            }
        }
        return means == 0 ? 1 : Math.max(1, squares / means);
    }

    /** What some days sold. */
    private final class Level {
        private int days;
        private int silent;
        private long sold;

        void add(int day) {
            if (day >= 0 && day < sales.length) {
                days++;
                silent += sales[day] == 0 ? 1 : 0;
                sold += sales[day];
            }
        }

        void add(Level other) {
            days += other.days;
            silent += other.silent;
            sold += other.sold;
        }

        double mean() {
            return (double) sold / days;
        }

        /** −ln P(0) of a day with this share of the mean. @param similar days that tell how usual silence is */
        double surprise(double share, Level similar) {
            if (days == 0) {
                return 0;
            }
            double byCount = share * mean() * (dispersion < 1.001 ? 1 : Math.log(dispersion) / (dispersion - 1));
            return 16 * similar.silent > USUAL_OF_16 * similar.days ? Math.min(byCount, share * Math.log((double) similar.days / similar.silent)) : byCount;
        }
    }
}
