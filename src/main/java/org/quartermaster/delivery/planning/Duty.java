package org.quartermaster.delivery.planning;

import java.util.Optional;

/**
 * What a driver may do in a day.
 *
 * @param mostSeconds between leaving the depot and coming back, > 0
 * @param rest        the break, if any
 */
public record Duty(int mostSeconds, Optional<Rest> rest) {
    /** As long as the shift, without a break. */
    public static final Duty FREE = new Duty(Integer.MAX_VALUE, Optional.empty());

    public Duty {
        if (mostSeconds <= 0) {
            throw new IllegalArgumentException("The longest time away (%d s) must be > 0.".formatted(mostSeconds));
        }
    }

    /** Away for at most so long. */
    public static Duty ofAtMost(int seconds) {
        return new Duty(seconds, Optional.empty());
    }

    /** Away for so many seconds more. */
    public Duty longer(int seconds) {
        return new Duty(mostSeconds + seconds, rest);
    }

    /** With this break. */
    public Duty with(Rest other) {
        return new Duty(mostSeconds, Optional.of(other));
    }
}
