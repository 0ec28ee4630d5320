package org.quartermaster.forecasting.models;

import java.time.LocalDate;

/**
 * The past of one series as far as it is known at a forecast's origin. The array is shared, not copied, so that many origins cost nothing.
 *
 * @param firstDay day of {@code units[0]}
 * @param units    demand per day in units, ≥ 0, days ascending; NaN where it is missing
 * @param end      how many days are known: {@code units[0 … end − 1]}
 */
public record History(LocalDate firstDay, float[] units, int end) {

    public History {
        if (end < 0 || end > units.length) {
            throw new IllegalArgumentException("end (%d) must lie in 0…%d".formatted(end, units.length));
        }
    }

    /** The whole array is known. */
    public static History of(LocalDate firstDay, float... units) {
        return new History(firstDay, units, units.length);
    }

    /** The last known day. */
    public LocalDate origin() {
        return firstDay.plusDays(end - 1L);
    }

    /** The same series seen from an earlier origin. */
    public History until(int earlierEnd) {
        return new History(firstDay, units, earlierEnd);
    }

    /** Weekday of {@code units[day]}, 0 Monday … 6 Sunday. */
    public int weekday(int day) {
        return Math.floorMod(firstDay.getDayOfWeek().getValue() - 1 + day, 7);
    }

    /** Index of the first day with a sale, or {@code end} when nothing was ever sold: before it the series did not exist. */
    public int firstSale() {
        for (int t = 0; t < end; t++) {
            if (units[t] > 0) {
                return t;
            }
        }
        return end;
    }
}
