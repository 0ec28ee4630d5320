package org.quartermaster.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's better knowledge for a range of days, at any level. What a level holds together is split among its series in proportion to their baselines.
 *
 * @param level     what it changes
 * @param fromDay   first day
 * @param toDay     last day
 * @param kind      what {@code amount} means
 * @param amount    units over the whole range, or percent
 * @param reason    why
 * @param expiresOn not used after this day; null: never expires
 * @param cutAfter  taken back from the day after this one on, because the days before were locked; null: whole
 * @param entry     overrides with the same number were entered together and are taken back together
 * @param createdBy who
 * @param createdAt when
 */
public record ForecastOverride(long id, ForecastLevel level, LocalDate fromDay, LocalDate toDay, Kind kind, double amount, String reason, LocalDate expiresOn,
                               LocalDate cutAfter, long entry, String createdBy, Instant createdAt) {

    /** What the amount of an override means. */
    public enum Kind {
        /** The range sells this many units in total. */
        SET,
        /** The range sells this many units more or less than the baseline, in total. */
        ADD,
        /** Each day sells this many percent more or less than the baseline. */
        PERCENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such kind */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is left of it on a day: all until it expires, then what it said of the days that were locked by its last day, for these keep what they say.
     *
     * @param lockedDays how many days of the forecast are locked; the forecast of a day begins on that day
     * @return empty when nothing is left
     */
    Optional<ForecastOverride> on(LocalDate today, int lockedDays) {
        if (holds(today)) {
            return Optional.of(this);
        }
        LocalDate last = lastDay(today, lockedDays);
        return last.isBefore(fromDay) || lockedDays == 0 ? Optional.empty()
                : Optional.of(new ForecastOverride(id, level, fromDay, toDay, kind, amount, reason, null, last, entry, createdBy, createdAt));
    }

    /** The last day that it changes, seen on a day; once expired, the last that was locked by its last day. What it changes is over when that lies before {@code today}. */
    public LocalDate lastDay(LocalDate today, int lockedDays) {
        LocalDate locked = holds(today) ? toDay : expiresOn.plusDays(lockedDays - 1L);
        return locked.isBefore(lastDay()) ? locked : lastDay();
    }

    /** The last day that it was entered for and that was not taken back. */
    LocalDate lastDay() {
        return cutAfter != null && cutAfter.isBefore(toDay) ? cutAfter : toDay;
    }

    /** Whether it has any effect on a day. */
    boolean holds(LocalDate today) {
        return expiresOn == null || !expiresOn.isBefore(today);
    }
}
