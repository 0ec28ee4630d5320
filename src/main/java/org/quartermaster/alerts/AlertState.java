package org.quartermaster.alerts;

import java.util.Locale;

/** The life of an alert. */
public enum AlertState {
    /** Nobody has said anything yet. */
    OPEN,
    /** Somebody knows; quiet until it is worth more. */
    ACKNOWLEDGED,
    /** Quiet until a day, or until it is worth more. */
    SNOOZED,
    /** Done: by a person, or because it is gone. */
    RESOLVED;

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static AlertState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
