package org.quartermaster.purchasing;

import java.util.Locale;
import java.util.Objects;

/**
 * How an order went to its supplier.
 *
 * @param to address, number or place; may be empty, at most {@value #LONGEST} characters
 */
public record Sending(Way how, String to) {

    static final int LONGEST = 200;

    /** The ways an order takes. */
    public enum Way {
        EMAIL, PHONE, PORTAL, POST, OTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such way */
        public static Way of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Sending {
        Objects.requireNonNull(how, "how");
        to = to == null ? "" : to.strip();
        to = to.substring(0, Math.min(LONGEST, to.length()));
    }
}
