package org.quartermaster.forecasting.models;

import java.time.LocalDate;

/**
 * The past of one series as far as it is known at a forecast's origin. The array is shared, not copied, so that many origins cost nothing.
 *
 * @param rhythm   how often it was counted
 * @param firstDay day of {@code units[0]}
 * @param units    demand per period in units, ≥ 0, ascending in time; NaN where it is missing
 * @param end      how many periods are known: {@code units[0 … end − 1]}
 */
public record History(Rhythm rhythm, LocalDate firstDay, float[] units, int end) {

    public History {
        if (end < 0 || end > units.length) {
            throw new IllegalArgumentException("end (%d) must lie in 0…%d".formatted(end, units.length));
        }
    }

    /** Days. */
    public History(LocalDate firstDay, float[] units, int end) {
        this(Rhythm.DAILY, firstDay, units, end);
    }

    /** The whole array is known, day by day. */
    public static History of(LocalDate firstDay, float... units) {
        return new History(firstDay, units, units.length);
    }

    /** The whole array is known. */
    public static History of(Rhythm rhythm, LocalDate firstDay, float... units) {
        return new History(rhythm, firstDay, units, units.length);
    }

    /** The last known period. */
    public LocalDate origin() {
        return rhythm.day(firstDay, end - 1L);
    }

    /** The same series seen from an earlier origin. */
    public History until(int earlierEnd) {
        return new History(rhythm, firstDay, units, earlierEnd);
    }

    /** Place of {@code units[period]} in the profile, 0 Monday … 6 Sunday for days. */
    public int phase(int period) {
        return Math.floorMod(rhythm.phase(firstDay) + period, rhythm.phases());
    }

    /** Visits the units of every known period from the first sale on, in order. */
    public void forEachKnown(FloatConsumer visitor) {
        for (int t = firstSale(); t < end; t++) {
            if (!Float.isNaN(units[t])) {
                visitor.accept(units[t]);
            }
        }
    }

    /** Takes the units of a period. */
    @FunctionalInterface
    public interface FloatConsumer {
        void accept(float units);
    }

    /** Index of the first period with a sale, or {@code end} when nothing was ever sold: before it the series did not exist. */
    public int firstSale() {
        for (int t = 0; t < end; t++) {
            if (units[t] > 0) {
                return t;
            }
        }
        return end;
    }
}
