package org.quartermaster.security;

import java.time.Duration;

/**
 * How long further tries are refused after so many failures: nothing while they are free, then 15 s, doubled with each failure, 15 min at most.
 *
 * @param free failures without consequence, ≥ 1
 */
public record BackOff(int free) {

    /** For one name from one address. */
    public static final BackOff NAME_AND_ADDRESS = new BackOff(5);
    /** For all names from one address: somebody tries one password on many names. */
    public static final BackOff ADDRESS = new BackOff(60);
    /** For one name from all addresses: many machines try one name. High, so that strangers cannot lock a person out cheaply. */
    public static final BackOff NAME = new BackOff(200);

    private static final long FIRST_SECONDS = 15;
    private static final long LONGEST_SECONDS = 900;

    /** The pause after {@code failures}; zero while they are free. The 5th failure of 5 free ones pauses 15 s, the 6th 30 s, the 11th 900 s. */
    public Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        long seconds = FIRST_SECONDS << Math.min(failures - free, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS));
    }
}
