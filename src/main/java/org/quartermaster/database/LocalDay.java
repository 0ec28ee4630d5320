package org.quartermaster.database;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/** The day of a UTC moment on a zone's clock, as SQL that asks the database for no time zone tables. */
public final class LocalDay {
    private static final Duration BACK = Duration.ofDays(400);
    private static final Duration AHEAD = Duration.ofDays(10 * 366);

    private LocalDay() {
    }

    /**
     * The day in {@code column}.
     *
     * @param around moments from about a year before to ten years after it are exact; earlier ones take the offset of that year
     */
    public static String of(String column, ZoneId zone, Instant around) {
        Instant first = around.minus(BACK);
        var seconds = new StringBuilder("case");
        ZoneOffset offset = zone.getRules().getOffset(first);
        for (ZoneOffsetTransition next = zone.getRules().nextTransition(first); next != null && next.getInstant().isBefore(around.plus(AHEAD));
                next = zone.getRules().nextTransition(next.getInstant())) {
            seconds.append(" when %s < '%s' then %d".formatted(column, utc(next.getInstant()), offset.getTotalSeconds()));
            offset = next.getOffsetAfter();
        }
        String shift = seconds.length() == 4 ? String.valueOf(offset.getTotalSeconds()) : seconds + " else " + offset.getTotalSeconds() + " end";
        return "date(%s + interval (%s) second)".formatted(column, shift);
    }

    private static String utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
    }
}
