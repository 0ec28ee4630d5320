package org.quartermaster.forecasting;

import java.time.Duration;
import java.util.Locale;

/** How often the night run tunes the network. */
public enum TuningSchedule {
    OFF(Duration.ZERO), WEEKLY(Duration.ofDays(7)), NIGHTLY(Duration.ofDays(1));

    private static final Duration SLACK = Duration.ofHours(6);

    private final Duration between;

    TuningSchedule(Duration between) {
        this.between = between;
    }

    /** As it stands in tables, texts and REST. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is none with this code */
    public static TuningSchedule of(String code) {
        for (TuningSchedule one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("A schedule is off, weekly or nightly, not \"%s\".".formatted(code));
    }

    /** Whether it is time again; nights do not begin on the second. @param since since the last attempt began, null before the first */
    boolean isDue(Duration since) {
        return this != OFF && (since == null || since.compareTo(between.minus(SLACK)) >= 0);
    }
}
