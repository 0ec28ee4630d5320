package org.quartermaster.jobs;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
    WAITING, RUNNING, DONE, FAILED, CANCELLED;

    /** As it stands in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
